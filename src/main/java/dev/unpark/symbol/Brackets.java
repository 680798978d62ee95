package dev.unpark.symbol;

/** Looks at the brackets of printed names. */
final class Brackets {
    private Brackets() {}

    static boolean isNamePart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    /** Lower-case, as rustc prints hashes. */
    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Whether the {@code >} at {@code i} belongs to {@code ->} and closes nothing. */
    static boolean isArrow(String text, int i) {
        return i > 0 && text.charAt(i - 1) == '-';
    }

    /** Position of the {@code >} that closes the {@code <} at {@code open}, or -1 if there is none before {@code to}. */
    static int closing(String text, int open, int to) {
        int depth = 0;
        for (int i = open; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\'' && i + 2 < to && text.charAt(i + 2) == '\'') {
                i += 2; // a char constant as a const argument: Splitter<'<'>
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && !isArrow(text, i) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Position behind the {@code [3d388f6a88d9122b]} that begins at {@code i} right after a crate's name, or -1. */
    static int disambiguatorEnd(String text, int i) {
        if (text.charAt(i) != '[' || i == 0 || !isNamePart(text.charAt(i - 1))) {
            return -1;
        }
        int end = i + 1;
        while (end < text.length() && isHex(text.charAt(end))) {
            end++;
        }
        // rustc prints it without leading zeros.
        boolean some = end > i + 1 && end <= i + 17;
        return some && end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
    }
}
