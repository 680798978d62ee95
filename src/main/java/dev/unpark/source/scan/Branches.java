package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import java.util.LinkedHashSet;
import java.util.Set;

/** Evaluates expressions: which is which, and those that branch. */
final class Branches {
    private final Walk walk;
    private final Loops loops;
    private final Places places;

    Branches(Walk walk) {
        this.walk = walk;
        this.loops = new Loops(walk, this);
        this.places = new Places(walk);
    }

    Value eval(int node) {
        SyntaxTree tree = walk.tree();
        return switch (tree.type(node)) {
            case "identifier",
                    "self",
                    "scoped_identifier",
                    "field_expression",
                    "index_expression",
                    "reference_expression",
                    "unary_expression",
                    "parenthesized_expression",
                    "tuple_expression",
                    "struct_expression",
                    "assignment_expression",
                    "try_expression",
                    "type_cast_expression",
                    "array_expression" -> places.eval(node);
            case "call_expression" -> walk.calls().call(node);
            case "macro_invocation" -> walk.calls().macro(node);
            case "await_expression" -> await(node);
            case "block" -> walk.block(node);
            case "unsafe_block", "const_block", "try_block" -> walk.block(tree.childOf(node, "block"));
            case "if_expression" -> conditional(node);
            case "match_expression" -> match(node);
            case "let_condition", "let_chain" -> condition(node);
            case "while_expression", "loop_expression", "for_expression", "break_expression", "continue_expression" ->
                loops.eval(node);
            case "return_expression" -> {
                walk.each(node);
                walk.flow().end();
                yield Value.NONE;
            }
            case "async_block", "gen_block", "closure_expression" -> body(node);
            case "binary_expression" -> binary(node);
            case "expression_statement" -> walk.apart(node + 1);
            case "function_item",
                    "macro_definition",
                    "use_declaration",
                    "line_comment",
                    "block_comment",
                    "token_tree",
                    "string_literal",
                    "raw_string_literal",
                    "attribute_item",
                    "label" -> Value.NONE;
            default -> {
                walk.each(node);
                yield Value.NONE;
            }
        };
    }

    private Value await(int node) {
        SyntaxTree tree = walk.tree();
        int inner = node + 1;
        walk.calls().setAwaited(inner);
        Value future = walk.calls().isUnknownLock(inner) ? Value.NONE : walk.eval(inner);
        int keyword = tree.childOf(node, "await");
        walk.awaits(tree.startLine(keyword == SyntaxTree.NONE ? node : keyword));
        Ty type = future.type();
        Ty result = type != null && type.head().endsWith("Future") ? type.arg(0) : null;
        return walk.keep(node, result, walk.calls().methodName(inner), null);
    }

    private Value condition(int node) {
        SyntaxTree tree = walk.tree();
        if (tree.is(node, "let_chain")) {
            for (int child : tree.children(node)) {
                if (!tree.isLeaf(child)) {
                    condition(child);
                }
            }
            return Value.NONE;
        }
        if (!tree.is(node, "let_condition")) {
            return walk.apart(node);
        }
        Value value = scrutinee(tree.child(node, "value"), tree.child(node, "pattern"));
        walk.binder().bind(tree.child(node, "pattern"), value, walk.depth());
        return value;
    }

    /** {@code if let Ok(g) = x.lock()} tells a lock of the blocking kind, whatever x is. */
    private Value scrutinee(int valueNode, int pattern) {
        if (valueNode == SyntaxTree.NONE) {
            return Value.NONE;
        }
        Value value = walk.eval(valueNode);
        Ty type = value.type();
        boolean ok = pattern != SyntaxTree.NONE && walk.tree().text(pattern).startsWith("Ok");
        if (type != null && type.is(Locks.MAYBE) && ok) {
            return new Value(
                    Ty.of("Result", Ty.of(Locks.UNKNOWN_GUARD)),
                    walk.keep(
                                    valueNode,
                                    Ty.of(Locks.UNKNOWN_GUARD),
                                    walk.calls().methodName(valueNode),
                                    type)
                            .helds());
        }
        return value;
    }

    private Value conditional(int node) {
        SyntaxTree tree = walk.tree();
        int condition = tree.child(node, "condition");
        int then = tree.child(node, "consequence");
        int otherwise = tree.childOf(node, "else_clause");
        if (condition == SyntaxTree.NONE || then == SyntaxTree.NONE) {
            return Value.NONE;
        }
        boolean plain = !tree.is(condition, "let_condition") && !tree.is(condition, "let_chain");
        // Before edition 2024 the temporaries of an `if let` live to the end of its `else`.
        boolean shortLived = plain || walk.crate().edition() >= 2024;
        int outer = shortLived ? walk.openTemporaries() : 0;
        walk.open();
        Value matched = plain ? walk.apart(condition) : condition(condition);
        Flow failed = walk.flow().copy();
        failed.drop(matched.helds());
        Value first = walk.block(then);
        walk.close(first.helds());
        if (shortLived) {
            walk.closeTemporaries(outer, first.helds());
            failed.close(walk.depth() + 1, Set.of(), 0);
        }
        Flow passed = walk.flow();
        walk.setFlow(failed);
        Value second = otherwise == SyntaxTree.NONE ? Value.NONE : elseBranch(otherwise);
        walk.flow().join(passed);
        return first.or(second);
    }

