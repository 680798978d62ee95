package dev.unpark.parse;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows that a terminal or a chat window made of one line together again. A text is wrapped where several lines are
 * exactly as wide as the widest, and what follows them does not begin as a line of any tool does.
 */
final class Unwrapping {
    private static final long SAMPLE_BYTES = 1 << 20;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 500;
    private static final int FEWEST_WRAPS = 3;

    //   #0  0x00007f..    Thread 3 (Thread 0x..    TID 796:    12: std::..    * thread #1,    01 00000000`0014f5a8
    // Rows that go on seldom begin with two blanks; lines of locals, of places and of lldb's frames all do. They may
    // well
    // begin with "#0}" or "thread::", so what is here is the whole of what a tool prints in front.
    private static final Pattern BEGINS = Pattern.compile("\\s*|\\s\\s.*|\\s?[0-9]+: .*|\\s[0-9]+  .*|#[0-9]+\\s.*"
            + "|\\* (thread|frame) .*|[0-9a-f]{2,3} [0-9a-f]{8}.*|==.*|```.*|[├│└].*"
            + "|Thread [0-9]+ .*|TID [0-9]+:.*|PID [0-9]+ - .*|thread '.*|thread #.*|note: .*|warning: .*|stack backtrace:"
            + "|No (locals|symbol).*|\\[(New|Thread|Switching|Inferior|<0>).*|\\((gdb|lldb)\\).*"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].*");

    private final Text text;
    private final int width;
    private final JoinedLines out = new JoinedLines();

    private Unwrapping(Text text, int width) {
        this.text = text;
        this.width = width;
    }

    /** The text in its lines as they were, which keep the numbers of their first rows; null if it is not wrapped. */
    static @Nullable Text of(Text text) {
        if (text.hasGaps()) {
            return null; // its lines have numbers that cannot be counted
        }
        if (text.sizeBytes() > JoinedLines.MOST_BYTES) {
            return null;
        }
        int width = width(text.head(SAMPLE_BYTES));
        return width == 0 ? null : new Unwrapping(text, width).joined();
    }

    /** The width that a text is wrapped at, 0 if it is not. */
    private static int width(Text sample) {
        int widest = 0;
        int rows = 0;
        LineCursor line = sample.lines();
        while (line.next()) {
            int columns = columns(line);
            if (columns > WIDEST) {
                return 0;
            }
            rows = columns > widest ? 1 : columns == widest ? rows + 1 : rows;
            widest = Math.max(widest, columns);
        }
        return widest >= NARROWEST && rows >= FEWEST_WRAPS && isWrapped(sample, widest) ? widest : 0;
    }

    // One stack many times has its widest line many times, but a line of its own after each; and a program's own lines
    // are
    // often all of one width, but do not begin as a tool's.
    private static boolean isWrapped(Text sample, int width) {
        int full = 0;
        Set<String> rows = new HashSet<>();
        int goOn = 0;
        boolean after = false;
        boolean ofATool = false;
        LineCursor line = sample.lines();
        while (line.next()) {
            boolean begins = begins(line);
            if (after && ofATool) {
                full++;
                if (!begins) {
                    goOn++;
                    rows.add(line.string());
                }
            }
            ofATool = begins || (after && ofATool);
            after = columns(line) == width;
        }
        return rows.size() >= FEWEST_WRAPS && goOn * 10L >= full * 8L;
    }

    private @Nullable Text joined() {
        LineCursor line = text.lines();
        int before = 0;
        boolean any = false;
        while (line.next()) {
            int columns = columns(line);
            if (columns > width) {
                return null;
            }
            if (any) {
                end(before, line);
            }
            out.write(line.bytes(), line.from(), line.to());
            before = columns;
            any = true;
        }
        if (line.isTerminated()) {
            out.write('\n');
        }
        return out.text(text);
    }

    // What ends with a blank at the edge loses it on the way through a clipboard.
    private void end(int columns, LineCursor next) {
        boolean goesOn = (columns == width || columns == width - 1) && !begins(next);
        if (!goesOn) {
            out.write('\n');
            return;
        }
        if (columns < width) {
            out.write(' ');
        }
        out.join();
    }

    private static boolean begins(LineCursor line) {
        return BEGINS.matcher(line.string()).matches();
    }

    private static int columns(LineCursor line) {
        byte[] bytes = line.bytes();
        int columns = 0;
        for (int i = line.from(); i < line.to(); i++) {
            columns += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return columns;
    }
}
