package dev.unpark.parse.taskdump;

import dev.unpark.parse.LineCursor;

/**
 * What a line is in a drawn tree, by its bytes. A character of three bytes that the text's end or a bad copy cut is no arm.
 *
 * <pre>
 * ╼ app::serve::{{closure}} at src/main.rs:20:18              the root; its first two characters are left out
 *   ├╼ app::a::{{closure}} at src/a.rs:7:9                     blanks are U+00A0 in Tokio's, plain in async-backtrace's
 *   │  └╼ 2x app::b::{{closure}} at src/b.rs:3:1
 *   └┈ [POLLING]                                              async-backtrace: it could not look further
 * </pre>
 */
final class TreeLine {
    enum Kind {
        NONE,
        ROOT,
        CHILD,
        POLLING
    }

    private static final int WIDTH = 3; // bytes of a box character
    private static final int ARM = 0xE295BC; // ╼
    private static final int LAST = 0xE29494; // └
    private static final int FORK = 0xE2949C; // ├
    private static final int DOTS = 0xE29488; // ┈
    private static final String POLLING = "[POLLING]";

    private Kind kind = Kind.NONE;
    private int column;
    private int armAt;
    private int textAt;
    private boolean noBreak;

    Kind kind() {
        return kind;
    }

    /** Characters before the arm. */
    int column() {
        return column;
    }

    /** Bytes before the arm: a header, a log's prefix, or guides of the tree. */
    int armAt() {
        return armAt;
    }

    /** True where a no-break blank follows the arm: Tokio writes those, async-backtrace plain ones. */
    boolean isNoBreak() {
        return noBreak;
    }

    /** What stands behind the arm. */
    String text(LineCursor line) {
        return line.string(textAt, line.length());
    }

    void read(LineCursor line) {
        kind = Kind.NONE;
        column = 0;
        int length = line.length();
        boolean afterBox = false;
        for (int i = 0; i < length; i++) {
            int first = line.byteAt(i) & 0xFF;
            if (first == 0xE2) {
                int box = box(line, i);
                if (box == ARM && !afterBox && isGap(line, i + WIDTH)) {
                    found(line, Kind.ROOT, i, i + WIDTH);
                    return;
                }
                if (box == LAST || box == FORK) {
                    child(line, i);
                    return;
                }
                afterBox = box >= 0xE29480 && box <= 0xE295BF;
            } else if (first < 0x80 || first > 0xBF) {
                afterBox = false;
            }
            column += first < 0x80 || first > 0xBF ? 1 : 0;
        }
    }

    private void child(LineCursor line, int at) {
        int second = box(line, at + WIDTH);
        int gap = at + 2 * WIDTH;
        if (second == ARM && isGap(line, gap)) {
            found(line, Kind.CHILD, at, gap);
        } else if (second == DOTS && isGap(line, gap)) {
            found(line, Kind.POLLING, at, gap);
            kind = line.startsWith(POLLING, textAt) ? Kind.POLLING : Kind.NONE;
        }
    }

    private void found(LineCursor line, Kind what, int at, int gap) {
        kind = what;
        armAt = at;
        noBreak = isNoBreak(line, gap);
        textAt = Math.min(line.length(), gap + (noBreak ? 2 : 1));
    }

    private static boolean isGap(LineCursor line, int at) {
        return at < line.length() && (line.byteAt(at) == ' ' || isNoBreak(line, at));
    }

    private static boolean isNoBreak(LineCursor line, int at) {
        return at + 1 < line.length() && line.byteAt(at) == (byte) 0xC2 && line.byteAt(at + 1) == (byte) 0xA0;
    }

    private static int box(LineCursor line, int at) {
        return at + WIDTH > line.length()
                ? 0
                : (line.byteAt(at) & 0xFF) << 16 | (line.byteAt(at + 1) & 0xFF) << 8 | (line.byteAt(at + 2) & 0xFF);
    }
}
