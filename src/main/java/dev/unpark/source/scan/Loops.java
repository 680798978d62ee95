package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Loops: what is alive at their end is alive at their beginning. */
final class Loops {
    /** An open loop, its label with the {@code '}, and what comes out of it. */
    private record Loop(String label, Flow broken, Flow continued) {}

    private final Walk walk;
    private final Branches branches;
    private final Deque<Loop> open = new ArrayDeque<>();

    Loops(Walk walk, Branches branches) {
        this.walk = walk;
        this.branches = branches;
    }

    Value eval(int node) {
        SyntaxTree tree = walk.tree();
        switch (tree.type(node)) {
            case "break_expression", "continue_expression" -> jump(node);
            case "for_expression" -> forEach(node);
            case "while_expression" -> repeat(node, tree.child(node, "condition"), Value.NONE, false);
            default -> repeat(node, SyntaxTree.NONE, Value.NONE, true);
        }
        return Value.NONE;
    }

    private void forEach(int node) {
        SyntaxTree tree = walk.tree();
        int iterated = tree.child(node, "value");
        Value value = iterated == SyntaxTree.NONE ? Value.NONE : walk.eval(iterated);
        Ty type = Ty.target(value.type());
        if (type != null && KnownCalls.of(type.head() + "::into_iter") == Blocks.RECV) {
            walk.calls()
                    .blocks(
                            tree.startLine(node),
                            Blocks.RECV,
                            "for " + tree.text(tree.child(node, "pattern")) + " in " + tree.text(iterated),
                            true);
        }
        repeat(node, SyntaxTree.NONE, Value.of(Results.element(value.type())), false);
    }

    private void repeat(int node, int condition, Value element, boolean endless) {
        int body = walk.tree().child(node, "body");
        if (body == SyntaxTree.NONE) {
            return;
        }
        Loop loop = new Loop(label(node), Flow.unreachable(), Flow.unreachable());
        open.push(loop);
        Flow before = walk.flow().copy();
        int level = walk.depth() + 1;
        Flow failed = once(node, condition, element, body);
        walk.flow().join(loop.continued());
        if (!before.covers(walk.flow())) {
            walk.flow().join(before);
            failed.join(once(node, condition, element, body));
        }
        open.pop();
        Flow after = endless ? Flow.unreachable() : failed;
        if (!endless) {
            after.join(walk.flow());
        }
        after.join(loop.broken());
        after.close(level, Set.of(), 0);
        walk.setFlow(after);
    }

    /** One round; gives what is alive where the condition fails. */
    private Flow once(int node, int condition, Value element, int body) {
        SyntaxTree tree = walk.tree();
        int outer = walk.openTemporaries();
        walk.open();
        Flow failed = walk.flow().copy();
        if (condition != SyntaxTree.NONE) {
            boolean lets = tree.is(condition, "let_condition") || tree.is(condition, "let_chain");
            if (lets) {
                branches.eval(condition);
            } else {
                walk.apart(condition);
            }
        }
        int pattern = tree.child(node, "pattern");
        if (pattern != SyntaxTree.NONE) {
            walk.binder().bind(pattern, element, walk.depth());
        }
        walk.block(body);
        walk.close(Set.of());
        walk.closeTemporaries(outer, Set.of());
        return failed;
    }

    private void jump(int node) {
        SyntaxTree tree = walk.tree();
        walk.each(node);
        String label = label(node);
        for (Loop loop : open) {
            if (label.isEmpty() || loop.label().equals(label)) {
                (tree.is(node, "break_expression") ? loop.broken() : loop.continued()).join(walk.flow());
                break;
            }
        }
        walk.flow().end();
    }

    private String label(int node) {
        int label = walk.tree().childOf(node, "label");
        return label == SyntaxTree.NONE ? "" : walk.tree().text(label);
    }
}
