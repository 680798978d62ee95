package dev.unpark.parse.gdb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadHead;
import org.jspecify.annotations.Nullable;

/** The thread that gdb's commands are about: that of the next backtrace which is printed without a head. */
final class Selection {
    private static final String SWITCHED = "[Switching to thread ";
    private static final String CURRENT = "[Current thread is ";

    private ThreadHead head = ThreadHead.NAMELESS;
    private boolean used;
    private boolean switched;

    /** What is known of it. */
    ThreadHead head() {
        return head;
    }

    /**
     * The same, once: backtraces that follow each other with no command between them are those of several threads, as
     * {@code thread apply all -q bt} prints them.
     */
    ThreadHead take() {
        ThreadHead taken = used ? ThreadHead.NAMELESS : head;
        used = true;
        return taken;
    }

    boolean isSwitchedTo() {
        return switched;
    }

    /** A command was given, which may print its backtrace once more. */
    void again() {
        used = false;
    }

    /** @param commanded gdb was told to switch to it; else it is only the one that gdb came to stand at */
    void select(ThreadHead selected, boolean commanded) {
        head = selected;
        switched = commanded;
        used = false;
    }

    /** The thread that is selected from this line on, if it says so; or null. */
    static @Nullable ThreadHead read(LineCursor line, ThreadHead before) {
        // [Switching to thread 3 (Thread 0x7f56305b26c0 (LWP 18817))]
        // [Current thread is 1 (Thread 0x7f05cf7d86c0 (LWP 27885))]
        int number = line.startsWith(SWITCHED) ? SWITCHED.length() : line.startsWith(CURRENT) ? CURRENT.length() : -1;
        if (number > 0) {
            return numbered(line, number, line.indexOf(")]", number) + 1);
        }
        // [Switching to Thread 0x7f56305b26c0 (LWP 18817)]        gdb's own doing; the next line has the number
        if (line.startsWith("[Switching to Thread 0x")) {
            return new ThreadHead(null, Heads.target(line, 0, 14, line.length()).id(), null);
        }
        // Thread 3 "ledger" received signal SIGABRT, Aborted.      Thread 2 "ledger" hit Breakpoint 1, main () at
        // m.rs:1
        if (line.startsWith("Thread ")) {
            int from = Heads.threadNumber(line, 7);
            int quote = line.indexOf(" \"", from);
            int end = Math.max(line.indexOf("\" received signal ", from), line.indexOf("\" hit ", from));
            return end > quote && quote > 0 ? stopped(line, from, quote, end, before) : null;
        }
        return null;
    }

    private static @Nullable ThreadHead numbered(LineCursor line, int from, int end) {
        int number = Heads.threadNumber(line, from);
        int digits = Digits.end(line, number);
        boolean looksRight = end > digits && digits > number && digits - number <= Heads.MOST_DIGITS;
        return looksRight ? Heads.target(line, (int) Digits.number(line, number, digits), digits, end) : null;
    }

    private static @Nullable ThreadHead stopped(LineCursor line, int number, int quote, int end, ThreadHead before) {
        int digits = Digits.end(line, number);
        if (digits != quote || digits == number || digits - number > Heads.MOST_DIGITS) {
            return null;
        }
        int told = (int) Digits.number(line, number, digits);
        // gdb says right before which LWP it switched to, but only where that is another one.
        boolean same = before.number() == null || before.number() == told;
        return new ThreadHead(told, same ? before.id() : null, line.string(quote + 2, end));
    }
}
