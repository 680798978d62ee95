package dev.unpark.parse;

/** Small steps that readers of lines share. None of them throws. */
public final class Scan {
    private static final int MOST_DIGITS = 18;

    private Scan() {}

    /** Index of the first character at or after {@code at} that is no blank. */
    public static int blanks(String text, int at) {
        int i = at;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Index behind the decimal digits that begin at {@code at}. */
    public static int digits(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** Index behind the hexadecimal digits that begin at {@code at}. */
    public static int hexDigits(String text, int at) {
        int i = at;
        while (i < text.length() && Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 128) {
            i++;
        }
        return i;
    }

    /** The decimal number that fills the range, or -1 if it is none, or one of more than 18 digits. */
    public static long decimal(String text, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS || digits(text, from) < to) {
            return -1;
        }
        return Long.parseLong(text, from, to, 10);
    }

    /** The unsigned 64-bit number whose hexadecimal digits fill the range, or 0 if it is none. */
    public static long hex(String text, int from, int to) {
        if (from >= to || to - from > 16 || hexDigits(text, from) < to) {
            return 0;
        }
        return Long.parseUnsignedLong(text, from, to, 16);
    }

    /** The unsigned 64-bit number behind the {@code 0x} at {@code at}, or 0 if none stands there. */
    public static long prefixedHex(String text, int at) {
        return at >= 0 && text.startsWith("0x", at) ? hex(text, at + 2, hexDigits(text, at + 2)) : 0;
    }
}
