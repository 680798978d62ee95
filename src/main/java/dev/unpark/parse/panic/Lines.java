package dev.unpark.parse.panic;

import dev.unpark.parse.LineCursor;

/**
 * A cursor that can be asked for the same line once more, and that takes away what a logger put before the lines of one
 * panic (the views of {@code Text} know the collectors' prefixes; this knows only that the next lines begin alike).
 */
final class Lines {
    private final LineCursor cursor;
    private Prefix prefix = Prefix.NONE;
    private boolean again;
    private boolean ended;

    Lines(LineCursor cursor) {
        this.cursor = cursor;
    }

    boolean next() {
        if (again) {
            again = false;
            return true;
        }
        ended = !cursor.next();
        return !ended;
    }

    /** The current line is given again by the next {@link #next()}; nothing behind the last one. */
    void back() {
        again = !ended;
    }

    LineCursor cursor() {
        return cursor;
    }

    Prefix prefix() {
        return prefix;
    }

    void prefix(Prefix prefix) {
        this.prefix = prefix;
    }

    /** The line, without the panic's prefix where it begins with one like it. */
    String line() {
        return prefix.cut(cursor.string());
    }
}
