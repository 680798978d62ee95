package dev.unpark.classify;

import dev.unpark.model.State;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code assets/catalogue/waits.json}: a function that says what a thread waits in.
 *
 * @param over the states, read off frames further in, that it may replace
 * @param kind path of the primitive, or null where none is waited for
 * @param onlyAfter the kind that must have been read so far, or null
 * @param isPublic the function that people call: its arguments tell one lock from another
 */
record WaitEntry(
        State state,
        Set<State> over,
        @Nullable String kind,
        @Nullable String onlyAfter,
        boolean isPublic) {}
