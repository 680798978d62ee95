package dev.unpark.source.scan;

import java.util.List;

/**
 * A hand-written poll that returns {@code Pending} without having given the waker away.
 *
 * @param function with its type: {@code Ticket::poll}
 * @param start line of the function
 * @param lines of the {@code Pending}s, ascending; never empty
 * @param how what is wrong with them
 */
public record PollSite(String path, String function, int start, List<Integer> lines, Fault how) {
    /** What is wrong. */
    public enum Fault {
        /** The context is not used anywhere in the function. */
        NEVER,
        /** It is used, but not on the way to this {@code Pending}. */
        NOT_ON_THIS_PATH,
        /** The waker is kept at the first poll only; later ones may come with another. */
        FIRST_ONLY
    }

    public PollSite {
        lines = List.copyOf(lines);
    }
}
