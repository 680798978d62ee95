package dev.unpark.parse.panic;

import dev.unpark.parse.LineCursor;

/** What begins on a line, as far as the line alone tells. */
enum Opening {
    /** A header in std's words, see {@link PanicHeader}. */
    PANIC,
    /** A JSON log line with a panic or a backtrace in one of its strings. */
    JSON,
    /** {@code A panic occurred panic.payload="boom" panic.location="src/a.rs:8:5"}: the tracing-panic crate. */
    FIELDS,
    /** {@code The application panicked (crashed).} */
    GREETING,
    /** {@code Message:  boom}: color-eyre's second line, and its first where the program has a greeting of its own. */
    MESSAGE,
    /** {@code Backtrace (most recent call first):} of better-panic. */
    PYTHON,
    /** {@code Well, this is embarrassing.} */
    HUMAN,
    /** {@code name = "ledger"} or {@code explanation = """}: the report file of human-panic. */
    REPORT,
    /** {@code Error: no such file}: what main returned; it may carry a backtrace. */
    ERROR,
    /** {@code stack backtrace:} */
    HEADING,
    /** <code>  ━━━━━━ BACKTRACE ━━━━━━</code> */
    BAR,
    /** {@code 0: app::main}, the innermost frame of some backtrace, or an item of any numbered list. */
    FRAME,
    /** {@code note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace} */
    NOTE,
    /** {@code Run with RUST_BACKTRACE=full to include source snippets.} */
    HINT,
    /** {@code thread caused non-unwinding panic. aborting.} */
    ABORT,
    /** {@code fatal runtime error: stack overflow, aborting} */
    FATAL,
    NONE;

    private static final String PANIC_WORD = "panic";
    private static final String RECENT = "Backtrace (most recent call ";
    private static final String MESSAGE_WORD = "Message:  ";
    private static final String ERROR_WORD = "Error:";
    private static final String NAME = "name = \"";
    private static final String EXPLANATION = "explanation = ";

    static Opening of(LineCursor line) {
        return mayOpen(line) ? of(line.string()) : NONE;
    }

    static Opening of(String line) {
        Opening first = byFirstWords(line);
        return first != NONE ? first : byPanic(line);
    }

    /** True where it begins a panic, so that the message of an earlier one is over. */
    boolean beginsPanic() {
        return switch (this) {
            case PANIC, JSON, FIELDS, GREETING, PYTHON, HUMAN, REPORT -> true;
            case MESSAGE, ERROR, HEADING, BAR, FRAME, NOTE, HINT, ABORT, FATAL, NONE -> false;
        };
    }

    /** True where it can follow a panic's message only. */
    boolean endsMessage() {
        return switch (this) {
            case HEADING, NOTE, ABORT, FATAL -> true;
            case PANIC, JSON, FIELDS, GREETING, MESSAGE, PYTHON, HUMAN, REPORT, ERROR, BAR, FRAME, HINT, NONE -> false;
        };
    }

    /** Most lines of a log are told by their first bytes and one search, without a string. */
    private static boolean mayOpen(LineCursor line) {
        return line.length() > 0
                && (mayOpenByFirstWords(line)
                        || line.indexOf(PANIC_WORD, 0) >= 0
                        || line.endsWith(" stack")
                        || line.endsWith(Phrases.HUMAN_CRASHED));
    }

    private static boolean mayOpenByFirstWords(LineCursor line) {
        return switch (line.byteAt(0)) {
            case ' ', '\t' -> {
                int start = line.indent();
                yield line.startsWith("0: ", start)
                        || (start < line.length() && line.byteAt(start) == Phrases.BAR_BYTE);
            }
            case 'M' -> line.startsWith(MESSAGE_WORD);
            case 'B' -> line.startsWith("Backtrace ");
            case 'W' -> line.startsWith(Phrases.HUMAN);
            case 'e' -> line.startsWith(EXPLANATION);
            case 'E' -> line.startsWith(ERROR_WORD);
            case 's', 'S' -> line.startsWith("tack backtrace:", 1);
            case 'R' -> line.startsWith("Run with ");
            case 'n' -> line.startsWith("note: ") || line.startsWith(NAME);
            case 'm' -> line.startsWith(Phrases.ALLOCATION);
            case 'f' -> line.startsWith(Phrases.FATAL);
            case 't' -> line.startsWith("thread ");
            case '{' -> line.indexOf(JsonPanic.FIRST_FRAME, 0) >= 0;
            default -> false;
        };
    }

    private static Opening byFirstWords(String line) {
        if (line.isEmpty()) {
            return NONE;
        }
        return switch (line.charAt(0)) {
            case ' ', '\t' -> indented(line);
            case 'M' -> line.startsWith(MESSAGE_WORD) ? MESSAGE : NONE;
            case 'B' -> line.startsWith(RECENT) ? PYTHON : hint(line);
            case 'W' -> line.startsWith(Phrases.HUMAN) ? HUMAN : NONE;
            case 'e' -> line.startsWith(EXPLANATION) ? REPORT : NONE;
            case 'E' -> line.startsWith(ERROR_WORD) ? ERROR : NONE;
            case 's', 'S' -> Phrases.isHeading(line) ? HEADING : NONE;
            case 'R' -> hint(line);
            case 'n' -> line.startsWith(NAME) ? REPORT : Phrases.isNote(line) ? NOTE : NONE;
            case 'm', 'f' -> Phrases.isFatal(line) ? FATAL : NONE;
            case 't' -> Phrases.isAbort(line) ? ABORT : NONE;
            case '{' -> JsonPanic.of(line) == null ? NONE : JSON;
            default -> NONE;
        };
    }

    private static Opening hint(String line) {
        return Phrases.isHint(line) ? HINT : NONE;
    }

    private static Opening indented(String line) {
        if (Phrases.isBacktraceBar(line)) {
            return BAR;
        }
        return line.strip().startsWith("0: ") ? FRAME : NONE;
    }

    private static Opening byPanic(String line) {
        if (line.endsWith(Phrases.HUMAN_CRASHED)) {
            return HUMAN;
        }
        int at = line.indexOf(PANIC_WORD);
        if (at < 0) {
            return PanicHeader.of(line) == null ? NONE : PANIC;
        }
        int object = line.lastIndexOf("{\"", at);
        if (object >= 0 && JsonPanic.of(line) != null) {
            return JSON;
        }
        if (line.endsWith(Phrases.GREETING)) {
            return GREETING;
        }
        if (FieldsPanic.of(line) != null) {
            return FIELDS;
        }
        return PanicHeader.of(line) == null ? NONE : PANIC;
    }
}
