package dev.unpark.model;

import java.util.List;

/**
 * Threads of one dump that print the same stack in the same state and role: one row of the thread view.
 *
 * @param input position in {@link Evidence#inputs()}
 * @param threads indexes, ascending; never empty
 */
public record StackGroup(int input, State state, Role role, boolean blocked, List<Integer> threads) {
    public StackGroup {
        threads = List.copyOf(threads);
        if (threads.isEmpty()) {
            throw new IllegalArgumentException("a group without threads");
        }
    }

    /** The thread that stands for the group. */
    public int first() {
        return threads.getFirst();
    }
}
