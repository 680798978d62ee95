package dev.unpark.classify;

import dev.unpark.model.Input;
import dev.unpark.model.StackGroup;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/** Puts threads of one dump that print the same stack into one row. */
public final class Grouping {
    private Grouping() {}

    /** Blocked groups first, then by count, then by first thread. */
    public static List<StackGroup> group(int inputIndex, Input input, List<ThreadFacts> facts) {
        throw new UnsupportedOperationException();
    }
}
