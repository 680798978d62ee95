package dev.unpark.cli;

import java.util.List;
import java.util.Locale;

/**
 * Makes text from an input harmless for a terminal. A dump carries what the service was sent: thread names, panic
 * messages, symbols; an escape sequence in it must be shown and not obeyed.
 */
final class Printable {
    private Printable() {}

    /** On one line: line ends are shown as {@code \n}, other control and direction characters by their number. */
    static String line(String text) {
        if (text.codePoints().noneMatch(Printable::isHarmful)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    /** The lines of a text that may have several. */
    static List<String> lines(String text) {
        return text.lines().map(Printable::line).toList();
    }

    private static void append(StringBuilder shown, int c) {
        if (!isHarmful(c)) {
            shown.appendCodePoint(c);
        } else if (c == '\n') {
            shown.append("\\n");
        } else if (c == '\t') {
            shown.append("    ");
        } else {
            shown.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u{%04x}", c));
        }
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            // Format characters turn the reading direction (U+202E) or hide (U+200B); surrogates here are unpaired.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
