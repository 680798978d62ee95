package dev.unpark.parse;

import java.util.Arrays;

/**
 * Places of a text that another format has read already. A {@link LineCursor} shows each as one blank line, so that what
 * stands before and behind it is not taken for one piece, and goes on behind it with the right line number.
 */
final class Gaps {
    static final Gaps NONE = new Gaps();

    private long[] from = new long[4];
    private long[] to = new long[4];
    private int[] lines = new int[4];
    private int size;

    /** A gap behind all others, of whole lines. */
    void add(long gapFrom, long gapTo, int gapLines) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        from[size] = gapFrom;
        to[size] = gapTo;
        lines[size++] = gapLines;
    }

    /** Index of the first gap that ends behind {@code offset}. */
    int firstBehind(long offset) {
        int i = Arrays.binarySearch(to, 0, size, offset + 1);
        return i < 0 ? -i - 1 : i;
    }

    /** Where a gap begins; beyond all texts if there is no such gap. */
    long from(int gap) {
        return gap < size ? from[gap] : Long.MAX_VALUE;
    }

    /** Where the line behind the gap begins. */
    long to(int gap) {
        return to[gap];
    }

    int lines(int gap) {
        return lines[gap];
    }

    /** The place up to which {@code bytes} of text stand, gaps not counted. */
    long after(long offset, long bytes) {
        long end = offset + bytes;
        for (int i = firstBehind(offset); from(i) < end; i++) {
            end += to[i] - Math.max(from[i], offset);
        }
        return end;
    }
}
