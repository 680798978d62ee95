package dev.unpark.parse.gdb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadHead;
import org.jspecify.annotations.Nullable;

/** Rows of {@code info threads}. */
final class InfoThreads {
    private static final int MOST_NAME_BYTES = 15;

    private InfoThreads() {}

    /**
     * One row.
     *
     * @param frameFrom where the text of its frame begins in the line
     */
    record Row(ThreadHead head, int frameFrom) {}

    // * 1    Thread 0x7f33b15fd840 (LWP 29205) "ledger"          syscall () at ../sysdeps/.../syscall.S:38
    //   2    LWP 812 "name" 0x00007f33b1708f36 in epoll_wait (epfd=3) at ...
    static @Nullable Row row(LineCursor line) {
        int first = line.startsWith("* ") ? 2 : line.indent();
        int number = Heads.threadNumber(line, first);
        int digits = Digits.end(line, number);
        int target = digits;
        while (target < line.length() && line.byteAt(target) == ' ') {
            target++;
        }
        boolean looksRight = first == 2 && digits > number && digits - number <= Heads.MOST_DIGITS && target > digits;
        int end = looksRight ? targetEnd(line, target) : -1;
        if (end < 0) {
            return null;
        }
        int frame = end;
        while (frame < line.length() && line.byteAt(frame) == ' ') {
            frame++;
        }
        ThreadHead head = Heads.target(line, (int) Digits.number(line, number, digits), target, end);
        return new Row(head, frame);
    }

    // After `Thread 0x7f.. (LWP 1)`, `LWP 1` or `process 1`, and the name in quotes if there is one.
    private static int targetEnd(LineCursor line, int from) {
        int end;
        if (line.startsWith("Thread 0x", from)) {
            end = line.indexOf(')', from) + 1;
        } else if (line.startsWith("LWP ", from)) {
            end = Digits.end(line, from + 4);
        } else if (line.startsWith("process ", from)) {
            end = Digits.end(line, from + 8);
        } else {
            return -1;
        }
        if (end <= from) {
            return -1;
        }
        if (line.startsWith(" \"", end)) {
            // A name may hold quotes, and so may the frame behind it; Linux cuts a name at 15 bytes.
            int close = Math.min(end + 2 + MOST_NAME_BYTES, line.length() - 1);
            while (close > end + 1 && line.byteAt(close) != '"') {
                close--;
            }
            return close > end + 1 ? close + 1 : -1;
        }
        return end;
    }
}
