package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.BodyFacts.Call;
import dev.unpark.source.scan.Declarations.Fn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of functions and macros. */
final class Calls {
    private static final int SHOWN = 60;
    /** Adapters that run their closure before they return, or where the stream is polled. */
    private static final Set<String> RUN_HERE = Set.of(
            "map",
            "map_err",
            "and_then",
            "or_else",
            "unwrap_or_else",
            "for_each",
            "try_for_each",
            "filter",
            "filter_map",
            "flat_map",
            "fold",
            "try_fold",
            "find",
            "find_map",
            "any",
            "all",
            "position",
            "inspect",
            "then",
            "ok_or_else",
            "map_or",
            "map_or_else",
            "take_while",
            "skip_while",
            "map_while",
            "retain",
            "sort_by",
            "sort_by_key",
            "scan",
            "get_or_insert_with",
            "or_insert_with",
            "or_default",
            "with",
            "get_or_init",
            "is_some_and",
            "is_ok_and",
            "min_by_key",
            "max_by_key",
            "partition",
            "dedup_by_key",
            "unwrap_or_default",
            "from_fn",
            "catch_unwind",
            "tap");

    private static final Set<String> ENDING = Set.of("panic", "todo", "unreachable", "unimplemented", "bail");
    private static final Set<String> ENDS_PROCESS = Set.of("std::process::exit", "std::process::abort");

    private final Walk walk;
    private final Methods methods;
    private int awaited = SyntaxTree.NONE;

    Calls(Walk walk) {
        this.walk = walk;
        this.methods = new Methods(walk, this);
    }

    Value call(int node) {
        SyntaxTree tree = walk.tree();
        int function = tree.child(node, "function");
        int arguments = tree.child(node, "arguments");
        if (function != SyntaxTree.NONE && tree.is(function, "generic_function")) {
            function = tree.child(function, "function");
        }
        if (function == SyntaxTree.NONE || arguments == SyntaxTree.NONE) {
            return Value.NONE;
        }
        return switch (tree.type(function)) {
            case "field_expression" -> methods.call(node, function, arguments);
            case "identifier", "scoped_identifier" -> path(node, function, arguments);
            default -> {
                walk.eval(function);
                release(arguments(arguments, ""));
                yield Value.NONE;
            }
        };
    }

    private Value path(int node, int function, int arguments) {
        SyntaxTree tree = walk.tree();
        String written = Imports.path(tree, function).replaceAll("<[^<>]*>|::<.*>", "");
        if (tree.end(node + 1) < tree.start(arguments)) {
            return callMacro(node, Ty.last(written), arguments);
        }
        boolean variable = !written.contains("::") && walk.env().find(written) != null;
        String resolved = walk.crate().names().resolve(walk.file(), written, tree.start(function));
        String path = resolved.startsWith("crate::Self::")
                ? "crate::" + walk.facts().function.owner() + resolved.substring("crate::Self".length())
                : resolved;
        String name = Ty.last(path);
        List<Value> values = arguments(arguments, name);
        if (variable) {
            release(values);
            return Value.NONE;
        }
        Fn own = path.startsWith("crate::") || !path.contains("::")
                ? walk.crate().declared().function(path, walk.file())
                : null;
        if (own != null) {
            release(values);
            return own(node, own, written);
        }
        return foreign(node, path, written, values);
    }

    private Value foreign(int node, String path, String written, List<Value> values) {
        String name = Ty.last(path);
        Ty first = values.isEmpty() ? null : values.getFirst().type();
        Blocks blocks = KnownCalls.of(path);
        if (blocks != null) {
            blocks(walk.tree().startLine(node), blocks, written, true);
        }
        if (ENDS_PROCESS.contains(path)) {
            walk.flow().end();
        }
        boolean ownType = path.startsWith("crate::") && path.lastIndexOf("::") > 7;
        Ty type = ownType
                ? Results.call(path, null) == null
                        ? null
                        : Ty.of("crate::" + Ty.last(path.substring(0, path.lastIndexOf("::"))))
                : Results.call(path, first);
        boolean constructor = Character.isUpperCase(name.charAt(0));
        boolean passes =
                constructor || Locks.kept(type) != null || path.endsWith("Box::new") || path.endsWith("Box::pin");
        if (!passes) {
            release(values);
            return Value.of(type);
        }
        Set<Held> helds = new LinkedHashSet<>();
        values.forEach(v -> helds.addAll(v.helds()));
        return helds.isEmpty() ? Value.of(type) : new Value(type, helds);
    }

    /** A call of the crate's own function, whose guard is the caller's from now on. */
    Value own(int node, Fn own, String written) {
        add(new Call(takenLine(node), own, null, shown(written), true, walk.place() == Walk.Place.IN_PLACE));
        Ty result = own.isAsync() && !own.isEntry() ? Ty.of("Future", own.result()) : own.result();
        return walk.keep(node, result, own.shown(), null);
    }

