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
 */
record PanicHeader(
        int at,
        Form form,
        String thread,
        @Nullable Long threadId,
        @Nullable SourcePlace place,
        String message) {
    /** Who panicked where the text does not say. */
    private static final String UNKNOWN_THREAD = "<unknown>";

    /** For what is printed without a header. */
    static final PanicHeader NONE = new PanicHeader(0, Form.MESSAGE_BELOW, UNKNOWN_THREAD, null, null, "");

    enum Form {
        /** {@code thread 'main' (812) panicked at src/a.rs:8:3:} and the message below; rustc 1.73 and newer. */
        MESSAGE_BELOW,
        /** {@code thread 'main' panicked at 'boom', src/a.rs:8:3}; up to rustc 1.72. */
        WHOLE_ON_LINE,
        /** The same, with a message that goes on in the next lines. */
        MESSAGE_GOES_ON,
        /** {@code thread 'main' (812) has overflowed its stack}; not a panic, and never with a backtrace. */
        OVERFLOW
    }

    private static final String THREAD = "thread '";
    private static final String PANICKED = " panicked at ";
    private static final String OVERFLOWED = " has overflowed its stack";

    /** The header on this line, or null. */
    static @Nullable PanicHeader of(LineCursor line) {
        boolean headless = line.startsWith("panicked at ") || line.startsWith("aborting due to panic at ");
        int at = headless ? 0 : line.indexOf(THREAD, 0);
        return at < 0 ? null : of(line.string());
    }

    static @Nullable PanicHeader of(String line) {
        if (line.startsWith("panicked at ")) {
            return headless(line.substring("panicked at ".length()));
        }
        if (line.startsWith("aborting due to panic at ")) {
            return headless(line.substring("aborting due to panic at ".length()));
        }
        int at = line.indexOf(THREAD);
        while (at >= 0) {
            PanicHeader header = threadHeader(line, at);
            if (header != null) {
                return header;
            }
            at = line.indexOf(THREAD, at + 1);
        }
        return null;
    }

    //  panicked at src/a.rs:8:3:          a panic while a panic was being printed
    //  aborting due to panic at src/a.rs:8:3:
    private static @Nullable PanicHeader headless(String rest) {
        SourcePlace place = rest.endsWith(":") ? Places.of(rest.substring(0, rest.length() - 1)) : null;
        return place == null || place.column() == 0
                ? null
                : new PanicHeader(0, Form.MESSAGE_BELOW, UNKNOWN_THREAD, null, place, "");
    }

    private static @Nullable PanicHeader threadHeader(String line, int at) {
        int name = at + THREAD.length();
        if (line.endsWith(OVERFLOWED)) {
            Who who = Who.of(line, name, line.length() - OVERFLOWED.length());
            return who == null
                    ? null
                    : new PanicHeader(at, Form.OVERFLOW, who.name, who.id, null, OVERFLOWED.substring(1));
        }
        int verb = line.indexOf(PANICKED, name);
        Who who = verb < 0 ? null : Who.of(line, name, verb);
        if (who == null) {
            return null;
        }
        String rest = line.substring(verb + PANICKED.length());
        if (rest.startsWith("'")) {
            return oldForm(at, who, rest.substring(1));
        }
        SourcePlace place = rest.endsWith(":") ? Places.of(rest.substring(0, rest.length() - 1)) : null;
        return place == null || place.column() == 0
                ? null
                : new PanicHeader(at, Form.MESSAGE_BELOW, who.name, who.id, place, "");
    }

    //  thread 'main' panicked at 'assertion failed: `(left == right)`
    //    left: `1`,
    //   right: `2`', src/a.rs:8:3
    private static PanicHeader oldForm(int at, Who who, String rest) {
        OldEnd end = OldEnd.of(rest);
        return end == null
                ? new PanicHeader(at, Form.MESSAGE_GOES_ON, who.name, who.id, null, rest)
                : new PanicHeader(at, Form.WHOLE_ON_LINE, who.name, who.id, end.place, end.message);
    }

    /** The last line of an old message: {@code right: `2`', src/a.rs:8:3}. */
    record OldEnd(String message, SourcePlace place) {
        static @Nullable OldEnd of(String text) {
            // The message may hold the same characters: the last ones count. The log-panics crate writes a colon.
            int quote = Math.max(text.lastIndexOf("', "), text.lastIndexOf("': "));
            SourcePlace place = quote < 0 ? null : Places.of(text.substring(quote + 3));
            return place == null ? null : new OldEnd(text.substring(0, quote), place);
        }
    }

    /** {@code main'} or {@code main' (812)}. */
    private record Who(String name, @Nullable Long id) {
        static @Nullable Who of(String line, int from, int to) {
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
