package dev.unpark.parse.panic;

/** Lines that std prints around panics, by their fixed beginnings. */
final class Phrases {
    /** Alone on its line, before the frames; a stripped program prints no frames after it. */
    static final String BACKTRACE = "stack backtrace:";

    //  fatal runtime error: stack overflow, aborting       (without ", aborting" before 2025)
    static final String FATAL = "fatal runtime error: ";

    //  memory allocation of 99999999999 bytes failed
    static final String ALLOCATION = "memory allocation of ";

    private Phrases() {}

    /**
     * The last line of a panic's text, in the words of its time:
     *
     * <pre>
     * note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
     * note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
     * note: Run with `RUST_BACKTRACE=1` for a backtrace.
     * </pre>
     */
    static boolean isNote(String line) {
        return line.startsWith("note: ") && line.contains("RUST_BACKTRACE=");
    }

    /** {@code thread caused non-unwinding panic. aborting.}, {@code thread panicked while processing panic. aborting.} */
    static boolean isAbort(String line) {
        return line.startsWith("thread ") && line.endsWith(" aborting.");
    }

    /** What the runtime says when it gives up, without a header of its own. */
    static boolean isFatal(String line) {
        return line.startsWith(FATAL) || (line.startsWith(ALLOCATION) && line.endsWith(" bytes failed"));
    }
}
