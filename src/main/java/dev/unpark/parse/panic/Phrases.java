package dev.unpark.parse.panic;

/** Lines that std and the well-known panic hooks print around panics, by their fixed words. */
final class Phrases {
    /** Alone on its line, before the frames; a stripped program prints no frames after it. */
    static final String BACKTRACE = "stack backtrace:";

    /** The same before the backtrace that an error carries: anyhow writes it with a capital. */
    static final String ERROR_BACKTRACE = "Stack backtrace:";

    //  fatal runtime error: stack overflow, aborting       (without ", aborting" before 2025)
    static final String FATAL = "fatal runtime error: ";

    //  memory allocation of 99999999999 bytes failed
    static final String ALLOCATION = "memory allocation of ";

    /** First line of color-eyre, color-backtrace and better-panic, where the program gave them no other. */
    static final String GREETING = "The application panicked (crashed).";

    //  Well, this is embarrassing.                  human-panic 1
    //  auth had a problem and crashed. To help us diagnose the problem you can send us a crash report.
    static final String HUMAN = "Well, this is embarras";

    static final String HUMAN_CRASHED = " you can send us a crash report.";

    /** First byte of {@code ━} in UTF-8. */
    static final byte BAR_BYTE = (byte) 0xE2;

    private static final String BAR = "━━━";

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

    /** What the hooks say about their own settings; it tells nothing of the panic. */
    static boolean isHint(String line) {
        return (line.startsWith("Run with ") && (line.contains("RUST_BACKTRACE=") || line.contains("COLORBT_")))
                || (line.startsWith("Backtrace omitted.") && line.contains("RUST_BACKTRACE="));
    }

    /** color-eyre's heading, centred between bars: <code>  ━━━━━━ BACKTRACE ━━━━━━</code>. */
    static boolean isBacktraceBar(String line) {
        return isBar(line) && line.contains(" BACKTRACE ");
    }

    /** The same of the spans that were entered, which are no frames. */
    static boolean isSpanBar(String line) {
        return isBar(line) && line.contains(" SPANTRACE ");
    }

    private static boolean isBar(String line) {
        return line.strip().startsWith(BAR);
    }

    static boolean isHeading(String line) {
        return line.equals(BACKTRACE) || line.equals(ERROR_BACKTRACE);
    }
}
