package dev.unpark.parse.eustack;

import dev.unpark.model.Frame;
import dev.unpark.parse.FrameParts;

/**
 * Finds the parts of a frame as eu-stack prints it (elfutils src/stack.c, print_frame). What stands in brackets depends
 * on the options; the build id and the place have lines of their own, indented by four blanks:
 *
 * <pre>
 * 0xADDR[ - 1] [SYMBOL][ - MODULE]
 *     [BUILD-ID]@0xSTART+0xOFFSET
 *     FILE[:LINE[:COLUMN]]
 * </pre>
 */
final class FrameText extends FrameParts {
    static final int INDENT = 4;

    private static final String RETURN_ADDRESS = " - 1";
    private static final String OWN_ADDRESS = "    ";

    @Override
    public boolean hasLinesBelow() {
        return true;
    }

    @Override
    public boolean read(byte[] b, int from, int to) {
        clear();
        int i = afterAddress(b, from, to);
        if (i < 0 || startsWith(b, i, to, " in ")) { // "in" is gdb's
            return false;
        }
        int lineEnd = lineEnd(b, i, to);
        symbolAndModule(b, afterActivation(b, i, lineEnd), lineEnd);
        while (lineEnd < to) {
            int next = lineEnd + 1 + INDENT;
            lineEnd = lineEnd(b, next, to);
            if (b[next] != '[') {
                place(b, next, lineEnd);
            }
        }
        whole = true;
        return true;
    }

    private int afterAddress(byte[] b, int from, int to) {
        if (!startsWith(b, from, to, "0x")) {
            return -1;
        }
        int i = from + 2;
        while (i < to && hex(b[i]) >= 0) {
            address = address << 4 | hex(b[i]);
            i++;
        }
        hasAddress = i > from + 2;
        boolean ends = i == to || b[i] == ' ' || b[i] == '\n';
        return hasAddress && ends ? i : -1;
    }

    private static int lineEnd(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] != '\n') {
            i++;
        }
        return i;
    }

    //   #0  0x00007fc16c341829     syscall - /usr/lib/x86_64-linux-gnu/libc.so.6
    //   #1  0x00005563b3b50755 - 1 app::main::h0612aeaeca3e5103 - /srv/build/app
    //   #2  0x000055e1316424af - 1 - /usr/bin/sleep
    private static int afterActivation(byte[] b, int from, int to) {
        int after = from + RETURN_ADDRESS.length();
        boolean shown = startsWith(b, from, to, RETURN_ADDRESS) && (after == to || b[after] == ' ');
        return shown || startsWith(b, from, to, OWN_ADDRESS) ? after : from;
    }

    private void symbolAndModule(byte[] b, int from, int to) {
        int end = moduleDash(b, from, to);
        if (end < to) {
            moduleFrom = end + 3;
            moduleTo = to;
        }
        functionFrom = Math.min(from + 1, end);
        functionTo = end;
    }

    // The path is absolute but for a few (`[vdso: 812]`); a demangled name may hold " - " too, so the last one counts.
    private static int moduleDash(byte[] b, int from, int to) {
        int last = to;
        for (int i = from; i + 3 < to; i++) {
            if (b[i] == ' ' && b[i + 1] == '-' && b[i + 2] == ' ') {
                if (b[i + 3] == '/') {
                    return i;
                }
                last = i;
            }
        }
        return last;
    }

    private void place(byte[] b, int from, int to) {
        fileFrom = from;
        fileTo = to;
        int last = numberStart(b, from, to);
        if (last < 0) {
            return;
        }
        int first = numberStart(b, from, last - 1);
        line = number(b, first < 0 ? last : first, first < 0 ? to : last - 1);
        column = first < 0 ? 0 : number(b, last, to);
        fileTo = (first < 0 ? last : first) - 1;
    }

    /** Where the number after the last colon begins, -1 if there is none. */
    private static int numberStart(byte[] b, int from, int to) {
        int i = to;
        while (i > from && b[i - 1] >= '0' && b[i - 1] <= '9') {
            i--;
        }
        return i < to && to - i < 10 && i - 1 > from && b[i - 1] == ':' ? i : -1;
    }

    private static int number(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (b[i] - '0');
        }
        return value;
    }

    @Override
    public boolean isInlined(boolean innermost) {
        return false;
    }

    // eu-stack -i prints the calls that were put into a function above it and at its address. A function that calls
    // itself stands twice at one address too.
    @Override
    protected void settle(Frame[] frames) {
        for (int i = 0; i + 1 < frames.length; i++) {
            Frame frame = frames[i];
            Frame outer = frames[i + 1];
            boolean inlined = frame.address() == outer.address()
                    && !frame.symbol().raw().equals(outer.symbol().raw());
            if (inlined) {
                frames[i] = new Frame(frame.address(), frame.symbol(), frame.place(), frame.module(), true);
            }
        }
    }
}
