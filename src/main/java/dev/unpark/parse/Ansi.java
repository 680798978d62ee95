package dev.unpark.parse;

/** Takes terminal codes out of a line. */
final class Ansi {
    private static final byte ESC = 0x1B;

    private Ansi() {}

    /** Closes the gaps in place; gives the new end of the line. */
    static int strip(byte[] bytes, int from, int to) {
        int out = from;
        int i = from;
        while (i < to) {
            if (bytes[i] == ESC) {
                i = afterCode(bytes, i, to);
            } else {
                bytes[out++] = bytes[i++];
            }
        }
        return out;
    }

    //   ESC [ 1 ; 31 m        colours and cursor: parameters up to a final byte @..~
    //   ESC ] 0 ; title BEL   window title and links: up to BEL or ESC \
    //   ESC ( B               character set: one byte more
    private static int afterCode(byte[] bytes, int esc, int to) {
        int i = esc + 1;
        if (i >= to) {
            return to;
        }
        return switch (bytes[i]) {
            case '[' -> afterParameters(bytes, i + 1, to);
            case ']' -> afterTitle(bytes, i + 1, to);
            case '(', ')' -> Math.min(i + 2, to);
            default -> i + 1;
        };
    }

    private static int afterParameters(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] < '@' || bytes[i] > '~')) {
            i++;
        }
        return Math.min(i + 1, to);
    }

    private static int afterTitle(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != 0x07 && bytes[i] != ESC) {
            i++;
        }
        return Math.min(i < to && bytes[i] == ESC ? i + 2 : i + 1, to);
    }
}
