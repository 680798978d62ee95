package dev.unpark.parse.panic;

import dev.unpark.parse.LineCursor;

/**
 * A cursor that can be asked for the same line once more, and that takes away what a logger put before the lines of one
 * panic (the views of {@code Text} know the collectors' prefixes; this knows only that the next lines begin alike).
 */
final class Lines {
    private final LineCursor cursor;
    private String prefix = "";
    private boolean again;

    Lines(LineCursor cursor) {
        this.cursor = cursor;
    }

    boolean next() {
        if (again) {
            again = false;
            return true;
        }
        return cursor.next();
    }

    /** The current line is given again by the next {@link #next()}. */
    void back() {
        again = true;
    }

    LineCursor cursor() {
        return cursor;
    }

    void prefix(String prefix) {
        this.prefix = prefix;
    }

    /** The line, without the panic's prefix where it begins with one like it. */
    String line() {
        String line = cursor.string();
        return hasPrefix(line) ? line.substring(prefix.length()) : line;
    }

    // 09:31:02.120 ERROR app: thread 'main' panicked at ..
    // 09:31:02.121 ERROR app: boom                              digits differ, all else is the same
    private boolean hasPrefix(String line) {
        if (prefix.isEmpty() || line.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            char wanted = prefix.charAt(i);
            char c = line.charAt(i);
            if (c != wanted && !(isDigit(c) && isDigit(wanted))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
