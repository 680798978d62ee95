package dev.unpark.parse;

import dev.unpark.work.JobContext;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An immutable view of a file's bytes as lines. A file of many gigabytes costs no heap; a {@link LineCursor} walks it in
 * one pass without an object a line.
 *
 * <p>What hides the text is taken away while walking: a byte order mark, the CR of CRLF, colour codes, and (in the view
 * that {@link #withoutLogPrefix()} gives) what docker, kubectl or journald put before each line. Lines keep their
 * numbers in every view.
 */
public final class Text {
    /** A file in UTF-16 is turned into UTF-8 in memory, so it must fit there twice. */
    static final long MAX_UTF16_BYTES = 64L << 20;

    private final Bytes bytes;
    private final long from;
    private final long to;
    private final int firstLine;
    private final List<LogPrefix> prefixes;
    private final Gaps gaps;

    private Text(Bytes bytes, long from, long to, int firstLine, List<LogPrefix> prefixes, Gaps gaps) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.firstLine = firstLine;
        this.prefixes = prefixes;
        this.gaps = gaps;
    }

    /** The text of these bytes, which the caller no longer changes. */
    public static Text of(byte[] bytes) {
        return of(Bytes.of(bytes));
    }

    /** The text of this string. */
    public static Text of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Text of(Bytes bytes) {
        Charset utf16 = Utf16.of(bytes);
        if (utf16 != null && bytes.size() <= MAX_UTF16_BYTES) {
            byte[] units = bytes.copy(Utf16.markOf(bytes), MAX_UTF16_BYTES);
            byte[] decoded = new String(units, utf16).getBytes(StandardCharsets.UTF_8);
            return new Text(Bytes.of(decoded), 0, decoded.length, 1, List.of(), Gaps.NONE);
        }
        long start = bytes.startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
        return new Text(bytes, start, bytes.size(), 1, List.of(), Gaps.NONE);
    }

    /** Whether lines of the file are left out between its first and its last. */
    boolean hasGaps() {
        return gaps != Gaps.NONE;
    }

    /** Bytes of this view, log prefixes and CRs included. */
    public long sizeBytes() {
        return to - from;
    }

    /** Number of the first line of this view in its file, from 1. */
    public int firstLine() {
        return firstLine;
    }

    /** A new walk over the lines, standing before the first. */
    public LineCursor lines() {
        return lines(JobContext.NONE);
    }

    /** The same; each block of the text is told to {@code job} in bytes, and there the job can be cancelled. */
    public LineCursor lines(JobContext job) {
        return new LineCursor(bytes, from, to, firstLine, prefixes, gaps, job);
    }

    /** The first bytes of this view, at most so many, as they are in the file. */
    byte[] sample(int maxBytes) {
        return bytes.copy(from, Math.min(maxBytes, to - from));
    }

    /** Lines {@code lineFrom} to {@code lineTo - 1}, by their numbers in the file; walks there once. */
    public Text slice(int lineFrom, int lineTo) {
        LineCursor line = lines();
        long start = to;
        long end = to;
        int first = lineFrom;
        boolean inside = false;
        while (line.next()) {
            if (line.number() >= lineTo) {
                end = line.offset();
                break;
            }
            if (!inside && line.number() >= lineFrom) {
                inside = true;
                start = line.offset();
                first = line.number();
            }
        }
        return new Text(bytes, inside ? start : end, end, first, prefixes, gaps);
    }

    /**
     * The lines between two places that a cursor of this text told.
     *
     * @param fromOffset {@link LineCursor#offset()} of the first line
     * @param toOffset the same of the line after the last, or past the end
     * @param line number of the first line
     */
    public Text slice(long fromOffset, long toOffset, int line) {
        long start = Math.clamp(fromOffset, from, to);
        return new Text(bytes, start, Math.clamp(toOffset, start, to), line, prefixes, gaps);
    }

    /** The same between two places, as {@link #slice(long, long, int)}, with gaps where another format has read. */
    Text slice(long fromOffset, long toOffset, int line, Gaps read) {
        return new Text(bytes, fromOffset, toOffset, line, prefixes, read);
    }

    /**
     * The same lines cut into parts of about {@code partBytes}, each of which but the first begins with a line that
     * {@code begins} says yes to. The parts number their lines from 1.
     */
    public List<Text> parts(long partBytes, Predicate<LineCursor> begins) {
        List<Text> parts = new ArrayList<>();
        if (bytes.joins().length > 0) {
            return List.of(numberedFrom(1)); // the number of a part's last line would not tell how many it has
        }
        long start = from;
        while (true) {
            long next = lineAfter(start + partBytes, begins);
            parts.add(new Text(bytes, start, next, 1, prefixes, gaps));
            if (next >= to) {
                return parts;
            }
            start = next;
        }
    }

    private long lineAfter(long at, Predicate<LineCursor> wanted) {
        if (at >= to) {
            return to;
        }
        LineCursor line = new LineCursor(bytes, at, to, 1, prefixes, gaps, JobContext.NONE);
        line.next(); // the rest of one that began before
        while (line.next()) {
            if (wanted.test(line)) {
                return line.offset();
            }
        }
        return to;
    }

    /** The same lines, the first of which has this number. */
    public Text numberedFrom(int line) {
        return new Text(bytes, from, to, line, prefixes, gaps);
    }

    /** The first lines, at most so many bytes of them; the last may be cut. */
    public Text head(long maxBytes) {
        return new Text(bytes, from, Math.min(to, gaps.after(from, maxBytes)), firstLine, prefixes, gaps);
    }

    /** Some bytes from the middle, as lines of no known number: for a look only. */
    Text window(long at, long maxBytes) {
        long start = Math.min(to, gaps.after(from, at));
        return new Text(bytes, start, Math.min(to, gaps.after(start, maxBytes)), 1, prefixes, gaps);
    }

    /**
     * The same lines without what a log collector put before each of them; this very text if there is no such prefix.
     * A time that a program wrote itself looks like one too, so whoever wants the times reads the text as it was.
     */
    public Text withoutLogPrefix() {
        LogPrefix prefix = LogPrefix.of(head(LogPrefix.SAMPLE_BYTES));
        return prefix == null ? this : without(prefix);
    }

    /** The same lines without a prefix where they have it, besides those that this view takes away. */
    Text without(LogPrefix prefix) {
        List<LogPrefix> more = new ArrayList<>(prefixes);
        more.add(prefix);
        return new Text(bytes, from, to, firstLine, List.copyOf(more), gaps);
    }
}
