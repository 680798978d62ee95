package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * One panic as it was printed, or a backtrace that was printed like one.
 *
 * @param thread the name in the header, {@code main} or {@code <unnamed>} included; {@code <unknown>} where the text
 *     names none
 * @param threadId the OS thread id of the header (rustc 1.91 and newer), else null
 * @param message the payload's text, without the header; may have several lines
 * @param place where the panic was raised; often Tokio's own file, not the user's
 * @param stack empty where no backtrace was printed
 * @param inputLine line of the header
 */
public record Panic(
        Kind kind,
        String thread,
        @Nullable Long threadId,
        String message,
        @Nullable SourcePlace place,
        Stack stack,
        FrameLines lines,
        int inputLine) {
    /** What printed the backtrace. */
    public enum Kind {
        PANIC("panic"),
        /** An error that was reported with the place where it was made; nothing panicked. */
        ERROR("error"),
        /** Nothing around the backtrace says what printed it. */
        BACKTRACE("backtrace"),
        /** The process ended itself here: a panic that must not unwind, or std's last words without any panic. */
        ABORT("abort");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As the JSON spells it. */
        public String word() {
            return word;
        }
    }

    /** A panic of std's own. */
    public Panic(
            String thread,
            @Nullable Long threadId,
            String message,
            @Nullable SourcePlace place,
            Stack stack,
            FrameLines lines,
            int inputLine) {
        this(Kind.PANIC, thread, threadId, message, place, stack, lines, inputLine);
    }

    public boolean isPanic() {
        return kind == Kind.PANIC;
    }

    /** A panic or an abort: what went wrong in the program, and no report of an error. */
    public boolean isFailure() {
        return switch (kind) {
            case PANIC, ABORT -> true;
            case ERROR, BACKTRACE -> false;
        };
    }

    /** What a person calls it: {@code thread main} for the panic of that thread. */
    public String label() {
        return switch (kind) {
            case PANIC -> "thread " + thread;
            case ERROR -> "error report";
            case BACKTRACE -> "lone backtrace";
            case ABORT -> "abort of thread " + thread;
        };
    }

    /** Line of the input on which a frame of the backtrace stands. */
    public int lineOf(int frame) {
        return inputLine + lines.offset(frame);
    }
}
