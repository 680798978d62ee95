package dev.unpark.parse.lldb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadHead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lldb calls a thread, by its default thread-stop-format and thread-format. The selected thread has a star:
 *
 * <pre>
 * * thread #1, name = 'app', queue = 'com.apple.main-thread', activity = 'x', 2 messages, stop reason = signal SIGSTOP
 *   thread #2: tid = 28907, 0x00007f5358031829 libc.so.6`syscall at syscall.S:38, name = 'app', stop reason = ...
 * 3 thread(s) #2 #3 #4
 * </pre>
 */
final class Heads {
    private static final String NAME = ", name = '";
    private static final String QUEUE = ", queue = '";
    private static final String ACTIVITY = ", activity = '";
    private static final String MESSAGES = " messages";
    private static final String STOP_REASON = ", stop reason = ";
    private static final String TID = ": tid = ";
    private static final String SHARERS = " thread(s) #";

    private Heads() {}

    /** @param frame the innermost frame, where the head tells it (thread list); else empty */
    record Head(ThreadHead thread, String frame) {}

    static boolean isHead(LineCursor line) {
        return numberEnd(line) > 0 || isSharers(line);
    }

    /** Whether the line tells the threads that share the stack below it. */
    static boolean isSharers(LineCursor line) {
        int end = Digits.end(line, 0);
        return end > 0 && line.startsWith(SHARERS, end);
    }

    /** The threads that share a stack. */
    static List<ThreadHead> sharers(LineCursor line) {
        List<ThreadHead> sharers = new ArrayList<>();
        int at = Digits.end(line, 0) + SHARERS.length() - 1;
        while (line.startsWith("#", at)) {
            int end = Digits.end(line, at + 1);
            Integer number = number(line, at + 1, end);
            if (number == null) {
                break;
            }
            sharers.add(new ThreadHead(number, null, null));
            at = end + 1;
        }
        return sharers;
    }

    /** The head that this line is, or null. */
    static @Nullable Head of(LineCursor line) {
        int end = numberEnd(line);
        if (end < 0) {
            return null;
        }
        Integer number = number(line, markLength(line) + 8, end);
        Head head = rest(number, line.string(end, line.length()));
        // A row of thread list that was cut before its frame has no stack below it.
        boolean cutRow = !line.isTerminated() && !line.startsWith(", ", end) && head.frame.isEmpty();
        return cutRow ? null : head;
    }

    // From the right, for a frame's arguments and a thread's name may hold anything.
    private static Head rest(@Nullable Integer number, String text) {
        int reason = text.indexOf(STOP_REASON);
        String left = reason < 0 ? text.stripTrailing() : text.substring(0, reason);
        if (left.endsWith(MESSAGES) && left.lastIndexOf(", ") >= 0) {
            left = left.substring(0, left.lastIndexOf(", "));
        }
        for (String part : List.of(ACTIVITY, QUEUE)) {
            int at = left.endsWith("'") ? left.lastIndexOf(part) : -1;
            left = at < 0 ? left : left.substring(0, at);
        }
        String name = null;
        int named = left.lastIndexOf(NAME);
        if (named >= 0 && left.endsWith("'") && left.length() > named + NAME.length()) {
            name = left.substring(named + NAME.length(), left.length() - 1);
            left = left.substring(0, named);
        }
        if (!left.startsWith(TID)) {
            return new Head(new ThreadHead(number, null, name), "");
        }
        int comma = left.indexOf(", ");
        String tid = left.substring(TID.length(), comma < 0 ? left.length() : comma);
        return new Head(new ThreadHead(number, id(tid), name), comma < 0 ? "" : left.substring(comma + 2));
    }

    /** macOS prints a hexadecimal one. */
    private static @Nullable Long id(String tid) {
        try {
            return tid.isEmpty() ? null : Long.decode(tid.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Index after the number of a head; -1 if the line is none. */
    private static int numberEnd(LineCursor line) {
        int mark = markLength(line);
        if (!line.startsWith("thread #", mark)) {
            return -1;
        }
        int end = Digits.end(line, mark + 8);
        boolean whole = end == line.length() || line.startsWith(", ", end) || line.startsWith(TID, end);
        return whole && number(line, mark + 8, end) != null ? end : -1;
    }

    private static int markLength(LineCursor line) {
        return line.startsWith("* ") || line.startsWith("  ") ? 2 : 0;
    }

    private static @Nullable Integer number(LineCursor line, int from, int to) {
        long number = Digits.number(line, from, to);
        return number < 0 || number > Integer.MAX_VALUE ? null : (int) number;
    }
}
