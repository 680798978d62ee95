package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * One panic as std printed it.
 *
 * @param thread the name in the header, {@code main} or {@code <unnamed>} included
 * @param threadId the OS thread id of the header (rustc 1.91 and newer), else null
 * @param message the payload's text, without the header; may have several lines
 * @param place where the panic was raised; often Tokio's own file, not the user's
 * @param stack empty where no backtrace was printed
 * @param inputLine line of the header
 */
public record Panic(
        String thread,
        @Nullable Long threadId,
        String message,
        @Nullable SourcePlace place,
        Stack stack,
        FrameLines lines,
        int inputLine) {
    /** Line of the input on which a frame of the backtrace stands. */
    public int lineOf(int frame) {
        return inputLine + lines.offset(frame);
    }
}
