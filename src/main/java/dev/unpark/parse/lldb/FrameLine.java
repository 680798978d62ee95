package dev.unpark.parse.lldb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.LineCursor;

/**
 * A line that is a frame. The selected frame has a star; {@code up} and {@code frame select} print one without indent:
 *
 * <pre>
 *   * frame #0: 0x00007f5358031829 libc.so.6`syscall at syscall.S:38
 *     frame #1: 0x00005569b23c30db app`main + 30
 * frame #1: 0x00005569b23c30db app`main + 30
 * </pre>
 */
final class FrameLine {
    private static final String WORD = "frame #";

    private FrameLine() {}

    /** Where the number stands; -1 if the line is no frame. */
    private static int numberAt(LineCursor line) {
        int at = line.indent();
        if (line.startsWith("* ", at)) {
            at += 2;
        }
        return line.startsWith(WORD, at) ? at + WORD.length() : -1;
    }

    /** Index of the address, after the number; -1 if the line is no frame. */
    static int textAt(LineCursor line) {
        int number = numberAt(line);
        int end = number < 0 ? -1 : Digits.end(line, number);
        return end > number && end - number < 10 && line.startsWith(": 0x", end) ? end + 2 : -1;
    }

    /** The number of a line that is a frame. */
    static long number(LineCursor line) {
        int at = numberAt(line);
        return Digits.number(line, at, Digits.end(line, at));
    }
}
