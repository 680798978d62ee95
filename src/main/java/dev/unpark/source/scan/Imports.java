package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code use} declarations of a file, each with the block or module that it holds in. */
final class Imports {
    /**
     * @param name as the file spells it from then on; {@code *} for everything
     * @param path as it was written
     * @param visible whether others may import it from here
     */
    record Import(String name, String path, int from, int to, boolean visible) {}

    private final List<Import> all = new ArrayList<>();

    List<Import> all() {
        return all;
    }

    void add(SyntaxTree tree, int use, int from, int to) {
        int argument = tree.child(use, "argument");
        if (argument != SyntaxTree.NONE) {
            boolean visible = tree.childOf(use, "visibility_modifier") != SyntaxTree.NONE;
            clause(tree, argument, "", new Import("", "", from, to, visible));
        }
    }

    private void clause(SyntaxTree tree, int node, String prefix, Import scope) {
        switch (tree.type(node)) {
            case "use_list" -> tree.children(node).forEach(child -> clause(tree, child, prefix, scope));
            case "scoped_use_list" -> {
                int path = tree.child(node, "path");
                int list = tree.child(node, "list");
                if (list != SyntaxTree.NONE) {
                    clause(tree, list, path == SyntaxTree.NONE ? prefix : prefix + path(tree, path) + "::", scope);
                }
            }
            case "use_as_clause" -> {
                int path = tree.child(node, "path");
                int alias = tree.child(node, "alias");
                if (path != SyntaxTree.NONE && alias != SyntaxTree.NONE) {
                    add(tree.text(alias), prefix + path(tree, path), scope);
                }
            }
            case "use_wildcard" -> {
                String path = path(tree, node);
                add("*", prefix + path.substring(0, Math.max(0, path.length() - 3)), scope);
            }
            case "self" -> {
                String path = prefix.substring(0, Math.max(0, prefix.length() - 2));
                add(Ty.last(path), path, scope);
            }
            case "identifier", "scoped_identifier" -> {
                String path = prefix + path(tree, node);
                add(Ty.last(path), path, scope);
            }
            default -> {}
        }
    }

    private void add(String name, String path, Import scope) {
        all.add(new Import(name, path, scope.from(), scope.to(), scope.visible()));
    }

    static String path(SyntaxTree tree, int node) {
        String path = tree.text(node).replaceAll("\\s", "");
        return path.startsWith("::") ? path.substring(2) : path;
    }

    /** The innermost import of a name that holds at an offset. */
    @Nullable
    Import find(String name, int offset) {
        Import best = null;
        for (Import i : all) {
            if (i.name().equals(name)
                    && i.from() <= offset
                    && offset <= i.to()
                    && (best == null || i.from() >= best.from())) {
                best = i;
            }
        }
        return best;
    }
}
