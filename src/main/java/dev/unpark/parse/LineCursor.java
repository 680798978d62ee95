package dev.unpark.parse;

import dev.unpark.work.JobContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Walks a {@link Text} line by line, standing before the first line at first. It holds one line at a time, in a buffer of
 * its own: nothing is allocated for a line until {@link #string} is asked for.
 */
public final class LineCursor extends CurrentLine {
    /** A longer line is given up to here; {@link #isCut()} tells. gdb prints values of hundreds of kilobytes on one line. */
    public static final int MAX_LINE_BYTES = 8 << 20;

    private static final int BLOCK_BYTES = 256 << 10;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte ESC = 0x1B;

    private final Bytes source;
    private final long end;
    private final long start;
    private final List<LogPrefix> prefixes;
    private final Gaps gaps;
    private final JobContext job;
    private byte[] buffer;
    private long base; // offset in the source of the buffer's first byte
    private int filled; // bytes in the buffer
    private int pos; // where the line after the current one begins in the buffer

    private final long[] joins;
    private int nextJoin;
    private int gap; // the next one
    private long gapAt;
    private int skippedLines; // of a gap that was gone over

    LineCursor(Bytes source, long from, long end, int firstLine, List<LogPrefix> prefixes, Gaps gaps, JobContext job) {
        this.source = source;
        this.start = from;
        this.job = job;
        this.base = from;
        this.end = end;
        this.prefixes = prefixes;
        this.gaps = gaps;
        this.gap = gaps.firstBehind(from);
        this.gapAt = gaps.from(gap);
        this.number = firstLine - 1;
        this.joins = source.joins();
        int join = Arrays.binarySearch(joins, from);
        this.nextJoin = join < 0 ? -join - 1 : join + 1;
        this.buffer = new byte[(int) Math.min(BLOCK_BYTES, Math.max(end - from, 1))];
        this.text = buffer;
    }

    /** Goes to the next line; false at the end of the text. */
    public boolean next() {
        if (number == Integer.MAX_VALUE) {
            return false;
        }
        if (base + pos >= gapAt && base + pos < end) {
            overGap();
            return true;
        }
        int scan = pos;
        boolean coloured = false;
        cut = false;
        while (true) {
            int at = nextControl(buffer, scan, filled);
            if (at == filled) {
                int seen = at - pos;
                if (refill()) {
                    scan = pos + seen;
                    continue;
                }
                return lastLine(coloured);
            }
            byte b = buffer[at];
            if (b == '\n') {
                terminated = true;
                take(at, at + 1, coloured);
                return true;
            }
            coloured |= b == ESC;
            scan = at + 1;
        }
    }

    private void overGap() {
        cut = false;
        terminated = true;
        take(pos, pos, false);
        skippedLines = gaps.lines(gap) - 1;
        long behind = gaps.to(gap++);
        gapAt = gaps.from(gap);
        while (nextJoin < joins.length && joins[nextJoin] <= behind) {
            nextJoin++; // the lines of the gap are counted as they are in the file
        }
        if (behind - base <= filled) {
            pos = (int) (behind - base);
        } else {
            base = behind;
            pos = 0;
            filled = 0;
        }
        from = pos;
        to = pos;
    }

    private boolean lastLine(boolean coloured) {
        if (base + filled < end) { // longer than a line may be
            cut = true;
            take(filled, filled, coloured);
            skipRestOfLine();
            return true;
        }
        if (pos == filled) {
            return false;
        }
        terminated = false;
        take(filled, filled, coloured);
        return true;
    }

    /**
     * Goes to the next line if it begins and ends with these bytes, and to nowhere if not: much quicker than {@link
     * #next} for a line that stood here before. A line that needs cleaning or is not yet in the buffer is left to {@link
     * #next}.
     *
     * @param tail empty if the line must be {@code head} and no more
     */
    boolean nextIs(byte[] head, byte[] tail) {
        int after = pos + head.length;
        if (after + tail.length >= filled
                || !prefixes.isEmpty()
                || base + pos >= gapAt
                || !Arrays.equals(buffer, pos, after, head, 0, head.length)) {
            return false;
        }
        int lineEnd = tail.length == 0 ? after : nextControl(buffer, after, filled);
        boolean fits = lineEnd < filled
                && buffer[lineEnd] == '\n'
                && lineEnd - tail.length >= after
                && Arrays.equals(buffer, lineEnd - tail.length, lineEnd, tail, 0, tail.length)
                && number < Integer.MAX_VALUE;
        if (fits) {
            cut = false;
            terminated = true;
            take(lineEnd, lineEnd + 1, false);
        }
        return fits;
    }

    /**
     * The same for lines that stood together before, which are one to the caller then: {@link #number} is the last one's.
     * The line after them must not go on with them by beginning with a blank.
     *
     * @param lines without the last one's line end
     */
    boolean nextAre(byte[] lines, int count) {
        int after = pos + lines.length;
        if (after + 1 >= filled
                || !prefixes.isEmpty()
                || base + after >= gapAt
                || (nextJoin < joins.length && joins[nextJoin] <= base + after)
                || buffer[after] != '\n'
                || isBlank(buffer[after + 1])
                || number > Integer.MAX_VALUE - count
                || !Arrays.equals(buffer, pos, after, lines, 0, lines.length)) {
            return false;
        }
        cut = false;
        terminated = true;
        take(after, after + 1, false);
        number += count - 1;
        return true;
    }

    /** False only if it is certain that the next line does not begin with a blank. */
    public boolean nextMayBeIndented() {
        boolean seen = pos < filled && prefixes.isEmpty() && base + pos < gapAt;
        return !seen || isBlank(buffer[pos]) || buffer[pos] == ESC;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private void take(int lineEnd, int nextLine, boolean coloured) {
        number += 1 + skippedLines;
        skippedLines = 0;
        text = buffer;
        offset = base + pos;
        for (; nextJoin < joins.length && joins[nextJoin] <= offset; nextJoin++) {
            number++;
        }
        from = pos;
        to = lineEnd;
        pos = nextLine;
        clean(coloured);
    }

    private void clean(boolean coloured) {
        while (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        if (coloured) {
            to = Ansi.strip(buffer, from, to);
        }
        for (LogPrefix prefix : prefixes) {
            int length = prefix.length(buffer, from, to);
            if (length > 0) {
                from += length;
                to = prefix.decode(buffer, from, to);
            }
        }
        while (from < to && buffer[from] == '\r') { // a shell that edits its line goes back before it prints
            from++;
        }
    }

    // The cut line stays in the buffer; the next call starts with an empty one, after the line's end.
    private void skipRestOfLine() {
        long at = base + filled;
        terminated = false;
        byte[] block = new byte[BLOCK_BYTES];
        while (at < end && !terminated) {
            int length = (int) Math.min(block.length, end - at);
            source.read(at, block, 0, length);
            int i = 0;
            while (i < length && block[i] != '\n') {
                i++;
            }
            terminated = i < length;
            at += terminated ? i + 1 : length;
        }
        base = at - filled;
        pos = filled;
    }

    // Brings more of the source behind what is left in the buffer; false if there is no more, or no room for it.
    private boolean refill() {
        long next = base + filled;
        if (next >= end) {
            return false;
        }
        job.checkCancelled();
        job.progress(next - start, end - start, "Reading");
        int left = filled - pos;
        if (left >= MAX_LINE_BYTES) {
            return false;
        }
        byte[] target = left > buffer.length / 2
                ? new byte[(int) Math.min(Math.max(2L * buffer.length, BLOCK_BYTES), MAX_LINE_BYTES)]
                : buffer;
        System.arraycopy(buffer, pos, target, 0, left);
        buffer = target;
        base += pos;
        pos = 0;
        int length = (int) Math.min(buffer.length - left, end - next);
        source.read(next, buffer, left, length);
        filled = left + length;
        return length > 0;
    }

    // First byte below 0x20 in [from, to), or `to`. Eight bytes at a time: (x - 0x20..) & ~x has the top bit of each
    // byte that is below 0x20; the lowest such bit is exact, a borrow can only spoil those above it.
    private static int nextControl(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long x = (long) LONGS.get(bytes, i);
            long below = (x - 0x2020202020202020L) & ~x & 0x8080808080808080L;
            if (below != 0) {
                return i + (Long.numberOfTrailingZeros(below) >>> 3);
            }
        }
        while (i < to && (bytes[i] < 0 || bytes[i] >= 0x20)) {
            i++;
        }
        return i;
    }

    /** Where the line after this one begins. */
    public long endOffset() {
        return base + pos;
    }

    /** Number of the line after this one; they do not follow each other where this one was put together of several. */
    int endNumber() {
        int end = number + 1;
        for (int i = nextJoin; i < joins.length && joins[i] <= base + pos; i++) {
            end++;
        }
        return end;
    }
}
