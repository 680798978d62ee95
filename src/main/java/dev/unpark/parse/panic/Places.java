package dev.unpark.parse.panic;

import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;

/** Reads {@code src/a.rs:8:3}, {@code C:\src\a.rs:8:3} and, before rustc 1.4x, {@code src/a.rs:8}. */
final class Places {
    private Places() {}

    /** The place, column 0 where it has none; null where the text does not end with a line number. */
    static @Nullable SourcePlace of(String text) {
        int last = text.lastIndexOf(':');
        long second = number(text, last + 1, text.length(), Integer.MAX_VALUE);
        if (last <= 0 || second < 0) {
            return null;
        }
        int before = text.lastIndexOf(':', last - 1);
        long first = before <= 0 ? -1 : number(text, before + 1, last, Integer.MAX_VALUE);
        return first < 0
                ? new SourcePlace(text.substring(0, last), (int) second, 0)
                : new SourcePlace(text.substring(0, before), (int) first, (int) second);
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
