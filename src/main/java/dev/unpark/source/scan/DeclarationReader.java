package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Alias;
import dev.unpark.source.scan.Declarations.Field;
import dev.unpark.source.scan.Declarations.Fn;
import dev.unpark.source.scan.Imports.Import;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the files of a crate declare: first all names, then the types, which need them. */
final class DeclarationReader {
    private final Declarations crate;
    private final TypeReader types;

    private DeclarationReader(Declarations crate, TypeReader types) {
        this.crate = crate;
        this.types = types;
    }

    static void read(List<FileSyntax> files, Declarations crate, TypeReader types) {
        DeclarationReader reader = new DeclarationReader(crate, types);
        for (FileSyntax file : files) {
            crate.modules().add(file.module());
            reader.names(file, 0);
            reader.imports(file);
        }
        crate.modules().remove("");
        for (FileSyntax file : files) {
            reader.items(file, 0, file.module(), "");
        }
    }

    private void imports(FileSyntax file) {
        for (Import i : file.imports().all()) {
            String root =
                    i.path().contains("::") ? i.path().substring(0, i.path().indexOf("::")) : i.path();
            boolean own = root.equals("crate") || root.equals("self") || root.equals("super");
            if (i.visible() && !own) {
                crate.reexports().putIfAbsent(i.name(), i.path());
            }
            if (i.name().equals("Mutex")
                    || i.path().endsWith("::Mutex")
                    || i.path().endsWith("::RwLock")) {
                crate.lockCrates().add(root);
            }
            if (i.path().endsWith("RefCell")) {
                crate.lockCrates().add("RefCell");
            }
        }
    }

    private void names(FileSyntax file, int node) {
        SyntaxTree tree = file.tree();
        for (int child = node + 1; child < tree.after(node); child++) {
            switch (tree.type(child)) {
                case "struct_item", "enum_item", "union_item" -> crate.types().add(name(tree, child));
                case "mod_item" -> crate.modules().add(name(tree, child));
                case "type_item" -> {
                    int type = tree.child(child, "type");
                    if (type != SyntaxTree.NONE) {
                        crate.types().add(name(tree, child));
                        crate.aliases().putIfAbsent(name(tree, child), new Alias(file, type));
                    }
                }
                case "scoped_type_identifier", "scoped_identifier" -> {
                    String path = tree.text(child);
                    if (path.endsWith("Mutex") || path.endsWith("RwLock")) {
                        crate.lockCrates().add(path.substring(0, Math.max(0, path.indexOf("::"))));
                    }
                }
                default -> {}
            }
        }
    }

    private static String name(SyntaxTree tree, int item) {
        int name = tree.child(item, "name");
        return name == SyntaxTree.NONE ? "" : tree.text(name);
    }

    private void items(FileSyntax file, int node, String module, String owner) {
        SyntaxTree tree = file.tree();
        boolean entry = false;
        for (int child = node + 1; child < tree.after(node); child = tree.after(child)) {
            String type = tree.type(child);
            switch (type) {
                case "struct_item" -> fields(file, child);
                case "static_item", "const_item" -> {
                    Ty of = types.read(file, tree.child(child, "type"), owner);
                    if (of != null) {
                        crate.statics().put(name(tree, child), of);
                    }
                }
                case "function_item", "function_signature_item" -> function(file, child, module, owner, entry);
                case "impl_item" -> items(file, child, module, implType(tree, child));
                case "trait_item" -> items(file, child, module, name(tree, child));
                case "mod_item" -> items(file, child, name(tree, child), "");
                case "use_declaration", "attribute_item", "line_comment", "type_item" -> {}
                default -> {
                    if (!tree.isLeaf(child)) {
                        items(file, child, module, owner);
                    }
                }
            }
            entry = type.equals("attribute_item") ? entry || isEntry(tree, child) : entry && type.endsWith("comment");
        }
    }

    private static boolean isEntry(SyntaxTree tree, int attribute) {
        String text = tree.text(attribute).replaceAll("\\s", "");
        return text.startsWith("#[tokio::main")
                || text.startsWith("#[async_std::main")
                || text.startsWith("#[actix_web::main");
    }

    private static String implType(SyntaxTree tree, int impl) {
        int type = tree.child(impl, "type");
        while (type != SyntaxTree.NONE) {
            int inner = tree.child(type, tree.is(type, "scoped_type_identifier") ? "name" : "type");
            if (inner == SyntaxTree.NONE) {
                return tree.text(type);
            }
            type = inner;
        }
        return "";
    }

    private void function(FileSyntax file, int node, String module, String owner, boolean entry) {
        SyntaxTree tree = file.tree();
        int modifiers = tree.childOf(node, "function_modifiers");
        boolean isAsync = modifiers != SyntaxTree.NONE && tree.has(modifiers, "async");
        @Nullable Ty result = types.read(file, tree.child(node, "return_type"), owner);
        crate.add(new Fn(file, node, module, owner, name(tree, node), isAsync, entry && isAsync, result));
        int body = tree.child(node, "body");
        if (body != SyntaxTree.NONE) {
            items(file, body, module, "");
        }
    }

    private void fields(FileSyntax file, int struct) {
        SyntaxTree tree = file.tree();
        int body = tree.child(struct, "body");
        if (body == SyntaxTree.NONE) {
            return;
        }
        String name = name(tree, struct);
        int index = 0;
        for (int child : tree.children(body)) {
            if (tree.is(child, "field_declaration")) {
                Ty type = types.read(file, tree.child(child, "type"), name);
                crate.add(new Field(name, name(tree, child), type));
            } else if (tree.field(child).equals("type")) {
                crate.add(new Field(name, Integer.toString(index++), types.read(file, child, name)));
            }
        }
    }
}
