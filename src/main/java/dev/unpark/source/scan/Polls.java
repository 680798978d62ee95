package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Fn;
import dev.unpark.source.scan.PollSite.Fault;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows each path of a poll function to the {@code Pending}s that it returns. */
final class Polls {
    /** What is known behind a node. */
    private enum Waker {
        KEPT,
        NOT_KEPT,
        /** Nothing comes after it. */
        ENDED
    }

    private static final Set<String> BRANCHES =
            Set.of("if_expression", "match_expression", "return_expression", "while_expression", "loop_expression");

    private static final Set<String> KEEPS_FIRST = Set.of("get_or_insert_with", "get_or_insert", "get_or_init");

    private final SyntaxTree tree;
    private final String context;
    private final SortedSet<Integer> lines = new TreeSet<>();
    private boolean firstOnly;

    private Polls(SyntaxTree tree, String context) {
        this.tree = tree;
        this.context = context;
    }

    /** Adds what a function does wrong that is a poll or makes one with {@code poll_fn}; gives how many polls it holds. */
    static int read(Fn function, List<PollSite> found) {
        SyntaxTree tree = function.file().tree();
        int body = tree.child(function.node(), "body");
        if (body == SyntaxTree.NONE || !tree.text(function.node()).contains("Pending")) {
            return 0;
        }
        int count = 0;
        String context = context(tree, tree.child(function.node(), "parameters"));
        if (context != null && tree.text(function.node()).contains("Context")) {
            check(function, function.node(), body, context, found);
            count++;
        }
        for (int node = body; node < tree.after(body); node++) {
            int closure = pollFn(tree, node);
            if (closure != SyntaxTree.NONE) {
                int first = tree.child(closure, "parameters") + 2;
                int inner = tree.child(closure, "body");
                String name = tree.is(first, "identifier")
                        ? tree.text(first)
                        : tree.is(first, "_") ? "_" : parameter(tree, first);
                if (inner != SyntaxTree.NONE) {
                    check(function, closure, inner, name, found);
                    count++;
                }
            }
        }
        return count;
    }

    private static String parameter(SyntaxTree tree, int node) {
        int pattern = tree.is(node, "parameter") ? tree.child(node, "pattern") : SyntaxTree.NONE;
        return pattern == SyntaxTree.NONE ? "_" : tree.text(pattern);
    }

    private static int pollFn(SyntaxTree tree, int node) {
        int function = tree.is(node, "call_expression") ? tree.child(node, "function") : SyntaxTree.NONE;
        if (function == SyntaxTree.NONE || !Ty.last(tree.text(function)).equals("poll_fn")) {
            return SyntaxTree.NONE;
        }
        int arguments = tree.child(node, "arguments");
        int closure = arguments == SyntaxTree.NONE ? SyntaxTree.NONE : tree.childOf(arguments, "closure_expression");
        boolean usable = closure != SyntaxTree.NONE && tree.child(closure, "parameters") != SyntaxTree.NONE;
        return usable ? closure : SyntaxTree.NONE;
    }

    /** The name of the parameter of type {@code Context}; null if there is none. */
    private static @Nullable String context(SyntaxTree tree, int parameters) {
        if (parameters == SyntaxTree.NONE) {
            return null;
        }
        for (int child : tree.children(parameters)) {
            int type = tree.is(child, "parameter") ? tree.child(child, "type") : SyntaxTree.NONE;
            if (type != SyntaxTree.NONE && tree.text(type).matches("(?s)&.*\\bContext\\b.*")) {
                int pattern = tree.child(child, "pattern");
                String name = pattern == SyntaxTree.NONE ? "_" : tree.text(pattern);
                return name.startsWith("mut ") ? name.substring(4).strip() : name;
            }
        }
        return null;
    }

    private static void check(Fn function, int node, int body, String context, List<PollSite> found) {
        SyntaxTree tree = function.file().tree();
        Polls polls = new Polls(tree, context);
        boolean used = polls.mentions(body);
        if (!used && !polls.decides(body)) {
            return; // it is never ready, and says so: no wake would help
        }
        polls.walk(body, Waker.NOT_KEPT, true);
        if (!polls.lines.isEmpty()) {
            Fault how = !used ? Fault.NEVER : polls.firstOnly ? Fault.FIRST_ONLY : Fault.NOT_ON_THIS_PATH;
            found.add(new PollSite(
                    function.file().path(), function.shown(), tree.startLine(node), List.copyOf(polls.lines), how));
        }
    }

    private boolean decides(int body) {
        for (int node = body; node < tree.after(body); node++) {
            if (BRANCHES.contains(tree.type(node))) {
                return true;
            }
        }
        return false;
    }

    private boolean mentions(int node) {
        for (int n = node; n < tree.after(node); n++) {
            if (tree.is(n, "identifier") && tree.text(n).equals(context)) {
                return true;
            }
        }
        return false;
    }

