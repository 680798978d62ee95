package dev.unpark.parse.eustack;

import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadDraft;
import java.util.Arrays;

/** A frame that is kept back until it is known whether the lines below it belong to it. */
final class HeldFrame {
    private byte[] text = new byte[512];
    private int length;
    private int textFrom;
    private int line;
    private int linesBelow;

    boolean isHeld() {
        return length > 0;
    }

    /** @param from index of the text after the frame's number */
    void hold(LineCursor frame, int from) {
        length = 0;
        append(frame);
        textFrom = from;
        line = frame.number();
        linesBelow = 0;
    }

    //     [93ac61ec5a8eb1396f9fbd350e3169a558528a40]@0x7f9a7e305000+0xcf503
    //     ../sysdeps/unix/sysv/linux/clock_nanosleep.c:71:10
    /** Whether the line, which is indented, says more of the frame. */
    boolean goesOnWith(LineCursor below) {
        if (length == 0 || below.indent() != FrameText.INDENT) {
            return false;
        }
        if (below.startsWith("[", FrameText.INDENT)) {
            return linesBelow == 0 && below.indexOf("]@0x", FrameText.INDENT) > 0;
        }
        // A path may be cut, or hold blanks; then only its line tells that it is one.
        boolean place = endsWithLine(below) || (below.isTerminated() && below.indexOf(' ', FrameText.INDENT) < 0);
        boolean first = linesBelow == 0 || text[textOfLastLine()] == '[';
        return place && first;
    }

    private int textOfLastLine() {
        int i = length - 1;
        while (i > 0 && text[i] != '\n') {
            i--;
        }
        return i + 1 + FrameText.INDENT;
    }

    private static boolean endsWithLine(LineCursor below) {
        int i = below.length();
        while (i > 0 && below.byteAt(i - 1) >= '0' && below.byteAt(i - 1) <= '9') {
            i--;
        }
        return i < below.length() && i > 0 && below.byteAt(i - 1) == ':';
    }

    void add(LineCursor below) {
        ensure(1);
        text[length++] = '\n';
        append(below);
        linesBelow++;
    }

    /** Gives the frame to the thread. */
    void release(ThreadDraft thread) {
        thread.add(text, 0, textFrom, length, line);
        length = 0;
    }

    private void append(LineCursor more) {
        ensure(more.length());
        System.arraycopy(more.bytes(), more.from(), text, length, more.length());
        length += more.length();
    }

    private void ensure(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
        }
    }
}
