package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import java.util.List;
import java.util.Set;

/** Goes through a block, statement by statement, and knows how long what each of them makes stays alive. */
final class Statements {
    private final Walk walk;

    Statements(Walk walk) {
        this.walk = walk;
    }

    Value block(int node) {
        walk.open();
        Value given = Value.NONE;
        List<Integer> children = walk.tree().children(node);
        int tail = tail(children);
        for (int i = 0; i < children.size(); i++) {
            int child = children.get(i);
            if (i == tail) {
                int expression = walk.tree().is(child, "expression_statement") ? child + 1 : child;
                // From edition 2024 on, temporaries of the last expression end before the block's variables.
                given = walk.crate().edition() >= 2024 ? walk.apart(expression) : walk.eval(expression);
            } else {
                statement(child);
            }
        }
        walk.close(given.helds());
        return given;
    }

    /** The expression that a block gives; -1 if there is none. */
    private int tail(List<Integer> children) {
        for (int i = children.size() - 1; i >= 0; i--) {
            int child = children.get(i);
            switch (walk.tree().type(child)) {
                case "}", "line_comment", "block_comment" -> {}
                case "let_declaration", "empty_statement", "{" -> {
                    return -1;
                }
                case "expression_statement" -> {
                    return walk.tree().childOf(child, ";") == SyntaxTree.NONE ? i : -1;
                }
                default -> {
                    return walk.tree().type(child).endsWith("_item") ? -1 : i;
                }
            }
        }
        return -1;
    }

    private void statement(int node) {
        switch (walk.tree().type(node)) {
            case "let_declaration" -> let(node);
            case "expression_statement" -> walk.apart(node + 1);
            case "function_item",
                    "impl_item",
                    "struct_item",
                    "use_declaration",
                    "mod_item",
                    "trait_item",
                    "{",
                    "}",
                    ";" -> {}
            default -> walk.apart(node);
        }
    }

    private void let(int node) {
        int valueNode = walk.tree().child(node, "value");
        int pattern = walk.tree().child(node, "pattern");
        int outer = walk.openTemporaries();
        int scope = walk.depth() - 1;
        Value value = valueNode == SyntaxTree.NONE ? Value.NONE : walk.eval(valueNode);
        int otherwise = walk.tree().child(node, "alternative");
        if (otherwise != SyntaxTree.NONE) {
            Flow matched = walk.flow().copy();
            walk.flow().drop(value.helds());
            walk.eval(otherwise);
            walk.setFlow(matched);
        }
        Ty written = walk.crate()
                .types()
                .read(
                        walk.file(),
                        walk.tree().child(node, "type"),
                        walk.facts().function.owner());
        Value typed = new Value(written == null ? value.type() : written, value.helds());
        if (valueNode != SyntaxTree.NONE
                && walk.tree().is(valueNode, "tuple_expression")
                && walk.tree().is(pattern, "tuple_pattern")) {
            pairs(pattern, valueNode, scope);
        } else {
            walk.binder().bind(pattern, typed, scope);
        }
        extend(valueNode, scope);
        walk.closeTemporaries(outer, Set.of());
    }

    /** {@code let (a, b) = (x, y)}: each name takes its own. */
    private void pairs(int pattern, int tuple, int scope) {
        List<Integer> names = parts(pattern);
        List<Integer> values = parts(tuple);
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            Set<Held> made = walk.lastOf(values.get(i)).helds();
            Value value = walk.lastOf(values.get(i));
            walk.binder().bind(names.get(i), made.isEmpty() ? value : new Value(value.type(), made), scope);
        }
    }

    private List<Integer> parts(int node) {
        return walk.tree().children(node).stream()
                .filter(c -> !walk.tree().is(c, ",")
                        && !walk.tree().is(c, "(")
                        && !walk.tree().is(c, ")"))
                .toList();
    }

    /** {@code let x = &m.lock().unwrap()} keeps the temporary as long as x; so does {@code &mut *m.lock()}. */
    private void extend(int node, int scope) {
        int at = node;
        boolean borrowed = false;
        while (at != SyntaxTree.NONE) {
            switch (walk.tree().type(at)) {
                case "reference_expression" -> {
                    borrowed = true;
                    at = walk.tree().child(at, "value");
                }
                case "unary_expression", "field_expression", "index_expression", "parenthesized_expression" -> {
                    if (!borrowed) {
                        return;
                    }
                    at = walk.tree().is(at, "field_expression") ? walk.tree().child(at, "value") : operand(at);
                }
                default -> {
                    if (borrowed) {
                        walk.lastOf(at).helds().forEach(held -> walk.flow().pass(held, scope));
                    }
                    return;
                }
            }
        }
    }

    private int operand(int node) {
        for (int child : walk.tree().children(node)) {
            if (!walk.tree().isLeaf(child)
                    || walk.tree().is(child, "identifier")
                    || walk.tree().is(child, "self")) {
                return child;
            }
        }
        return SyntaxTree.NONE;
    }
}
