package dev.unpark.source;

import dev.unpark.source.RustSyntax.Function;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the functions, async blocks and closures of a tree and has each body read. */
final class SyntaxReader {
    private static final String CLOSURE = "{{closure}}";
    /** Attributes that leave the body's own numbering of awaits alone; {@code instrument} and others wrap it. */
    private static final Set<String> INERT_ATTRIBUTES = Set.of(
            "main",
            "test",
            "async_trait",
            "inline",
            "allow",
            "warn",
            "deny",
            "forbid",
            "expect",
            "doc",
            "must_use",
            "cold",
            "cfg",
            "ignore",
            "should_panic",
            "no_mangle",
            "track_caller",
            "target_feature",
            "deprecated",
            "export_name",
            "link_section",
            "rstest",
            "serial");

    private final SyntaxTree tree;
    private final Set<String> ownMacros = new HashSet<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();

    private SyntaxReader(SyntaxTree tree) {
        this.tree = tree;
    }

    static ParsedFile read(SyntaxTree tree) {
        SyntaxReader reader = new SyntaxReader(tree);
        for (int node = 0; node < tree.size(); node++) {
            if (tree.is(node, "macro_definition") && tree.child(node, "name") != SyntaxTree.NONE) {
                reader.ownMacros.add(tree.text(tree.child(node, "name")));
            }
        }
        if (tree.size() > 0) {
            reader.items(0, List.of(), new Owner(false));
        }
        return new ParsedFile(new RustSyntax(reader.functions, TokenReader.tokens(tree)), reader.bodies);
    }

    /** The body around, which counts its closures and async blocks together, as rustc does. */
    private static final class Owner {
        private final boolean hidesClosures;
        private int closures;

        Owner(boolean hidesClosures) {
            this.hidesClosures = hidesClosures;
        }
    }

    /** Everything inside of a node, in the order of the source. */
    private void items(int node, List<String> path, Owner owner) {
        boolean inert = true;
        for (int child : tree.children(node)) {
            switch (tree.type(child)) {
                case "attribute_item" -> {
                    inert &= isInert(child);
                    continue;
                }
                case "line_comment", "block_comment" -> {
                    continue;
                }
                case "mod_item", "trait_item" -> items(child, plus(path, name(child)), new Owner(false));
                case "impl_item" -> items(child, plus(path, "impl " + implType(child)), new Owner(false));
                case "function_item" -> function(child, path, inert);
                case "async_block" -> asyncBlock(child, path, owner);
                case "closure_expression" -> closure(child, path, owner);
                case "macro_invocation", "macro_definition" -> {}
                default -> items(child, path, owner);
            }
            inert = true;
        }
    }

    private void function(int node, List<String> path, boolean inert) {
        int block = tree.child(node, "body");
        String name = name(node);
        if (block == SyntaxTree.NONE || name.isEmpty()) {
            return;
        }
        List<String> own = plus(path, name);
        int modifiers = tree.childOf(node, "function_modifiers");
        boolean isAsync = modifiers != SyntaxTree.NONE && tree.has(modifiers, "async");
        BodyReader body = BodyReader.read(tree, block, ownMacros);
        add(own, name, isAsync, node, body, inert && !tree.isBroken(node));
        List<String> inside = !inert ? plus(own, Body.WRAPPED) : isAsync ? plus(own, Body.ASYNC_FN) : own;
        items(block, inside, new Owner(body.hidesClosures() || !inert));
    }

    private void asyncBlock(int node, List<String> path, Owner owner) {
        List<String> own = plus(path, "{async_block#" + owner.closures++ + "}");
        int block = tree.childOf(node, "block");
        if (block != SyntaxTree.NONE) {
            BodyReader body = BodyReader.read(tree, block, ownMacros);
            add(own, CLOSURE, true, node, body, !owner.hidesClosures);
            items(block, own, new Owner(body.hidesClosures()));
        }
    }

    private void closure(int node, List<String> path, Owner owner) {
        List<String> own = plus(path, "{closure#" + owner.closures++ + "}");
        int inner = tree.child(node, "body");
        bodies.add(new Body(own, null, !owner.hidesClosures));
        if (inner == SyntaxTree.NONE) {
            return;
        }
        BodyReader body = BodyReader.read(tree, inner, ownMacros);
        List<String> around = own;
        if (tree.childOf(node, "async") != SyntaxTree.NONE) {
            around = plus(own, "{async_closure#0}");
            add(around, CLOSURE, true, node, body, !owner.hidesClosures);
        }
        Owner next = new Owner(body.hidesClosures());
        switch (tree.type(inner)) {
            case "async_block" -> asyncBlock(inner, around, next);
            case "closure_expression" -> closure(inner, around, next);
            case "macro_invocation" -> {}
            default -> items(inner, around, next);
        }
    }

    private void add(List<String> path, String name, boolean isAsync, int node, BodyReader body, boolean sure) {
        boolean outer = !name.equals(CLOSURE);
        Function function = new Function(
                name,
                shown(path),
                isAsync,
                tree.startLine(node),
                tree.endLine(node),
                body.awaits(),
                body.awaitsCertain() && (sure || !outer),
                body.bindings());
        functions.add(function);
        bodies.add(new Body(path, function, sure));
    }

    /** As a normalised symbol spells it. */
    private static String shown(List<String> path) {
        List<String> parts = new ArrayList<>();
        for (String part : path) {
            parts.add(part.startsWith("{") ? CLOSURE : part.startsWith("impl ") ? part.substring(5) : part);
        }
        return String.join("::", parts);
    }

    private boolean isInert(int attribute) {
        int content = tree.childOf(attribute, "attribute");
        int named = content == SyntaxTree.NONE ? SyntaxTree.NONE : content + 1;
        if (named == SyntaxTree.NONE || named >= tree.after(content)) {
            return true;
        }
        String path = tree.text(named);
        boolean tool = path.startsWith("rustfmt::") || path.startsWith("clippy::");
        return tool || INERT_ATTRIBUTES.contains(path.substring(path.lastIndexOf(':') + 1));
    }

    private String name(int node) {
        int name = tree.child(node, "name");
        return name == SyntaxTree.NONE ? "" : unraw(tree.text(name));
    }

    /** {@code r#type} is {@code type} to the compiler and in every dump. */
    static String unraw(String identifier) {
        return identifier.startsWith("r#") ? identifier.substring(2) : identifier;
    }

    /** The type's own name, without path and parameters. */
    private String implType(int impl) {
        int type = tree.child(impl, "type");
        while (type != SyntaxTree.NONE) {
            int inner = tree.child(type, tree.is(type, "scoped_type_identifier") ? "name" : "type");
            if (inner == SyntaxTree.NONE) {
                return tree.text(type).replaceAll("\\s+", " ");
            }
            type = inner;
        }
        return "";
    }

    private static List<String> plus(List<String> path, String part) {
        List<String> longer = new ArrayList<>(path);
        longer.add(part);
        return List.copyOf(longer);
    }
}
