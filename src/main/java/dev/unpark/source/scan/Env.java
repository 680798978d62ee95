package dev.unpark.source.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that a body sees, by scope. */
final class Env {
    /** A variable, its type, and the guards that it may keep. */
    static final class Local {
        final @Nullable Ty type;
        final int depth;
        final Set<Held> helds = new LinkedHashSet<>();

        Local(@Nullable Ty type, int depth) {
            this.type = type;
            this.depth = depth;
        }
    }

    private final Deque<Map<String, Local>> scopes = new ArrayDeque<>();

    Env() {
        scopes.push(new HashMap<>());
    }

    /** The same names and types in one scope, for a body inside of this one: guards are not passed on. */
    Env inner() {
        Env inner = new Env();
        scopes.descendingIterator()
                .forEachRemaining(scope -> scope.forEach((name, local) -> {
                    inner.declare(name, new Local(local.type, 0));
                }));
        return inner;
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        scopes.pop();
    }

    void declare(String name, Local local) {
        scopes.element().put(name, local);
    }

    @Nullable
    Local find(String name) {
        for (Map<String, Local> scope : scopes) {
            Local local = scope.get(name);
            if (local != null) {
                return local;
            }
        }
        return null;
    }
}
