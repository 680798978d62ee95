package dev.unpark.parse.eustack;

import dev.unpark.parse.Digits;
import dev.unpark.parse.FrameParts;
import dev.unpark.parse.LineCursor;

/** The lines by which eu-stack names a process, a thread and a frame. */
final class Heads {
    private Heads() {}

    //   TID 23475:
    /** The thread's id; -1 if the line is no head of a thread. */
    static long tid(LineCursor line) {
        if (!line.startsWith("TID ")) {
            return -1;
        }
        int end = Digits.end(line, 4);
        boolean whole =
                line.startsWith(":", end) && line.string(end + 1, line.length()).isBlank();
        return whole ? Digits.number(line, 4, end) : -1;
    }

    //   PID 23474 - process
    //   PID 23474 - core
    //   PID 23474 - process module memory map
    /** Index after the process's number; -1 if the line is no head of a process. */
    static int pidEnd(LineCursor line) {
        int end = line.startsWith("PID ") ? Digits.end(line, 4) : -1;
        boolean head = end > 4 && (line.startsWith(" - process", end) || line.startsWith(" - core", end));
        return head ? end : -1;
    }

    //   #1  0x000055e0ac99b5f1 app::main
    /** Index of the address in a line that is a frame; -1 if the line is none. */
    static int frameText(LineCursor line) {
        int end = line.startsWith("#") ? Digits.end(line, 1) : 1;
        int at = end;
        while (at < line.length() && line.byteAt(at) == ' ') {
            at++;
        }
        boolean frame = end > 1
                && end < 11
                && at > end
                && line.startsWith("0x", at)
                && at + 2 < line.length()
                && FrameParts.hex(line.byteAt(at + 2)) >= 0;
        return frame && !line.startsWith(" in ", addressEnd(line, at + 2)) ? at : -1; // "in" is gdb's
    }

    private static int addressEnd(LineCursor line, int from) {
        int i = from;
        while (i < line.length() && FrameParts.hex(line.byteAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** The number of a line that is a frame. */
    static long frameNumber(LineCursor line) {
        return Digits.number(line, 1, Digits.end(line, 1));
    }
}
