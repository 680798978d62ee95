package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * What the classification says of one thread.
 *
 * @param insideTaskPoll null where the stack has no symbols to tell
 * @param blocked held inside a task poll by something that waits; null where {@code insideTaskPoll} is
 * @param ownFrame index of the innermost frame of the user's own code, -1 if there is none
 */
public record ThreadFacts(
        Role role,
        State state,
        @Nullable Boolean insideTaskPoll,
        @Nullable Boolean blocked,
        @Nullable WaitsFor waitsFor,
        int ownFrame) {
    /** True only where it is known to be blocked by a task. */
    public boolean isBlocked() {
        return Boolean.TRUE.equals(blocked);
    }
}