    private Value elseBranch(int clause) {
        SyntaxTree tree = walk.tree();
        for (int child : tree.children(clause)) {
            if (!tree.is(child, "else")) {
                return tree.is(child, "block") ? walk.block(child) : walk.eval(child);
            }
        }
        return Value.NONE;
    }

    private Value match(int node) {
        SyntaxTree tree = walk.tree();
        int arms = tree.child(node, "body");
        int valueNode = tree.child(node, "value");
        boolean ok = arms != SyntaxTree.NONE && tree.text(arms).contains("Ok(");
        Value value = scrutinee(valueNode, SyntaxTree.NONE);
        Ty type = value.type();
        if (ok && type != null && type.is(Locks.MAYBE)) {
            Value held = walk.keep(
                    valueNode, Ty.of(Locks.UNKNOWN_GUARD), walk.calls().methodName(valueNode), type);
            value = new Value(Ty.of("Result", Ty.of(Locks.UNKNOWN_GUARD)), held.helds());
        }
        Flow before = walk.flow();
        Flow after = Flow.unreachable();
        Value result = Value.NONE;
        if (arms == SyntaxTree.NONE) {
            return result;
        }
        for (int arm : tree.children(arms)) {
            if (tree.is(arm, "match_arm")) {
                walk.setFlow(before.copy());
                result = result.or(arm(arm, value));
                after.join(walk.flow());
            }
        }
        walk.setFlow(after);
        return result;
    }

    private Value arm(int arm, Value matched) {
        SyntaxTree tree = walk.tree();
        int pattern = tree.child(arm, "pattern");
        int body = tree.child(arm, "value");
        int outer = walk.openTemporaries();
        walk.open();
        Ty kept = Locks.kept(matched.type());
        String text = pattern == SyntaxTree.NONE ? "" : tree.text(pattern);
        boolean empty = text.startsWith("Err") || text.startsWith("None");
        boolean taken = walk.binder().bind(pattern, matched, walk.depth());
        if (empty && !taken && kept != null) {
            walk.flow().drop(matched.helds());
        }
        int condition = pattern == SyntaxTree.NONE ? SyntaxTree.NONE : tree.child(pattern, "condition");
        if (condition != SyntaxTree.NONE) {
            walk.apart(condition);
        }
        Value value = body == SyntaxTree.NONE ? Value.NONE : walk.eval(body);
        walk.close(value.helds());
        walk.closeTemporaries(outer, value.helds());
        return value;
    }

    /** {@code a && b}: each side's temporaries end with it, and the right side may not be reached. */
    private Value binary(int node) {
        SyntaxTree tree = walk.tree();
        int operator = tree.child(node, "operator");
        boolean lazy = operator != SyntaxTree.NONE && (tree.is(operator, "&&") || tree.is(operator, "||"));
        int left = tree.child(node, "left");
        int right = tree.child(node, "right");
        if (!lazy || left == SyntaxTree.NONE || right == SyntaxTree.NONE) {
            walk.each(node);
            return Value.NONE;
        }
        walk.apart(left);
        Flow skipped = walk.flow().copy();
        walk.apart(right);
        walk.flow().join(skipped);
        return Value.NONE;
    }

    private Value body(int node) {
        SyntaxTree tree = walk.tree();
        boolean closure = tree.is(node, "closure_expression");
        boolean isAsync = !closure || tree.childOf(node, "async") != SyntaxTree.NONE;
        int body = closure ? tree.child(node, "body") : tree.childOf(node, "block");
        if (body == SyntaxTree.NONE) {
            return Value.NONE;
        }
        if (isAsync) {
            walk.inner(node, body);
        } else {
            walk.at(Walk.Place.ELSEWHERE, () -> closure(node, body));
        }
        if (tree.childOf(node, "move") != SyntaxTree.NONE) {
            walk.flow().drop(captured(node));
        }
        return Value.of(isAsync && !closure ? Ty.of("Future") : null);
    }

    /** A closure's body where its code runs; it may run any number of times, so what it does to guards is not kept. */
    void closure(int node, int body) {
        Flow before = walk.flow().copy();
        walk.open();
        walk.parameters(walk.tree().child(node, "parameters"), "");
        walk.eval(body);
        walk.close(Set.of());
        walk.setFlow(before);
    }

    private Set<Held> captured(int node) {
        Set<Held> captured = new LinkedHashSet<>();
        SyntaxTree tree = walk.tree();
        for (int n = node + 1; n < tree.after(node); n++) {
            if (tree.is(n, "identifier")) {
                Env.Local local = walk.env().find(tree.text(n));
                if (local != null) {
                    captured.addAll(local.helds);
                }
            }
        }
        return captured;
    }
}
