package dev.unpark.parse;

/** Looks at the bytes of a line by their shape, without an object for it. */
final class Shape {
    private Shape() {}

    /** {@code 9} is any digit, {@code A} an upper-case and {@code a} a lower-case letter, else the byte itself; the index after it, or -1. */
    static int after(byte[] b, int from, int to, String shape) {
        if (to - from < shape.length()) {
            return -1;
        }
        for (int i = 0; i < shape.length(); i++) {
            byte x = b[from + i];
            boolean fits = switch (shape.charAt(i)) {
                case '9' -> isDigit(x);
                case 'A' -> x >= 'A' && x <= 'Z';
                case 'a' -> x >= 'a' && x <= 'z';
                default -> x == shape.charAt(i);
            };
            if (!fits) {
                return -1;
            }
        }
        return from + shape.length();
    }

    /** After {@code 2026-11-24T09:31:02}, a fraction, {@code Z} or {@code +00:00} or {@code +0000}, and a blank; or -1. */
    static int isoTime(byte[] b, int from, int to) {
        int i = after(b, from, to, "9999-99-99T99:99:99");
        if (i < 0) {
            return -1;
        }
        while (i < to && b[i] != ' ') {
            boolean timeLike = isDigit(b[i])
                    || b[i] == '.'
                    || b[i] == ','
                    || b[i] == ':'
                    || b[i] == '+'
                    || b[i] == '-'
                    || b[i] == 'Z';
            if (!timeLike) {
                return -1;
            }
            i++;
        }
        return i < to ? i + 1 : i;
    }

    static boolean startsWith(byte[] b, int from, int to, String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (b[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetter(byte x) {
        return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z');
    }

    static boolean isDigit(byte x) {
        return x >= '0' && x <= '9';
    }

    /** After letters, digits, dashes, dots and underscores. */
    static int skipWord(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (isLetter(b[i]) || isDigit(b[i]) || b[i] == '-' || b[i] == '_' || b[i] == '.')) {
            i++;
        }
        return i;
    }

    static int skipDigits(byte[] b, int from, int to) {
        int i = from;
        while (i < to && isDigit(b[i])) {
            i++;
        }
        return i;
    }

    static int skipBlanks(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] == ' ') {
            i++;
        }
        return i;
    }

    static int oneBlank(byte[] b, int from, int to) {
        return from < to && b[from] == ' ' ? from + 1 : from;
    }
}
