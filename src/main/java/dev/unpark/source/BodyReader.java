package dev.unpark.source;

import dev.unpark.source.RustSyntax.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads one body: its awaits in the order in which rustc numbers suspend points, and its bindings. rustc numbers the
 * yields of a coroutine's MIR by block, and blocks are built in the order of evaluation (compiler/rustc_mir_transform,
 * coroutine.rs; seen with 1.95 in what DWARF says of each SuspendN): operands before the call, the right side of {@code =}
 * before the left. Closures, async
 * blocks and nested items are bodies of their own.
 */
final class BodyReader {
    private static final int SHOWN = 120;

    private final SyntaxTree tree;
    private final Set<String> ownMacros;
    private final List<Integer> awaits = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();
    /** Something was met whose awaits are unknown; it counts once an await follows. */
    private boolean doubt;

    private boolean certain = true;
    private boolean hidesClosures;

    private BodyReader(SyntaxTree tree, Set<String> ownMacros) {
        this.tree = tree;
        this.ownMacros = ownMacros;
    }

    static BodyReader read(SyntaxTree tree, int body, Set<String> ownMacros) {
        BodyReader reader = new BodyReader(tree, ownMacros);
        reader.visit(body, tree.endLine(body));
        return reader;
    }

    List<Integer> awaits() {
        return awaits;
    }

    boolean awaitsCertain() {
        return certain && !(doubt && awaits.isEmpty());
    }

    List<Binding> bindings() {
        return bindings;
    }

    /** Whether a macro of the body may make closures that the source does not show. */
    boolean hidesClosures() {
        return hidesClosures;
    }

    /**
     * @param scopeEnd last line of the innermost block
     */
    private void visit(int node, int scopeEnd) {
        if (tree.isCut(node)) {
            doubt = true;
        }
        switch (tree.type(node)) {
            case "async_block",
                    "closure_expression",
                    "gen_block",
                    "function_item",
                    "impl_item",
                    "trait_item",
                    "mod_item",
                    "macro_definition",
                    "use_declaration",
                    "const_item",
                    "static_item",
                    "line_comment",
                    "block_comment",
                    "string_literal",
                    "token_tree" -> {}
            case "macro_invocation" -> macro(node);
            case "await_expression" -> await(node, scopeEnd);
            case "assignment_expression" -> assignment(node, scopeEnd);
            case "compound_assignment_expr" -> compound(node, scopeEnd);
            case "block" -> block(node);
            case "match_block" -> inside(node, tree.endLine(node));
            case "let_declaration" -> let(node, scopeEnd);
            case "if_expression" -> conditional(node, "consequence", scopeEnd);
            case "while_expression" -> conditional(node, "body", scopeEnd);
            case "let_condition" -> let(node, scopeEnd);
            case "for_expression" -> loop(node, scopeEnd);
            case "match_expression" -> match(node, scopeEnd);
            case "attribute_item" -> doubt |= tree.text(node).contains("cfg");
            default -> inside(node, scopeEnd);
        }
    }

    private void inside(int node, int scopeEnd) {
        for (int child = node + 1; child < tree.after(node); child = tree.after(child)) {
            visit(child, scopeEnd);
        }
    }

    /** What stands after a statement that never ends is not compiled, and its awaits have no number. */
    private void block(int node) {
        boolean unreachable = false;
        for (int child : tree.children(node)) {
            int before = awaits.size();
            visit(child, tree.endLine(node));
            certain &= !unreachable || awaits.size() == before;
            unreachable |= tree.is(child, "expression_statement") && neverEnds(child + 1);
        }
    }

    private boolean neverEnds(int expression) {
        return switch (tree.type(expression)) {
            case "return_expression", "break_expression", "continue_expression" -> true;
            case "macro_invocation" -> KnownMacros.panics(lastName(tree.child(expression, "macro")));
            case "call_expression" -> {
                String name = lastName(tree.child(expression, "function"));
                yield name.equals("exit") || name.equals("abort");
            }
            default -> false;
        };
    }

