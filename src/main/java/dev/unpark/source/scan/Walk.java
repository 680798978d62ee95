package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Fn;
import dev.unpark.source.scan.Env.Local;
import dev.unpark.source.scan.Held.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one body in the order of evaluation, keeping which guards may be alive. Branches are walked apart and
 * joined; loops once more where a guard comes round.
 */
final class Walk {
    /** Where a closure's code runs. */
    enum Place {
        HERE,
        IN_PLACE,
        ELSEWHERE
    }

    /** What nests deeper was generated; a walk of it would overflow the stack. */
    private static final int MAX_NESTING = 250;

    private final CrateContext crate;
    private final BodyFacts facts;
    private final List<BodyFacts> all;
    private final Binder binder = new Binder(this);
    private final Branches branches = new Branches(this);
    private final Calls calls = new Calls(this);
    private final IdentityHashMap<SyntaxTree, Map<Integer, Held>> helds = new IdentityHashMap<>();
    /** What each expression gave when it was last evaluated. */
    private final Map<Integer, Value> last = new HashMap<>();

    private final Env env;
    private FileSyntax file;
    private Flow flow = new Flow();
    private Place place = Place.HERE;
    private int depth;
    private int temporaries;
    private int nesting;

    private Walk(CrateContext crate, FileSyntax file, BodyFacts facts, List<BodyFacts> all, Env env) {
        this.crate = crate;
        this.file = file;
        this.facts = facts;
        this.all = all;
        this.env = env;
    }

    /** Adds what the function's body does, and each async block and async closure inside of it. */
    static void function(CrateContext crate, Fn function, List<BodyFacts> all) {
        SyntaxTree tree = function.file().tree();
        int body = tree.child(function.node(), "body");
        if (body == SyntaxTree.NONE) {
            return;
        }
        BodyFacts facts = new BodyFacts(function, function.isAsync(), tree.startLine(function.node()));
        all.add(facts);
        Walk walk = new Walk(crate, function.file(), facts, all, new Env());
        walk.parameters(tree.child(function.node(), "parameters"), function.owner());
        walk.block(body);
    }

    /** An async block or closure: a body of its own, which sees the names around it. */
    void inner(int node, int body) {
        BodyFacts inner = new BodyFacts(facts.function, true, tree().startLine(node));
        all.add(inner);
        Walk walk = new Walk(crate, file, inner, all, env.inner());
        if (tree().is(node, "closure_expression")) {
            walk.parameters(tree().child(node, "parameters"), facts.function.owner());
        }
        walk.eval(body);
        facts.nonBlocking |= inner.nonBlocking;
    }

    CrateContext crate() {
        return crate;
    }

    BodyFacts facts() {
        return facts;
    }

    Calls calls() {
        return calls;
    }

    Binder binder() {
        return binder;
    }

    FileSyntax file() {
        return file;
    }

    SyntaxTree tree() {
        return file.tree();
    }

    Env env() {
        return env;
    }

    Flow flow() {
        return flow;
    }

    void setFlow(Flow next) {
        flow = next;
    }

    Place place() {
        return place;
    }

    int depth() {
        return depth;
    }

    /** Runs something as code of another place. */
    void at(Place other, Runnable run) {
        Place before = place;
        place = before == Place.HERE ? other : before;
        run.run();
        place = before;
    }

    /** Runs something on another tree: a part of the file that a macro hides. */
    void within(SyntaxTree part, Runnable run) {
        FileSyntax before = file;
        file = new FileSyntax(before.path(), before.module(), part, before.imports());
        run.run();
        file = before;
    }

    void parameters(int node, String owner) {
        if (node == SyntaxTree.NONE) {
            return;
        }
        for (int child : tree().children(node)) {
            switch (tree().type(child)) {
                case "self_parameter" ->
                    env.declare("self", new Local(owner.isEmpty() ? null : Ty.of("crate::" + owner), depth));
                case "parameter" -> {
                    Ty type = crate.types().read(file, tree().child(child, "type"), owner);
                    int pattern = tree().child(child, "pattern");
                    Value value = keep(child, type, "parameter", type);
                    binder.bind(pattern, value, depth);
                    if (pattern != SyntaxTree.NONE && tree().is(pattern, "self")) {
                        env.declare("self", new Local(type, depth));
                    }
                }
                case "identifier" -> env.declare(tree().text(child), new Local(null, depth));
                default -> {}
            }
        }
    }

    void closure(int node, int body) {
        branches.closure(node, body);
    }

    /** Opens a scope that ends what it owns; {@link #close} ends it. */
    void open() {
        depth++;
        env.open();
    }

    void close(Set<Held> given) {
        flow.close(depth, given, temporaries);
        env.close();
        depth--;
    }

    /** Opens a scope of temporaries; gives what {@link #closeTemporaries} needs. */
    int openTemporaries() {
        int outer = temporaries;
        depth++;
        temporaries = depth;
        return outer;
    }

    void closeTemporaries(int outer, Set<Held> given) {
        temporaries = outer;
        flow.close(depth, given, outer);
        depth--;
    }

    /** What is evaluated by itself: its temporaries end with it. */
    Value apart(int node) {
        int outer = openTemporaries();
        Value value = eval(node);
        closeTemporaries(outer, value.helds());
        return value;
    }

    Value block(int node) {
        open();
        Value given = Value.NONE;
        List<Integer> children = tree().children(node);
        int tail = tail(children);
        for (int i = 0; i < children.size(); i++) {
            int child = children.get(i);
            if (i == tail) {
                int expression = tree().is(child, "expression_statement") ? child + 1 : child;
                // From edition 2024 on, temporaries of the last expression end before the block's variables.
                given = crate.edition() >= 2024 ? apart(expression) : eval(expression);
            } else {
                statement(child);
            }
        }
        close(given.helds());
        return given;
    }

