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
    private final Statements statements = new Statements(this);
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
        return statements.block(node);
    }

    /** What an expression gave when it was last evaluated. */
    Value lastOf(int node) {
        return last.getOrDefault(node, Value.NONE);
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