    private String lastName(int path) {
        String name = path == SyntaxTree.NONE ? "" : tree.text(path).replaceAll("\\s", "");
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private void visitField(int node, String field, int scopeEnd) {
        int child = tree.child(node, field);
        if (child != SyntaxTree.NONE) {
            visit(child, scopeEnd);
        }
    }

    private void await(int node, int scopeEnd) {
        inside(node, scopeEnd);
        int keyword = tree.childOf(node, "await");
        awaits.add(tree.startLine(keyword == SyntaxTree.NONE ? node : keyword));
        certain &= !doubt;
    }

    private void macro(int node) {
        int arguments = tree.childOf(node, "token_tree");
        String name = lastName(tree.child(node, "macro"));
        boolean own = ownMacros.contains(name);
        boolean bodies = tree.has(node, "|") || tree.has(node, "||") || tree.has(node, "async");
        hidesClosures |= own || bodies || !KnownMacros.isPlain(name);
        if (!tree.has(node, "await")) {
            doubt |= own || !KnownMacros.isHarmless(name);
        } else if (own || bodies || !KnownMacros.isPlain(name) || hasMacro(arguments)) {
            doubt = true;
        } else {
            awaitsIn(arguments);
        }
    }

    private boolean hasMacro(int arguments) {
        for (int token = arguments + 1; token < tree.after(arguments); token++) {
            if (tree.is(token, "!") && tree.is(token - 1, "identifier")) {
                return true;
            }
        }
        return false;
    }

    /** Plain macros evaluate their arguments once, in the order in which they are written. */
    private void awaitsIn(int arguments) {
        for (int token = arguments; token < tree.after(arguments); token++) {
            if (tree.is(token, "await")) {
                awaits.add(tree.startLine(token));
                certain &= !doubt;
            }
        }
    }

    private void assignment(int node, int scopeEnd) {
        visitField(node, "right", scopeEnd);
        visitField(node, "left", scopeEnd);
    }

    /** The order depends on the type: numbers take the right side first, overloaded operators the left. */
    private void compound(int node, int scopeEnd) {
        int before = awaits.size();
        visitField(node, "left", scopeEnd);
        certain &= awaits.size() == before;
        visitField(node, "right", scopeEnd);
    }

    /** rustc builds the else of a {@code let} before what it matches. */
    private void let(int node, int scopeEnd) {
        int value = tree.child(node, "value");
        visitField(node, "alternative", scopeEnd);
        int before = awaits.size();
        if (value != SyntaxTree.NONE) {
            visit(value, scopeEnd);
        }
        int last = value == SyntaxTree.NONE ? tree.startLine(node) : tree.endLine(value);
        boolean awaitsThere = awaits.subList(before, awaits.size()).contains(last);
        bind(tree.child(node, "pattern"), tree.startLine(node), awaitsThere ? last + 1 : last, scopeEnd, value);
    }

    /** Names of the condition live in the block that it guards. */
    private void conditional(int node, String guarded, int scopeEnd) {
        int block = tree.child(node, guarded);
        visitField(node, "condition", block == SyntaxTree.NONE ? scopeEnd : tree.endLine(block));
        if (block != SyntaxTree.NONE) {
            visit(block, scopeEnd);
        }
        visitField(node, "alternative", scopeEnd);
    }

    private void loop(int node, int scopeEnd) {
        visitField(node, "value", scopeEnd);
        int body = tree.child(node, "body");
        int line = tree.startLine(node);
        if (body != SyntaxTree.NONE) {
            bind(tree.child(node, "pattern"), line, line, tree.endLine(body), tree.child(node, "value"));
            visit(body, scopeEnd);
        }
    }

    private void match(int node, int scopeEnd) {
        visitField(node, "value", scopeEnd);
        int arms = tree.child(node, "body");
        if (arms == SyntaxTree.NONE) {
            return;
        }
        for (int arm : tree.children(arms)) {
            if (!tree.is(arm, "match_arm")) {
                visit(arm, scopeEnd);
                continue;
            }
            int end = tree.endLine(arm);
            int pattern = tree.child(arm, "pattern");
            if (pattern != SyntaxTree.NONE) {
                int line = tree.startLine(pattern);
                bind(pattern, line, line, end, tree.child(node, "value"));
                int before = awaits.size();
                visitField(pattern, "condition", end);
                // A guard is built once for each alternative of an or-pattern.
                certain &= awaits.size() == before || !tree.has(pattern, "or_pattern");
            }
            visitField(arm, "value", end);
        }
    }

    private void bind(int pattern, int line, int visibleFrom, int scopeEnd, int value) {
        if (pattern == SyntaxTree.NONE) {
            return;
        }
        String initialiser = value == SyntaxTree.NONE ? "" : oneLine(tree.text(value));
        for (String name : PatternNames.of(tree, pattern)) {
            bindings.add(new Binding(name, line, visibleFrom, scopeEnd, initialiser));
        }
    }

    private static String oneLine(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * SHOWN))
                .replaceAll("\\s*\\n\\s*\\.", ".")
                .replaceAll("\\s+", " ");
        return line.length() > SHOWN || text.length() > 4 * SHOWN
                ? line.substring(0, Math.min(line.length(), SHOWN - 1)) + "…"
                : line;
    }
}