    /** The expression that a block gives; -1 if there is none. */
    private int tail(List<Integer> children) {
        for (int i = children.size() - 1; i >= 0; i--) {
            int child = children.get(i);
            switch (tree().type(child)) {
                case "}", "line_comment", "block_comment" -> {}
                case "let_declaration", "empty_statement", "{" -> {
                    return -1;
                }
                case "expression_statement" -> {
                    return tree().childOf(child, ";") == SyntaxTree.NONE ? i : -1;
                }
                default -> {
                    return tree().type(child).endsWith("_item") ? -1 : i;
                }
            }
        }
        return -1;
    }

    private void statement(int node) {
        switch (tree().type(node)) {
            case "let_declaration" -> let(node);
            case "expression_statement" -> apart(node + 1);
            case "function_item",
                    "impl_item",
                    "struct_item",
                    "use_declaration",
                    "mod_item",
                    "trait_item",
                    "{",
                    "}",
                    ";" -> {}
            default -> apart(node);
        }
    }

    private void let(int node) {
        int valueNode = tree().child(node, "value");
        int pattern = tree().child(node, "pattern");
        int outer = openTemporaries();
        int scope = depth - 1;
        Value value = valueNode == SyntaxTree.NONE ? Value.NONE : eval(valueNode);
        int otherwise = tree().child(node, "alternative");
        if (otherwise != SyntaxTree.NONE) {
            Flow matched = flow.copy();
            flow.drop(value.helds());
            eval(otherwise);
            flow = matched;
        }
        Ty written = crate.types().read(file, tree().child(node, "type"), facts.function.owner());
        Value typed = new Value(written == null ? value.type() : written, value.helds());
        if (valueNode != SyntaxTree.NONE
                && tree().is(valueNode, "tuple_expression")
                && tree().is(pattern, "tuple_pattern")) {
            pairs(pattern, valueNode, scope);
        } else {
            binder.bind(pattern, typed, scope);
        }
        extend(valueNode, scope);
        closeTemporaries(outer, Set.of());
    }

    /** {@code let (a, b) = (x, y)}: each name takes its own. */
    private void pairs(int pattern, int tuple, int scope) {
        List<Integer> names = parts(pattern);
        List<Integer> values = parts(tuple);
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            Set<Held> made = made(values.get(i));
            Value value = last.getOrDefault(values.get(i), Value.NONE);
            binder.bind(names.get(i), made.isEmpty() ? value : new Value(value.type(), made), scope);
        }
    }

    private List<Integer> parts(int node) {
        return tree().children(node).stream()
                .filter(c -> !tree().is(c, ",") && !tree().is(c, "(") && !tree().is(c, ")"))
                .toList();
    }

    /** {@code let x = &m.lock().unwrap()} keeps the temporary as long as x; so does {@code &mut *m.lock()}. */
    private void extend(int node, int scope) {
        int at = node;
        boolean borrowed = false;
        while (at != SyntaxTree.NONE) {
            switch (tree().type(at)) {
                case "reference_expression" -> {
                    borrowed = true;
                    at = tree().child(at, "value");
                }
                case "unary_expression", "field_expression", "index_expression", "parenthesized_expression" -> {
                    if (!borrowed) {
                        return;
                    }
                    at = tree().is(at, "field_expression") ? tree().child(at, "value") : operand(at);
                }
                default -> {
                    if (borrowed) {
                        made(at).forEach(held -> flow.pass(held, scope));
                    }
                    return;
                }
            }
        }
    }

    private int operand(int node) {
        for (int child : tree().children(node)) {
            if (!tree().isLeaf(child) || tree().is(child, "identifier") || tree().is(child, "self")) {
                return child;
            }
        }
        return SyntaxTree.NONE;
    }

    /** The guards that an expression itself gave. */
    private Set<Held> made(int node) {
        return last.getOrDefault(node, Value.NONE).helds();
    }

    /** A guard that comes to be here; it ends with the temporaries unless something takes it. */
    Value keep(int node, @Nullable Ty type, String method, @Nullable Ty lock) {
        Ty guard = Locks.kept(type);
        if (guard == null) {
            return Value.of(type);
        }
        boolean certain = !Locks.lockOf(guard).equals("?");
        Taken taken = new Taken(
                calls.takenLine(node),
                Locks.lockOf(guard),
                calls.lockText(node),
                Ty.shown(guard.arg(0)),
                method,
                certain && (lock == null || !lock.is(Locks.MAYBE)));
        return new Value(type, Set.of(held(node, taken)));
    }

    Held held(int node, Taken taken) {
        Map<Integer, Held> ofTree = helds.computeIfAbsent(tree(), t -> new HashMap<>());
        Held held = ofTree.get(node);
        if (held == null) {
            held = new Held(taken);
            ofTree.put(node, held);
            facts.helds.add(held);
        }
        flow.own(held, temporaries);
        return held;
    }

    /** An await stands here. */
    void awaits(int line) {
        if (flow.reachable()) {
            flow.live().forEach(held -> held.awaits.add(line));
        }
    }

    Value eval(int node) {
        if (nesting >= MAX_NESTING) {
            return Value.NONE;
        }
        nesting++;
        Value value = branches.eval(node);
        nesting--;
        if (!value.helds().isEmpty() || value.type() != null) {
            last.put(node, value);
        }
        return value;
    }

    /** Everything inside, in the order of the source; for what has no rule of its own. */
    void each(int node) {
        for (int child : new ArrayList<>(tree().children(node))) {
            if (!tree().isLeaf(child) || tree().is(child, "identifier")) {
                eval(child);
            }
        }
    }
}
