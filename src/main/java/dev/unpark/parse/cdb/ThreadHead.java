package dev.unpark.parse.cdb;

import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The line above a thread's stack. The dot marks the current thread, the {@code #} the one that stopped the program:
 *
 * <pre>
 * .  0  Id: b10.dac Suspend: 1 Teb: 00007ff6`64a4e000 Unfrozen
 *   71  Id: 97bc.142c Suspend: 0 Teb: 0000001a`3b0d3000 Unfrozen "thread name"
 * </pre>
 */
record ThreadHead(int number, long pid, long id, @Nullable String name, boolean stopped) {

    /** The head that this line is, or null. */
    static @Nullable ThreadHead of(String line) {
        int mark = Scan.blanks(line, 0);
        boolean stopped = line.startsWith("#", mark);
        int start = stopped || line.startsWith(".", mark) ? Scan.blanks(line, mark + 1) : mark;
        int end = Scan.digits(line, start);
        long number = Scan.decimal(line, start, end);
        int id = Scan.blanks(line, end);
        if (number < 0 || number > Integer.MAX_VALUE || !line.startsWith("Id: ", id)) {
            return null;
        }
        int dot = Scan.hexDigits(line, id + 4);
        int idEnd = Scan.hexDigits(line, dot + 1);
        boolean whole = line.startsWith(".", dot) && idEnd > dot + 1 && line.indexOf(" Teb: ", idEnd) > 0;
        return whole
                ? new ThreadHead(
                        (int) number,
                        Scan.hex(line, id + 4, dot),
                        Scan.hex(line, dot + 1, idEnd),
                        name(line, idEnd),
                        stopped)
                : null;
    }

    private static @Nullable String name(String line, int from) {
        int open = line.indexOf('"', from);
        int close = line.lastIndexOf('"');
        return open > 0 && close > open ? line.substring(open + 1, close) : null;
    }
}
