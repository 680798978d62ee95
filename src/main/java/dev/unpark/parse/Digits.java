package dev.unpark.parse;

/** Decimal numbers in a line. */
public final class Digits {
    private static final int MOST = 18;

    private Digits() {}

    /** Index after the digits at {@code from}; {@code from} itself if none stand there. */
    public static int end(LineCursor line, int from) {
        int i = from;
        while (i < line.length() && line.byteAt(i) >= '0' && line.byteAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** The number that these digits write; -1 if there are none, or more than 18. */
    public static long number(LineCursor line, int from, int to) {
        if (from >= to || to - from > MOST) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (line.byteAt(i) - '0');
        }
        return value;
    }
}
