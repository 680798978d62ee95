package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Alias;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads written types. */
final class TypeReader {
    private static final int DEPTH = 12;

    private final Declarations crate;
    private final Names names;

    TypeReader(Declarations crate, Names names) {
        this.crate = crate;
        this.names = names;
    }

    /**
     * @param self the type that {@code Self} means; empty if none
     */
    @Nullable
    Ty read(FileSyntax file, int node, String self) {
        return read(file, node, self, 0);
    }

    private @Nullable Ty read(FileSyntax file, int node, String self, int depth) {
        if (node == SyntaxTree.NONE || depth > DEPTH) {
            return null;
        }
        SyntaxTree tree = file.tree();
        return switch (tree.type(node)) {
            case "type_identifier", "scoped_type_identifier", "identifier", "scoped_identifier" ->
                named(file, node, self, List.of(), depth);
            case "primitive_type" -> Ty.of(tree.text(node));
            case "generic_type" -> {
                int args = tree.child(node, "type_arguments");
                yield named(file, tree.child(node, "type"), self, args(file, args, self, depth), depth);
            }
            case "reference_type" -> Ty.reference(read(file, tree.child(node, "type"), self, depth + 1));
            case "tuple_type" -> new Ty("()", args(file, node, self, depth));
            case "array_type" -> Ty.of("Vec", read(file, tree.child(node, "element"), self, depth + 1));
            case "abstract_type", "dynamic_type" -> read(file, tree.child(node, "trait"), self, depth + 1);
            case "bounded_type" -> {
                List<@Nullable Ty> bounds = args(file, node, self, depth);
                yield bounds.isEmpty() ? null : bounds.getFirst();
            }
            default -> null;
        };
    }

    private List<@Nullable Ty> args(FileSyntax file, int node, String self, int depth) {
        List<@Nullable Ty> args = new ArrayList<>();
        if (node == SyntaxTree.NONE) {
            return args;
        }
        SyntaxTree tree = file.tree();
        for (int child : tree.children(node)) {
            switch (tree.type(child)) {
                case "lifetime", "<", ">", ",", "(", ")", "+", "block", "integer_literal" -> {}
                case "type_binding" -> args.add(read(file, tree.child(child, "type"), self, depth + 1));
                default -> args.add(read(file, child, self, depth + 1));
            }
        }
        return args;
    }

    private @Nullable Ty named(FileSyntax file, int node, String self, List<@Nullable Ty> args, int depth) {
        if (node == SyntaxTree.NONE) {
            return null;
        }
        String written = Imports.path(file.tree(), node);
        if (written.equals("Self")) {
            return self.isEmpty() ? null : Ty.of("crate::" + self);
        }
        String path = names.resolve(file, written, file.tree().start(node));
        if (path.startsWith("crate::")) {
            Alias alias = crate.aliases().get(Ty.last(path));
            if (alias != null) {
                return read(alias.file(), alias.type(), "", depth + 2);
            }
            return new Ty("crate::" + Ty.last(path), args);
        }
        // A single name that nothing declares is a parameter, or comes by a glob: its type is not known.
        boolean told = path.contains("::") || Ty.isEveryday(path) || path.equals("String") || path.equals("str");
        return told ? new Ty(Ty.canonical(path), args) : null;
    }
}
