package dev.unpark.parse.panic;

import org.jspecify.annotations.Nullable;

/**
 * The line of one frame.
 *
 * <pre>
 *    4: core::panicking::panic_fmt
 *    4:     0x5618b6da471c - core[c1f1a4ba060b9bfa]::panicking::panic_fmt
 *  4: auth-service:0x1d71c - auth::serve::h0123456789abcdef         color-backtrace
 * </pre>
 *
 * @param address 0 where the line has none, or one that counts from its module
 * @param module the module before the address, or null
 */
record FrameText(int index, long address, @Nullable String module, String name) {
    private static final String DASH = " - ";

    static @Nullable FrameText of(String line) {
        int start = blanks(line, 0);
        int colon = line.indexOf(": ", start);
        long index = colon < 0 ? -1 : Places.number(line, start, colon, Integer.MAX_VALUE);
        return index < 0 ? null : of((int) index, line, blanks(line, colon + 1));
    }

    private static FrameText of(int index, String line, int start) {
        int dash = line.indexOf(DASH, start);
        int hex = dash < 0 ? -1 : line.indexOf("0x", start);
        if (hex >= start && hex < dash && (hex == start || line.charAt(hex - 1) == ':')) {
            try {
                long address = Long.parseUnsignedLong(line, hex + 2, dash, 16);
                String name = line.substring(Math.min(line.length(), dash + DASH.length()));
                return hex == start
                        ? new FrameText(index, address, null, name)
                        : new FrameText(index, 0, line.substring(start, hex - 1), name);
            } catch (NumberFormatException e) {
                // a name with such characters in it; it is what the line says
                return new FrameText(index, 0, null, line.substring(start));
            }
        }
        return new FrameText(index, 0, null, line.substring(Math.min(start, line.length())));
    }

    /** Whether the text begins with the innermost frame of a backtrace, and not with the first item of some list. */
    static boolean isInnermost(String text) {
        int end = text.indexOf('\n');
        FrameText frame = of(end < 0 ? text : text.substring(0, end));
        return frame != null && frame.index == 0 && (frame.address != 0 || isPath(frame.name));
    }

    /** Whether the line can stand below an innermost frame: its place, a call inlined into it, or the next frame. */
    static boolean isSecond(String line) {
        FrameText frame = of(line);
        int start = blanks(line, 0);
        return frame == null
                ? start >= 4 && (line.startsWith("at ", start) || isPath(line.substring(start)))
                : frame.index == 1 && isName(frame.name);
    }

    /** A function's path, or a name without one that is known to end a backtrace's machinery. */
    private static boolean isPath(String name) {
        return isName(name)
                && (name.contains("::") || name.equals("rust_begin_unwind") || name.startsWith("<unknown>"));
    }

    /** Whether it can be a function's name: blanks only between brackets. */
    static boolean isName(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}' || (c == '>' && text.charAt(Math.max(0, i - 1)) != '-')) {
                depth--;
            } else if ((c == ' ' || c == '\t' || c == '"') && depth <= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static int blanks(String line, int from) {
        int i = from;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
