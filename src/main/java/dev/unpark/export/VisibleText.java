package dev.unpark.export;

/**
 * Makes characters that a reader cannot see, or that reorder what is read, visible as {@code [U+202E]}. Symbols and log
 * lines come from outside: an override of the writing direction can make one name look like another (CVE-2021-42574).
 */
final class VisibleText {
    private VisibleText() {}

    /** Of one line: line ends become blanks. */
    static String line(String text) {
        return of(
                text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
    }

    /** Of several lines: line ends and tabs stay, in the spelling {@code \n}. */
    static String lines(String text) {
        return of(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                out.append("[U+").append(hex(c)).append(']');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isHidden(int c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        return switch (Character.getType(c)) {
            // FORMAT holds the direction marks, the zero-width characters and the invisible tag letters.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // A no-break or wide blank looks like a blank and is not one.
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> isBlankLetter(c);
        };
    }

    /** Letters that draw nothing: the Hangul fillers, the combining joiner and the Braille blank. */
    private static boolean isBlankLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || c == 0x2800;
    }

    private static String hex(int c) {
        String digits = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
