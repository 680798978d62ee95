package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.SelectArms.Arm;
import java.util.Set;
import java.util.function.Consumer;

/** {@code select!}: its futures are made, then all are awaited, then one arm runs. */
final class Selects {
    private final Walk walk;

    Selects(Walk walk) {
        this.walk = walk;
    }

    void select(int node, int tokens) {
        SyntaxTree tree = walk.tree();
        int line = tree.startLine(node);
        var arms = SelectArms.of(tree.text, tree.start(tokens) + 1, tree.end(tokens) - 1);
        for (Arm arm : arms) {
            part("fn m(){", arm.future(), arm.futureEnd(), "}", body -> walk.block(body));
            part("fn m(){", arm.condition(), arm.conditionEnd(), "}", body -> walk.block(body));
        }
        walk.awaits(line);
        Flow before = walk.flow();
        Flow after = arms.isEmpty() ? before : Flow.unreachable();
        for (Arm arm : arms) {
            walk.setFlow(before.copy());
            arm(arm);
            after.join(walk.flow());
        }
        walk.setFlow(after);
    }

    private void arm(Arm arm) {
        int outer = walk.openTemporaries();
        walk.open();
        part("fn m(){let ", arm.pattern(), arm.patternEnd(), "=0;}", body -> {
            int let = walk.tree().childOf(body, "let_declaration");
            if (let != SyntaxTree.NONE) {
                walk.binder().bind(walk.tree().child(let, "pattern"), Value.NONE, walk.depth());
            }
        });
        part("fn m(){", arm.body(), arm.bodyEnd(), "}", body -> walk.block(body));
        walk.close(Set.of());
        walk.closeTemporaries(outer, Set.of());
    }

    /** Parses a part of the file where it stands, so that its lines stay. */
    private void part(String before, int from, int to, String after, Consumer<Integer> use) {
        String text = walk.tree().text;
        if (to <= from || from < before.length()) {
            return;
        }
        StringBuilder part = new StringBuilder(to + after.length());
        for (int i = 0; i < from - before.length(); i++) {
            part.append(text.charAt(i) == '\n' ? '\n' : ' ');
        }
        part.append(before).append(text, from, to).append(after);
        SyntaxTree parsed = walk.crate().parser().apply(part.toString());
        int function = parsed == null || parsed.size() == 0 ? SyntaxTree.NONE : parsed.childOf(0, "function_item");
        int body = parsed == null || function == SyntaxTree.NONE ? SyntaxTree.NONE : parsed.child(function, "body");
        if (parsed != null && body != SyntaxTree.NONE) {
            walk.within(parsed, () -> use.accept(body));
        }
    }
}
