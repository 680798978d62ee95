package dev.unpark.parse.panic;

/**
 * What a logger put before the first line of a panic, and so may have put before the others.
 *
 * <pre>
 * 09:31:02.120 ERROR app: thread 'main' panicked at ..
 * 09:31:02.121 ERROR app: boom                              digits differ, all else is the same
 * </pre>
 */
record Prefix(String text) {
    static final Prefix NONE = new Prefix("");

    /** A first word shorter than this is no time or counter of a logger's. */
    private static final int SHORTEST_MARK = 4;

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The line without the prefix, where it begins with one like it. */
    String cut(String line) {
        return begins(line, text.length()) ? line.substring(text.length()) : line;
    }

    boolean isOn(String line) {
        return begins(line, text.length());
    }

    /** Whether another logger's or module's line begins with the same kind of first word, such as a time. */
    boolean sharesMark(String line) {
        int end = text.indexOf(' ');
        boolean counts = end >= SHORTEST_MARK && text.chars().limit(end).anyMatch(c -> c >= '0' && c <= '9');
        return counts && begins(line, end);
    }

    private boolean begins(String line, int length) {
        if (length == 0 || line.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char wanted = text.charAt(i);
            char c = line.charAt(i);
            if (c != wanted && !(Places.isDigit(c) && Places.isDigit(wanted))) {
                return false;
            }
        }
        return true;
    }
}
