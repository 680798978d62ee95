package dev.unpark.source;

import java.util.ArrayList;
import java.util.List;

/** The names that a pattern binds, in the order of the source. */
final class PatternNames {
    private PatternNames() {}

    static List<String> of(SyntaxTree tree, int pattern) {
        List<String> names = new ArrayList<>();
        collect(tree, pattern, names);
        return names;
    }

    private static void collect(SyntaxTree tree, int node, List<String> names) {
        switch (tree.type(node)) {
            case "identifier", "shorthand_field_identifier" -> add(SyntaxReader.unraw(tree.text(node)), names);
            case "match_pattern" -> {
                if (node + 1 < tree.after(node)) {
                    collect(tree, node + 1, names);
                }
            }
            case "scoped_identifier", "range_pattern", "macro_invocation", "generic_pattern", "const_block" -> {}
            default -> {
                for (int child : tree.children(node)) {
                    String field = tree.field(child);
                    boolean name = tree.is(child, "shorthand_field_identifier");
                    if (!field.equals("type") && (name || !tree.is(node, "field_pattern") || !field.equals("name"))) {
                        collect(tree, child, names);
                    }
                }
            }
        }
    }

    /** A capital begins a constant or a variant, such as {@code None}; and both sides of {@code |} bind the same names. */
    private static void add(String name, List<String> names) {
        if (!name.isEmpty() && !Character.isUpperCase(name.codePointAt(0)) && !names.contains(name)) {
            names.add(name);
        }
    }
}
