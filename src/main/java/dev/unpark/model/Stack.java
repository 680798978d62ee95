package dev.unpark.model;

import java.util.List;

/**
 * A whole stack, innermost frame first. Readers keep one instance for all threads of a dump that print the same
 * frames, so memory grows with the distinct stacks and not with the threads.
 */
public record Stack(List<Frame> frames) {
    public Stack {
        frames = List.copyOf(frames);
    }

    /** Number of frames. */
    public int depth() {
        return frames.size();
    }

    /** The normalised name of the outermost frame; empty if there is none. */
    public String outermostName() {
        return frames.isEmpty() ? "" : frames.getLast().symbol().name();
    }
}
