package dev.unpark.source.scan;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression gives.
 *
 * @param type null if unknown
 * @param helds guards that it is or keeps; whoever takes the value takes them
 */
record Value(@Nullable Ty type, Set<Held> helds) {
    static final Value NONE = new Value(null, Set.of());

    static Value of(@Nullable Ty type) {
        return type == null ? NONE : new Value(type, Set.of());
    }

    Value or(Value other) {
        if (helds.isEmpty() && other.helds.isEmpty()) {
            return type == null ? other : this;
        }
        Set<Held> both = new LinkedHashSet<>(helds);
        both.addAll(other.helds);
        return new Value(type == null ? other.type : type, both);
    }
}
