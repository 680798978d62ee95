package dev.unpark.parse.taskdump;

import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind an arm: {@code 2x app::serve::{{closure}} at src/main.rs:20:18}.
 *
 * @param raw the name, without its hash where Tokio cut that; empty where the binary has no symbols
 * @param next where another root begins in the same line, -1 for most: Tokio writes no line end between two roots
 */
record AwaitText(int count, String raw, @Nullable SourcePlace place, int next) {
    private static final String AT = " at ";
    private static final char ARM = '╼';

    boolean hasLine() {
        return place != null && place.line() > 0;
    }

    static AwaitText of(String text) {
        return of(text, 0);
    }

    /** The one that begins at {@code from}, of several in one text. */
    static AwaitText of(String text, int from) {
        int next = text.indexOf(ARM, from);
        String own = text.substring(from, next < 0 ? text.length() : next).strip();
        int nameAt = countEnd(own);
        int count = nameAt == 0 ? 1 : number(own.substring(0, nameAt - 2), 1);
        int at = own.indexOf(AT, nameAt);
        if (at < 0 && own.startsWith("at ")) { // no symbol, a place alone
            return new AwaitText(1, "", place(own.substring(3)), next);
        }
        return at < 0
                ? new AwaitText(count, own.substring(nameAt), null, next)
                : new AwaitText(count, own.substring(nameAt, at), place(own.substring(at + AT.length())), next);
    }

    /** Behind {@code 2x } if the text begins so: no Rust name begins with a digit. */
    private static int countEnd(String text) {
        int i = 0;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i > 0 && text.startsWith("x ", i) ? i + 2 : 0;
    }

    // src/main.rs:20:18   C:\work\src\main.rs:20:18   src/main.rs
    private static @Nullable SourcePlace place(String text) {
        int column = lastNumber(text, text.length());
        int line = column < 0 ? -1 : lastNumber(text, column - 1);
        if (column < 0) {
            return text.isEmpty() ? null : new SourcePlace(text, 0, 0);
        }
        if (line < 0) {
            return new SourcePlace(text.substring(0, column - 1), number(text.substring(column), 0), 0);
        }
        return new SourcePlace(
                text.substring(0, line - 1),
                number(text.substring(line, column - 1), 0),
                number(text.substring(column), 0));
    }

    /** Where the digits that end at {@code to} begin, behind a colon; -1 if there are none. */
    private static int lastNumber(String text, int to) {
        int i = to;
        while (i > 0 && isDigit(text.charAt(i - 1))) {
            i--;
        }
        return i < to && i > 1 && text.charAt(i - 1) == ':' ? i : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String digits, int otherwise) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) { // more than an int: no line has that
            return otherwise;
        }
    }
}
