package dev.unpark.source;

import dev.unpark.source.RustSyntax.Token;
import java.util.ArrayList;
import java.util.List;

/** Gives the nodes of a tree their style class. One pass in preorder: no recursion, no overlap. */
final class TokenReader {
    private final SyntaxTree tree;
    private final List<Token> tokens = new ArrayList<>();

    private TokenReader(SyntaxTree tree) {
        this.tree = tree;
    }

    static List<Token> tokens(SyntaxTree tree) {
        TokenReader reader = new TokenReader(tree);
        int[] parents = parents(tree);
        int node = 0;
        while (node < tree.size()) {
            String kind = reader.kind(node, parents);
            if (kind.isEmpty()) {
                node++;
            } else {
                reader.add(node, kind);
                node = tree.after(node);
            }
        }
        return reader.tokens;
    }

    private static int[] parents(SyntaxTree tree) {
        int[] parents = new int[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            for (int child = node + 1; child < tree.after(node); child = tree.after(child)) {
                parents[child] = node;
            }
        }
        return parents;
    }

    private String kind(int node, int[] parents) {
        int parent = parents[node];
        if (tree.end(node) == tree.start(node)) {
            return "";
        }
        return switch (tree.type(node)) {
            case "line_comment", "block_comment" -> "comment";
            case "string_literal", "raw_string_literal", "char_literal" -> "string";
            case "integer_literal", "float_literal" -> "number";
            case "attribute_item", "inner_attribute_item" -> "attribute";
            case "lifetime", "label" -> "lifetime";
            case "type_identifier", "primitive_type" -> "type";
            case "boolean_literal", "self", "super", "crate", "mutable_specifier" -> "keyword";
            case "macro_rules!" -> "macro";
            case "!" -> tree.is(parent, "macro_invocation") ? "macro" : "";
            case "identifier" -> identifier(node, parent, parents[parent]);
            case "field_identifier" -> isCalled(parent, parents[parent]) ? "function" : "";
            case "fragment_specifier" -> "type";
            default -> tree.isLeaf(node) && isWord(tree.type(node)) ? "keyword" : "";
        };
    }

    private String identifier(int node, int parent, int above) {
        String field = tree.field(node);
        String in = tree.type(parent);
        if (in.equals("function_item") || in.equals("function_signature_item")) {
            return field.equals("name") ? "function" : "";
        }
        boolean macroPath = in.equals("scoped_identifier") && tree.field(parent).equals("macro");
        if (in.equals("macro_invocation") || in.equals("macro_definition") || (macroPath && field.equals("name"))) {
            return "macro";
        }
        if (looksLikeType(tree.text(node))) {
            return "type";
        }
        boolean last = in.equals("scoped_identifier") && field.equals("name");
        boolean called = last ? isCalled(parent, above) : isCall(in) && field.equals("function");
        return called ? "function" : "";
    }

    /** Whether a path or field access is what a call, maybe through {@code ::<T>}, calls. */
    private boolean isCalled(int node, int parent) {
        return isCall(tree.type(parent)) && tree.field(node).equals("function");
    }

    private static boolean isCall(String type) {
        return type.equals("call_expression") || type.equals("generic_function");
    }

    /** {@code Duration}, {@code T}, but not {@code MAX_LEN}. */
    private static boolean looksLikeType(String name) {
        return Character.isUpperCase(name.codePointAt(0))
                && (name.length() == 1 || name.chars().anyMatch(Character::isLowerCase));
    }

    private static boolean isWord(String type) {
        return type.chars().allMatch(c -> c >= 'a' && c <= 'z') && !type.isEmpty();
    }

    /** Adds a node, one token a line. */
    private void add(int node, String kind) {
        int from = tree.start(node);
        int end = tree.end(node);
        int line = tree.line(from);
        while (from < end) {
            int newline = tree.text.indexOf('\n', from);
            int to = newline < 0 || newline > end ? end : newline;
            if (to > from) {
                tokens.add(new Token(line, from - tree.lineStart(line) + 1, to - from, kind));
            }
            from = to + 1;
            line++;
        }
    }
}
