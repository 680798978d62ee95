package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;

/**
 * A parsed file of an own crate.
 *
 * @param module the name of the module that it is; empty for the crate's root
 */
record FileSyntax(String path, String module, SyntaxTree tree, Imports imports) {
    static FileSyntax of(String path, SyntaxTree tree) {
        Imports imports = new Imports();
        collect(tree, 0, 0, Integer.MAX_VALUE, imports);
        return new FileSyntax(path, module(path), tree, imports);
    }

    private static void collect(SyntaxTree tree, int node, int from, int to, Imports imports) {
        for (int child = node + 1; child < tree.after(node); child = tree.after(child)) {
            switch (tree.type(child)) {
                case "use_declaration" -> imports.add(tree, child, from, to);
                case "declaration_list", "block" -> collect(tree, child, tree.start(child), tree.end(child), imports);
                case "token_tree", "string_literal" -> {}
                default -> {
                    if (!tree.isLeaf(child)) {
                        collect(tree, child, from, to, imports);
                    }
                }
            }
        }
    }

    private static String module(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String name = file.substring(0, file.length() - ".rs".length());
        if (name.equals("main") || name.equals("lib")) {
            return "";
        }
        if (!name.equals("mod")) {
            return name;
        }
        String folder = path.substring(0, Math.max(0, path.length() - "/mod.rs".length()));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
