package dev.unpark.parse.gdb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadHead;
import org.jspecify.annotations.Nullable;

/**
 * What gdb calls a thread. Spellings, of which a static program, a core and an old gdb leave out the one or the other:
 *
 * <pre>
 * Thread 26 (Thread 0x7f9d1dfef6c0 (LWP 17426) "tokio-rt-worker" (Exiting)):
 * Thread 3 (LWP 812 "name"):
 * Thread 2 (process 77):
 * Thread 1.2 (LWP 812):                                                    thread 2 of the first of several programs
 * </pre>
 */
final class Heads {
    static final int MOST_DIGITS = 9;

    private Heads() {}

    /** The head that this line is, or null. */
    static @Nullable ThreadHead of(LineCursor line) {
        if (!line.startsWith("Thread ")) {
            return null;
        }
        int from = threadNumber(line, 7);
        int digits = Digits.end(line, from);
        int end = line.length();
        while (end > 0 && line.byteAt(end - 1) == ' ') {
            end--;
        }
        boolean looksRight = digits > from
                && digits - from <= MOST_DIGITS
                && line.startsWith(" (", digits)
                && end > digits + 4
                && line.startsWith("):", end - 2);
        if (!looksRight) {
            return null;
        }
        boolean known = line.startsWith("Thread 0x", digits + 2)
                || line.startsWith("LWP ", digits + 2)
                || line.startsWith("process ", digits + 2);
        return known ? target(line, (int) Digits.number(line, from, digits), digits + 2, end - 2) : null;
    }

    /** The target of row {@code number} between two places of a line: {@code Thread 0x7f.. (LWP 812) "name"}. */
    static ThreadHead target(LineCursor line, int number, int from, int to) {
        int quote = line.indexOf('"', from);
        int last = to - 1;
        while (last > quote && line.byteAt(last) != '"') {
            last--;
        }
        boolean named = quote >= 0 && last > quote && last < to;
        int idEnd = quote >= 0 && quote < to ? quote : to;
        Long id = idAfter(line, "LWP ", from, idEnd);
        if (id == null) {
            id = idAfter(line, "process ", from, idEnd);
        }
        return new ThreadHead(number, id, named ? line.string(quote + 1, last) : null);
    }

    private static @Nullable Long idAfter(LineCursor line, String word, int from, int to) {
        int at = line.indexOf(word, from);
        if (at < 0 || at >= to) {
            return null;
        }
        int start = at + word.length();
        int end = Digits.end(line, start);
        return end == start || end - start > 18 ? null : Digits.number(line, start, end);
    }

    /** Where a thread's own number begins in {@code 1.2}; {@code from} where it is the only one. */
    static int threadNumber(LineCursor line, int from) {
        int dot = Digits.end(line, from);
        boolean two = dot > from && dot + 1 < line.length() && line.byteAt(dot) == '.';
        return two && Digits.end(line, dot + 1) > dot + 1 ? dot + 1 : from;
    }
}
