package dev.unpark.parse.panic;

import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;

/** Reads {@code src/a.rs:8:3}, {@code C:\src\a.rs:8:3} and, before rustc 1.4x, {@code src/a.rs:8}. */
final class Places {
    private static final String RUST_FILE = ".rs:";

    private Places() {}

    /** The place, column 0 where it has none; null where the text does not end with a line number. */
    static @Nullable SourcePlace of(String text) {
        return of(text, 0, text.length());
    }

    /** The place that fills the range; null where it is none. */
    static @Nullable SourcePlace of(String text, int from, int to) {
        int last = text.lastIndexOf(':', to - 1);
        long second = number(text, last + 1, to, Integer.MAX_VALUE);
        if (last <= from || second < 0) {
            return null;
        }
        int before = text.lastIndexOf(':', last - 1);
        long first = before <= from ? -1 : number(text, before + 1, last, Integer.MAX_VALUE);
        return first < 0
                ? new SourcePlace(text.substring(from, last), (int) second, 0)
                : new SourcePlace(text.substring(from, before), (int) first, (int) second);
    }

    /** Where {@code src/a.rs:8:3: } ends that begins at {@code from} and is followed by more, before its colon; or -1. */
    static int end(String text, int from) {
        int line = text.indexOf(RUST_FILE, from);
        if (line <= from) {
            return -1;
        }
        int end = digits(text, line + RUST_FILE.length());
        if (end < text.length() - 1 && text.charAt(end) == ':' && isDigit(text.charAt(end + 1))) {
            end = digits(text, end + 1);
        }
        boolean colon = end > line + RUST_FILE.length() && text.startsWith(": ", end);
        return colon ? end : -1;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The decimal number that fills the range, or -1. */
    static long number(String text, int from, int to, long max) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= max ? value : -1;
    }
}
