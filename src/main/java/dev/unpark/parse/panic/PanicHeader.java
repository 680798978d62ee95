package dev.unpark.parse.panic;

import dev.unpark.model.SourcePlace;
import dev.unpark.parse.LineCursor;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a panic's text.
 *
 * @param at where it begins in its line; what stands before is a log's prefix, or output without a line end
 * @param form how the rest of the text goes on
 * @param place null in the old form where the message has more lines
 * @param message the old form's part of the message on this line, or the overflow's text; else empty
 * @param heading the line ends with the heading of the backtrace
 */
record PanicHeader(
        int at,
        Form form,
        String thread,
        @Nullable Long threadId,
        @Nullable SourcePlace place,
        String message,
        boolean heading) {
    /** Who panicked where the text does not say. */
    static final String UNKNOWN_THREAD = "<unknown>";

    enum Form {
        /** {@code thread 'main' (812) panicked at src/a.rs:8:3:} and the message below; rustc 1.73 and newer. */
        MESSAGE_BELOW,
        /** {@code aborting due to panic at src/a.rs:8:3:} and the message below. */
        ABORT_BELOW,
        /** {@code thread 'main' panicked at 'boom', src/a.rs:8:3}; up to rustc 1.72. */
        WHOLE_ON_LINE,
        /** The same, with a message that goes on in the next lines. */
        MESSAGE_GOES_ON,
        /** {@code thread 'main' (812) has overflowed its stack}; not a panic, and never with a backtrace. */
        OVERFLOW
    }

    private static final String THREAD = "thread '";
    private static final String PANICKED = "panicked at ";
    private static final String ABORTING = "aborting due to panic at ";
    private static final String OVERFLOWED = " has overflowed its stack";
    /** A message may repeat the words; the first ones count, and a line full of them must not cost more. */
    private static final int MOST_TRIES = 16;

    /** The header on this line, or null. */
    static @Nullable PanicHeader of(LineCursor line) {
        boolean may = line.indexOf(PANICKED, 0) >= 0 || line.startsWith(ABORTING) || line.endsWith(OVERFLOWED);
        return may ? of(line.string()) : null;
    }

    static @Nullable PanicHeader of(String line) {
        if (line.endsWith(OVERFLOWED)) {
            return overflow(line);
        }
        if (line.startsWith(ABORTING)) {
            return below(line, Form.ABORT_BELOW, 0, ABORTING.length(), null);
        }
        int from = 0;
        int verb = line.indexOf(PANICKED);
        for (int tries = 0; verb >= 0 && tries < MOST_TRIES; tries++) {
            PanicHeader header = at(line, from, verb);
            if (header != null) {
                return header;
            }
            from = verb + PANICKED.length();
            verb = line.indexOf(PANICKED, from);
        }
        return null;
    }

    /** True where nothing but a panic looks so; the old form without a thread has its end to show first. */
    boolean isCertain() {
        return form != Form.MESSAGE_GOES_ON || !thread.equals(UNKNOWN_THREAD);
    }

    private static @Nullable PanicHeader overflow(String line) {
        int at = line.lastIndexOf(THREAD);
        Who who = at < 0 ? null : Who.of(line, at, line.length() - OVERFLOWED.length());
        return who == null
                ? null
                : new PanicHeader(at, Form.OVERFLOW, who.name, who.id, null, OVERFLOWED.substring(1), false);
    }

    private static @Nullable PanicHeader at(String line, int from, int verb) {
        int thread = verb == 0 ? -1 : line.lastIndexOf(THREAD, verb);
        Who who = thread < from ? null : Who.of(line, thread, verb - 1);
        if (who == null && !mayBegin(line, verb)) {
            return null;
        }
        int start = who == null ? verb : thread;
        int rest = verb + PANICKED.length();
        if (line.startsWith("'", rest)) {
            return oldForm(start, who, line.substring(rest + 1));
        }
        PanicHeader below = below(line, Form.MESSAGE_BELOW, start, rest, who);
        return below != null || who == null ? below : onOneLine(line, start, rest, who);
    }

    /** Without a thread's name it is a hook's or a logger's line: the words stand alone or behind a prefix. */
    private static boolean mayBegin(String line, int verb) {
        return verb == 0 || " ]:>|=\"".indexOf(line.charAt(verb - 1)) >= 0;
    }

    //  thread 'main' (812) panicked at src/a.rs:8:3:
    //  panicked at src/a.rs:8:3:                            a panic while a panic was being printed
    //  [2024-11-13 02:42:41][PANIC][ERROR] panicked at C:\work\src\a.rs:8:3:
    private static @Nullable PanicHeader below(String line, Form form, int start, int rest, @Nullable Who who) {
        SourcePlace place = line.endsWith(":") ? Places.of(line, rest, line.length() - 1) : null;
        if (place == null || place.column() == 0 || (who == null && start > 0 && !isSource(place.file()))) {
            return null;
        }
        return header(start, form, who, place, "", false);
    }

    private static boolean isSource(String file) {
        return file.endsWith(".rs") || file.startsWith("<");
    }

    //  thread 'main' panicked at src/a.rs:8:3: boom         hooks that write one line
    private static @Nullable PanicHeader onOneLine(String line, int start, int rest, Who who) {
        int end = Places.end(line, rest);
        SourcePlace place = end < 0 ? null : Places.of(line, rest, end);
        return place == null
                ? null
                : header(start, Form.WHOLE_ON_LINE, who, place, Tail.withoutFields(line.substring(end + 2)), false);
    }

    //  thread 'main' panicked at 'assertion failed: `(left == right)`
    //    left: `1`,
    //   right: `2`', src/a.rs:8:3
    private static PanicHeader oldForm(int start, @Nullable Who who, String rest) {
        OldEnd end = OldEnd.of(rest);
        return end == null
                ? header(start, Form.MESSAGE_GOES_ON, who, null, rest, false)
                : header(start, Form.WHOLE_ON_LINE, who, end.place, end.message, end.heading);
    }

    private static PanicHeader header(
            int at, Form form, @Nullable Who who, @Nullable SourcePlace place, String message, boolean heading) {
        return new PanicHeader(
                at,
                form,
                who == null ? UNKNOWN_THREAD : who.name,
                who == null ? null : who.id,
                place,
                message,
                heading);
    }

    /** The last line of an old message: {@code right: `2`', src/a.rs:8:3}. */
    record OldEnd(String message, SourcePlace place, boolean heading) {
        static @Nullable OldEnd of(String text) {
            // The message may hold the same characters: the last ones count. The log-panics crate writes a colon.
            int quote = Math.max(text.lastIndexOf("', "), text.lastIndexOf("': "));
            if (quote < 0) {
                return null;
            }
            Tail tail = Tail.of(text.substring(quote + 3));
            SourcePlace place = Places.of(tail.text());
            return place == null ? null : new OldEnd(text.substring(0, quote), place, tail.heading());
        }
    }

    /** {@code main'} or {@code main' (812)}. */
    private record Who(String name, @Nullable Long id) {
        static @Nullable Who of(String line, int thread, int to) {
            int from = thread + THREAD.length();
            if (to > from && line.charAt(to - 1) == '\'') {
                return new Who(line.substring(from, to - 1), null);
            }
            int open = line.lastIndexOf("' (", to);
            if (open < from || to - 1 <= open + 3 || line.charAt(to - 1) != ')') {
                return null;
            }
            long id = Places.number(line, open + 3, to - 1, Long.MAX_VALUE);
            return id < 0 ? null : new Who(line.substring(from, open), id);
        }
    }
}