    private Waker walk(int node, Waker before, boolean returned) {
        if (node == SyntaxTree.NONE || before == Waker.ENDED) {
            return before;
        }
        return switch (tree.type(node)) {
            case "identifier", "scoped_identifier" -> name(node, before, returned);
            case "block" -> block(node, before, returned);
            case "unsafe_block", "parenthesized_expression" -> inside(node, before, returned);
            case "return_expression" -> {
                inside(node, before, true);
                yield Waker.ENDED;
            }
            case "break_expression", "continue_expression" -> {
                inside(node, before, false);
                yield Waker.ENDED;
            }
            case "if_expression" -> conditional(node, before, returned);
            case "match_expression" -> match(node, before, returned);
            case "while_expression", "for_expression", "loop_expression" -> loop(node, before);
            case "closure_expression", "async_block", "macro_invocation" -> mentions(node) ? Waker.KEPT : before;
            case "call_expression" -> call(node, before);
            case "let_declaration" -> {
                Waker value = walk(tree.child(node, "value"), before, false);
                walk(tree.child(node, "alternative"), value, false);
                yield value;
            }
            case "line_comment", "block_comment", "function_item", "string_literal" -> before;
            default -> inside(node, before, false);
        };
    }

    private Waker name(int node, Waker before, boolean returned) {
        String text = tree.text(node);
        if (text.equals(context)) {
            return Waker.KEPT;
        }
        if (returned && before == Waker.NOT_KEPT && (text.equals("Pending") || text.endsWith("::Pending"))) {
            lines.add(tree.startLine(node));
        }
        return before;
    }

    private Waker inside(int node, Waker before, boolean returned) {
        Waker now = before;
        for (int child : tree.children(node)) {
            now = walk(child, now, returned);
        }
        return now;
    }

    private Waker block(int node, Waker before, boolean returned) {
        List<Integer> children = tree.children(node).stream()
                .filter(c ->
                        !tree.is(c, "{") && !tree.is(c, "}") && !tree.type(c).endsWith("comment"))
                .toList();
        Waker now = before;
        for (int i = 0; i < children.size(); i++) {
            int child = children.get(i);
            boolean last = returned && i == children.size() - 1;
            if (tree.is(child, "expression_statement")) {
                boolean given = last && tree.childOf(child, ";") == SyntaxTree.NONE;
                now = walk(child + 1, now, given);
            } else {
                now = walk(child, now, last);
            }
        }
        return now;
    }

    private Waker conditional(int node, Waker before, boolean returned) {
        Waker condition = walk(tree.child(node, "condition"), before, false);
        Waker then = walk(tree.child(node, "consequence"), condition, returned);
        int clause = tree.childOf(node, "else_clause");
        if (clause == SyntaxTree.NONE && condition == Waker.NOT_KEPT && then == Waker.KEPT && isFirst(node)) {
            firstOnly = true;
            return condition;
        }
        Waker otherwise = clause == SyntaxTree.NONE ? condition : inside(clause, condition, returned);
        return both(then, otherwise);
    }

    /** {@code if self.waker.is_none() { self.waker = Some(cx.waker().clone()) }} */
    private boolean isFirst(int node) {
        String condition = tree.text(tree.child(node, "condition"));
        return condition.contains("waker") && condition.contains("is_none");
    }

    private Waker match(int node, Waker before, boolean returned) {
        Waker value = walk(tree.child(node, "value"), before, false);
        int arms = tree.child(node, "body");
        Waker after = Waker.ENDED;
        Waker reached = value;
        for (int arm : arms == SyntaxTree.NONE ? List.<Integer>of() : tree.children(arms)) {
            if (tree.is(arm, "match_arm")) {
                int pattern = tree.child(arm, "pattern");
                int condition = pattern == SyntaxTree.NONE ? SyntaxTree.NONE : tree.child(pattern, "condition");
                // Whether a guard ran before a later arm is not known; it did not if the pattern failed.
                Waker here = walk(condition, reached, false);
                after = both(after, walk(tree.child(arm, "value"), here, returned));
            }
        }
        return after;
    }

    /** A loop that uses the context is taken to do so: over nothing it would, but then it waits for nothing. */
    private Waker loop(int node, Waker before) {
        Waker head = walk(tree.child(node, "condition"), walk(tree.child(node, "value"), before, false), false);
        walk(tree.child(node, "body"), head, false);
        boolean endless = tree.is(node, "loop_expression") && !tree.has(node, "break_expression");
        return endless ? Waker.ENDED : head == Waker.KEPT || mentions(node) ? Waker.KEPT : head;
    }

    private Waker call(int node, Waker before) {
        int function = tree.child(node, "function");
        String name = function == SyntaxTree.NONE ? "" : tree.text(function);
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
        if (KEEPS_FIRST.contains(last) && mentions(node)) {
            firstOnly = true;
            return before;
        }
        Waker after = inside(node, before, false);
        return last.equals("panic ")
                        || last.equals("unreachable ")
                        || last.strip().equals("todo")
                ? Waker.ENDED
                : after;
    }

    /** Behind a branch: what one side did, the other may not have had to. */
    private static Waker both(Waker a, Waker b) {
        if (a == Waker.ENDED) {
            return b;
        }
        return b == Waker.KEPT ? b : a;
    }
}
