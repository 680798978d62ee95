package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.panic.Remarks.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the panics of better-panic, which writes them as Python writes tracebacks; the backtrace stands above the message
 * or below it, and its innermost frame first or last.
 *
 * <pre>
 * Backtrace (most recent call last):
 *   File "examples/demo.rs", line 14, in demo::main
 *     foo();
 *   File "examples/demo.rs:6", in demo::foo
 *
 * The application panicked (crashed).
 *   index out of bounds: the len is 1 but the index is 10
 * in examples/demo.rs, line 6
 * thread: main
 * </pre>
 */
final class BetterPanic {
    private static final String IN = "in ";
    private static final String THREAD = "thread: ";
    private static final String FILE = "  File \"";

    private final Reading reading;
    /** The program prints backtraces above their messages. */
    private boolean backtraceFirst;

    BetterPanic(Reading reading) {
        this.reading = reading;
    }

    /** Whether the lines below the current one are better-panic's. */
    boolean isBelow() {
        Ahead ahead = reading.ahead();
        boolean payload = false;
        while (ahead.next()) {
            String line = ahead.line();
            if (line.startsWith(IN)) {
                return payload;
            }
            if (!line.startsWith("  ") && !line.isBlank()) {
                return false;
            }
            payload = true;
        }
        return payload; // cut within the message
    }

    /** On the greeting. */
    boolean panic() {
        int number = reading.number();
        Info info = info();
        Backtrace trace = reading.backtrace(number);
        if (!backtraceFirst && isBacktraceNext()) {
            frames(trace);
        }
        reading.add(Panic.Kind.PANIC, info.thread, info.place, info.message, trace, number);
        return true;
    }

    private boolean isBacktraceNext() {
        Ahead ahead = reading.ahead();
        int blanks = 0;
        while (ahead.next()) {
            Opening opening = Opening.of(ahead.line());
            if (opening == Opening.PYTHON) {
                reading.take(blanks + 1);
                return true;
            }
            if (opening != Opening.HINT && !ahead.line().isBlank()) {
                return false;
            }
            blanks++;
        }
        return false;
    }

    /** On {@code Backtrace (most recent call first):}. */
    boolean backtrace() {
        int number = reading.number();
        Backtrace trace = reading.backtrace(number);
        if (frames(trace) && (Opening.of(reading.cursor()) == Opening.GREETING || isBelow())) { // whatever its words
            backtraceFirst = true;
            int header = reading.number();
            Info info = info();
            reading.add(Panic.Kind.PANIC, info.thread, info.place, info.message, trace, header);
            return true;
        }
        if (!reading.cursor().isBlank()) {
            reading.back();
        }
        reading.tell(Kind.LOST_PANIC, "The backtrace on line " + number + " has no panic message below it.");
        reading.add(Panic.Kind.BACKTRACE, PanicHeader.UNKNOWN_THREAD, null, "", trace, number);
        return true;
    }

    /** Reads the frames and the blank line below; true on the line after it, false at the end of the text. */
    private boolean frames(Backtrace trace) {
        boolean lastIsInnermost = reading.line().contains(" last)");
        boolean more = false;
        while (reading.next()) {
            String line = reading.line();
            if (!frame(trace, line) && !(line.startsWith("    ") && !trace.isEmpty())) {
                more = true;
                break;
            }
        }
        while (more && reading.line().isBlank()) {
            more = reading.next();
        }
        if (lastIsInnermost) {
            trace.reverse();
        }
        return more;
    }

    //   File "examples/demo.rs", line 14, in demo::main
    //   File "examples/demo.rs:14", in demo::main
    private boolean frame(Backtrace trace, String line) {
        int quote = line.startsWith(FILE) ? line.indexOf('"', FILE.length()) : -1;
        int in = quote < 0 ? -1 : line.indexOf(", in ", quote);
        if (in < 0) {
            return false;
        }
        String file = line.substring(FILE.length(), quote);
        String words = line.substring(quote + 1, in);
        trace.add(line.substring(in + 5), place(file, words), reading.number());
        return true;
    }

    /** @param words {@code , line 14}, or empty where the number is in the file's name */
    private static @Nullable SourcePlace place(String file, String words) {
        String line = words.startsWith(", line ") ? words.substring(7) : "";
        SourcePlace place = Places.of(line.isEmpty() ? file : file + ":" + line);
        return place == null || file.startsWith("<unknown>") ? null : place;
    }

    private record Info(String message, @Nullable SourcePlace place, String thread) {}

    /** Reads from below the greeting to the thread's name. */
    private Info info() {
        StringBuilder message = new StringBuilder();
        SourcePlace place = null;
        boolean placed = false;
        String thread = PanicHeader.UNKNOWN_THREAD;
        while (reading.next()) {
            String line = reading.line();
            if (line.startsWith(IN) && !placed) {
                placed = true;
                int comma = line.lastIndexOf(", line ");
                place = comma < 0
                        ? Places.of(line.substring(IN.length()))
                        : place(line.substring(IN.length(), comma), line.substring(comma));
            } else if (line.startsWith(THREAD)) {
                thread = line.substring(THREAD.length());
                break;
            } else if (!placed && (line.startsWith("  ") || line.isBlank())) {
                message.append(message.isEmpty() ? "" : "\n").append(line.isBlank() ? "" : line.substring(2));
            } else {
                reading.back();
                break;
            }
        }
        return new Info(message.toString(), place, thread);
    }
}
