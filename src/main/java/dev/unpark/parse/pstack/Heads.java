package dev.unpark.parse.pstack;

import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadHead;
import org.jspecify.annotations.Nullable;

/**
 * What stands above stacks:
 *
 * <pre>
 * 26242:  ./ledger --port 8080                          core 'core.812' of 21224:   ./ledger
 * --------------------- thread# 1 / lwp# 1 ---------------------
 * ------- thread# 8 / lwp# 8 [tokio-runtime-worker] ------------
 * -----------------  lwp# 3 / thread# 3  --------------------        Solaris; also "lwp# 3" or "thread# 3" alone
 * </pre>
 */
final class Heads {
    private static final int MOST_DIGITS = 9;

    private Heads() {}

    /**
     * A process.
     *
     * @param command its name and arguments
     */
    record Dumped(long pid, boolean core, String command) {}

    /** The thread that this line is above, or null. */
    static @Nullable ThreadHead thread(LineCursor line) {
        if (!line.startsWith("---")) {
            return null;
        }
        Long thread = numberAfter(line, "thread# ");
        Long lwp = numberAfter(line, "lwp# ");
        if (thread == null && lwp == null) {
            return null;
        }
        int open = line.indexOf(" [", 0);
        int close = open < 0 ? -1 : line.indexOf("] -", open);
        String name = close > open + 2 ? line.string(open + 2, close) : null;
        return new ThreadHead(thread == null ? null : thread.intValue(), lwp, name);
    }

    private static @Nullable Long numberAfter(LineCursor line, String word) {
        int from = line.indexOf(word, 0) + word.length();
        int to = from < word.length() ? from : digits(line, from);
        return to == from || to - from > MOST_DIGITS ? null : number(line, from, to);
    }

    /** The process that this line is above, or null. */
    static @Nullable Dumped process(LineCursor line) {
        boolean core = line.startsWith("core '");
        int of = core ? line.indexOf("' of ", 6) : -5;
        int from = of + 5;
        int to = from < 0 || (core && of < 0) ? from : digits(line, from);
        int command = to + 1;
        boolean looksRight = to > from && to - from <= MOST_DIGITS && line.startsWith(":", to);
        while (looksRight && command < line.length() && (line.byteAt(command) == ' ' || line.byteAt(command) == '\t')) {
            command++;
        }
        return looksRight && command > to + 1 && command < line.length()
                ? new Dumped(number(line, from, to), core, line.string(command, line.length()))
                : null;
    }

    private static int digits(LineCursor line, int from) {
        int i = from;
        while (i < line.length() && line.byteAt(i) >= '0' && line.byteAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static long number(LineCursor line, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (line.byteAt(i) - '0');
        }
        return value;
    }
}
