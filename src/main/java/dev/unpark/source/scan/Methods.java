package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.BodyFacts.Call;
import dev.unpark.source.scan.Declarations.Fn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Method calls: locks that are taken, values that are looked into, calls that block. */
final class Methods {
    private static final Set<String> UNWRAPPING = Set.of("unwrap", "expect", "unwrap_or_else");
    private static final Set<String> CONSUMING =
            Set.of("map", "and_then", "map_or", "map_or_else", "is_ok_and", "is_some_and");
    /** Names that foreign types have too: where the receiver's type is unknown, the crate's own is no better guess. */
    private static final Set<String> COMMON = Set.of(
            "clone",
            "start",
            "close",
            "flush",
            "write",
            "insert",
            "remove",
            "update",
            "create",
            "delete",
            "fetch",
            "query",
            "execute",
            "connect",
            "accept",
            "handle",
            "build",
            "spawn",
            "abort",
            "finish",
            "reset",
            "clear",
            "entry",
            "extend",
            "append",
            "contains",
            "is_empty",
            "as_str",
            "to_string",
            "into_inner",
            "get_mut",
            "get_or_insert",
            "commit",
            "status",
            "output",
            "shutdown",
            "process",
            "parse",
            "encode",
            "decode",
            "read_line",
            "read_exact",
            "write_all",
            "read_to_end",
            "read_to_string",
            "unwrap",
            "expect",
            "recv_timeout",
            "wait_timeout",
            "next_back");

    private final Walk walk;
    private final Calls calls;

    Methods(Walk walk, Calls calls) {
        this.walk = walk;
        this.calls = calls;
    }

    Value call(int node, int function, int arguments) {
        SyntaxTree tree = walk.tree();
        int receiver = tree.child(function, "value");
        int field = tree.child(function, "field");
        if (receiver == SyntaxTree.NONE || field == SyntaxTree.NONE) {
            return Value.NONE;
        }
        String name = tree.text(field);
        Value on = walk.eval(receiver);
        boolean parallel = tree.text(receiver).contains("par_");
        List<Value> values = calls.arguments(arguments, parallel ? "" : name);
        calls.release(values);
        Ty target = Ty.target(on.type());
        Value taken = values.isEmpty() ? take(node, name, target) : null;
        if (taken != null) {
            return taken;
        }
        Ty pointee = Ty.pointee(on.type());
        if (pointee != null && pointee.is(Locks.MAYBE)) {
            return UNWRAPPING.contains(name)
                    ? walk.keep(receiver, Ty.of(Locks.UNKNOWN_GUARD), calls.methodName(receiver), pointee)
                    : Value.NONE;
        }
        Value own = own(node, name, target, tree.text(function));
        if (own != null) {
            return own;
        }
        blocking(node, function, name, target, values.isEmpty() ? receiver : SyntaxTree.NONE);
        return given(node, name, on, values);
    }

    private @Nullable Value take(int node, String name, @Nullable Ty target) {
        if (!Locks.takes(name)) {
            return null;
        }
        if (target != null) {
            Ty guard = Locks.isLock(target) ? Locks.taken(target, name) : null;
            return guard == null ? null : walk.keep(node, guard, name, target);
        }
        Ty maybe = Ty.of(Locks.MAYBE);
        if (Locks.borrows(name)) {
            boolean cell = walk.crate().usesCells() && !name.startsWith("try_");
            Ty guard = Ty.of(name.endsWith("_mut") ? "std::cell::RefMut" : "std::cell::Ref");
            return cell ? walk.keep(node, guard, name, maybe) : null;
        }
        if (name.equals("lock") && walk.crate().onlyParkingLot()) {
            return walk.keep(node, Ty.of(Locks.UNKNOWN_GUARD), name, maybe);
        }
        return name.equals("lock") || name.equals("read") || name.equals("write") ? Value.of(maybe) : null;
    }

    boolean isUnknownLock(int node) {
        SyntaxTree tree = walk.tree();
        int function = tree.is(node, "call_expression") ? tree.child(node, "function") : SyntaxTree.NONE;
        if (function == SyntaxTree.NONE
                || !tree.is(function, "field_expression")
                || !Locks.takes(calls.methodName(node))) {
            return false;
        }
        int receiver = tree.child(function, "value");
        if (receiver == SyntaxTree.NONE) {
            return false;
        }
        Ty target = Ty.target(walk.eval(receiver).type());
        return target == null || Locks.isAsync(target);
    }

    private @Nullable Value own(int node, String name, @Nullable Ty target, String written) {
        if (target != null && target.head().startsWith("crate::")) {
            Fn own = calls.only(walk.crate().declared().methods(Ty.last(target.head()), name));
            return own == null ? null : calls.own(node, own, written);
        }
        if (target != null || name.length() < 5 || COMMON.contains(name) || Locks.takes(name)) {
            return null;
        }
        List<Fn> named = walk.crate().declared().functions().getOrDefault(name, List.of());
        if (named.size() != 1 || named.getFirst().owner().isEmpty() || walk.place() == Walk.Place.ELSEWHERE) {
            return null;
        }
        Fn own = named.getFirst();
        Call call = new Call(
                calls.takenLine(node), own, null, Calls.shown(written), false, walk.place() == Walk.Place.IN_PLACE);
        if (!walk.facts().calls.contains(call) && walk.flow().reachable()) {
            walk.facts().calls.add(call);
        }
        Ty result = own.isAsync() ? Ty.of("Future", own.result()) : own.result();
        return walk.keep(node, result, own.shown(), null);
    }

    /**
     * @param receiver of a call without arguments; else none
     */
    private void blocking(int node, int function, String name, @Nullable Ty target, int receiver) {
        SyntaxTree tree = walk.tree();
        walk.facts().nonBlocking |= name.equals("set_nonblocking");
        Blocks known = target == null ? null : KnownCalls.of(target.head() + "::" + name);
        boolean certain = known != null;
        if (known == null && KnownCalls.isTokioBlocking(name)) {
            known = Blocks.TOKIO_BLOCKING;
            certain = true;
        }
        boolean resolves = name.equals("to_socket_addrs") && receiver != SyntaxTree.NONE && node != calls.awaited();
        if (known == null && resolves && !tree.text(receiver).matches("\"[\\d.\\[:]+.*")) {
            known = Blocks.DNS;
            certain = true;
        }
        if (known == null && name.equals("block_on")) {
            known = Blocks.BLOCK_ON;
        }
        if (known != null) {
            calls.blocks(calls.takenLine(node), known, tree.text(function), certain);
        }
    }

    private Value given(int node, String name, Value on, List<Value> values) {
        Ty pointee = Ty.pointee(on.type());
        if (name.startsWith("wait") && pointee != null && pointee.head().endsWith("::Condvar") && !values.isEmpty()) {
            return condvar(node, values.getFirst());
        }
        if (CONSUMING.contains(name)) {
            walk.flow().drop(on.helds());
            return Value.NONE;
        }
        Ty looked = Locks.isGuard(pointee) ? Ty.target(pointee) : pointee;
        Ty type = Results.method(looked, name);
        if (Results.keepsValue(name) && !on.helds().isEmpty()) {
            return new Value(type, on.helds());
        }
        boolean reference = name.startsWith("as_") || name.startsWith("iter");
        return Value.of(reference && type != null ? Ty.reference(type) : type);
    }

    /** {@code Condvar::wait} gives the guard back that it took. */
    private Value condvar(int node, Value guard) {
        Ty type = guard.type();
        return type == null ? Value.NONE : walk.keep(node, Ty.of("Result", type), "wait", null);
    }
}