    List<Value> arguments(int arguments, String callee) {
        SyntaxTree tree = walk.tree();
        List<Value> values = new ArrayList<>();
        for (int child : tree.children(arguments)) {
            switch (tree.type(child)) {
                case "(", ")", ",", "attribute_item", "line_comment", "block_comment" -> {}
                case "closure_expression" -> {
                    closure(child, callee);
                    values.add(Value.NONE);
                }
                default -> values.add(walk.eval(child));
            }
        }
        return values;
    }

    private void closure(int node, String callee) {
        SyntaxTree tree = walk.tree();
        int body = tree.child(node, "body");
        boolean isAsync = tree.childOf(node, "async") != SyntaxTree.NONE;
        boolean here = RUN_HERE.contains(callee);
        if (isAsync || body == SyntaxTree.NONE || (!here && !callee.equals("block_in_place"))) {
            walk.eval(node);
            return;
        }
        walk.at(here ? Walk.Place.HERE : Walk.Place.IN_PLACE, () -> walk.closure(node, body));
    }

    /** Their guards were moved into what was called. */
    void release(List<Value> values) {
        values.forEach(v -> walk.flow().drop(v.helds()));
    }

    /** A macro whose arguments are evaluated once, in order; its {@code !} was blanked. */
    private Value callMacro(int node, String name, int arguments) {
        List<Value> values = arguments(arguments, name);
        if (name.equals("join") || name.equals("try_join")) {
            release(values);
            walk.awaits(walk.tree().startLine(node));
        } else if (ENDING.contains(name)) {
            walk.flow().end();
        }
        return Value.NONE;
    }

    Value macro(int node) {
        SyntaxTree tree = walk.tree();
        int macro = tree.child(node, "macro");
        int tokens = tree.childOf(node, "token_tree");
        String name = macro == SyntaxTree.NONE ? "" : Ty.last(tree.text(macro));
        if (tokens == SyntaxTree.NONE) {
            return Value.NONE;
        }
        if (name.equals("select") || name.equals("select_biased")) {
            new Selects(walk).select(node, tokens);
            return Value.NONE;
        }
        boolean bodies = tree.has(tokens, "async") || tree.has(tokens, "|") || tree.has(tokens, "||");
        for (int token = tokens + 1; token < tree.after(tokens); token++) {
            if (tree.is(token, "await") && !bodies) {
                walk.awaits(tree.startLine(token));
            }
        }
        if (ENDING.contains(name)) {
            walk.flow().end();
        }
        return Value.NONE;
    }

    /** Whether an awaited expression takes an async lock, or one of an unknown type, which the await tells to be async. */
    boolean isUnknownLock(int node) {
        return methods.isUnknownLock(node);
    }

    /** The call whose value is awaited at once. */
    int awaited() {
        return awaited;
    }

    void setAwaited(int node) {
        awaited = node;
    }

    void blocks(int line, Blocks how, String written, boolean certain) {
        boolean inPlace = walk.place() == Walk.Place.IN_PLACE;
        if (!inPlace || how == Blocks.BLOCK_ON) {
            add(new Call(line, null, how, shown(written), certain, inPlace));
        }
    }

    private void add(Call call) {
        if (walk.place() != Walk.Place.ELSEWHERE
                && !walk.facts().calls.contains(call)
                && walk.flow().reachable()) {
            walk.facts().calls.add(call);
        }
    }

    /** On one line; of a long chain the end, which is what is called. */
    static String shown(String text) {
        String line = text.replaceAll("\\s*\\n\\s*", "").replaceAll("\\s+", " ");
        if (line.length() <= SHOWN) {
            return line;
        }
        String end = line.substring(line.length() - SHOWN + 1);
        int dot = end.indexOf('.');
        return "…" + end.substring(Math.max(dot, 0));
    }

    /** The method's line, which in a chain over several lines is not the first. */
    int takenLine(int node) {
        SyntaxTree tree = walk.tree();
        int function = tree.is(node, "call_expression") ? tree.child(node, "function") : SyntaxTree.NONE;
        int name = function == SyntaxTree.NONE ? SyntaxTree.NONE : tree.child(function, "field");
        return tree.startLine(name == SyntaxTree.NONE ? node : name);
    }

    /** What is locked, as written; what gave the guard where no lock is named. */
    String lockText(int node) {
        SyntaxTree tree = walk.tree();
        int function = tree.is(node, "call_expression") ? tree.child(node, "function") : SyntaxTree.NONE;
        int receiver = function == SyntaxTree.NONE ? SyntaxTree.NONE : tree.child(function, "value");
        if (receiver != SyntaxTree.NONE) {
            return shown(tree.text(receiver));
        }
        int pattern = tree.child(node, "pattern");
        return shown(pattern == SyntaxTree.NONE ? tree.text(node) : tree.text(pattern));
    }

    String methodName(int node) {
        SyntaxTree tree = walk.tree();
        int function = tree.is(node, "call_expression") ? tree.child(node, "function") : SyntaxTree.NONE;
        int name = function == SyntaxTree.NONE ? SyntaxTree.NONE : tree.child(function, "field");
        return name == SyntaxTree.NONE
                ? function == SyntaxTree.NONE ? "" : Ty.last(tree.text(function))
                : tree.text(name);
    }

    @Nullable
    Fn only(List<Fn> found) {
        return found.isEmpty() ? null : found.getFirst();
    }
}
