package dev.unpark.classify;

/** One row of a stack as a person reads it. */
public sealed interface StackRow {
    /** A frame that is shown. */
    record Shown(int frame, FrameOrigin origin) implements StackRow {}

    /**
     * Frames that are folded away.
     *
     * @param from first folded frame
     * @param to last folded frame, inclusive
     * @param words what they are, such as {@code 16 frames of tokio: poll of a task}
     */
    record Folded(int from, int to, String words) implements StackRow {}
}
