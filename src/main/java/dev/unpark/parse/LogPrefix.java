package dev.unpark.parse;

import org.jspecify.annotations.Nullable;

/** What log collectors put before each line of a program. */
enum LogPrefix {
    /** {@code auth-1  | text}: docker compose logs. */
    COMPOSE {
        @Override
        int length(byte[] b, int from, int to) {
            if (from >= to || !isLetter(b[from])) {
                return 0;
            }
            int i = skipWord(b, from, to);
            i = skipBlanks(b, i, to);
            if (i >= to || b[i] != '|' || i == from) {
                return 0;
            }
            return oneBlank(b, i + 1, to) - from;
        }
    },
    /** {@code [pod/auth-6d5f/auth] text}: kubectl logs --prefix. */
    KUBECTL {
        @Override
        int length(byte[] b, int from, int to) {
            if (!startsWith(b, from, to, "[pod/")) {
                return 0;
            }
            int i = from;
            while (i < to && b[i] != ']') {
                i++;
            }
            return i < to ? oneBlank(b, i + 1, to) - from : 0;
        }
    },
    /** {@code Nov 24 09:31:02 host auth-service[812]: text}: journalctl, syslog; with an ISO time too. */
    SYSLOG {
        @Override
        int length(byte[] b, int from, int to) {
            int i = shape(b, from, to, "Aaa 99 99:99:99 ");
            if (i < 0) {
                i = shape(b, from, to, "Aaa  9 99:99:99 ");
            }
            if (i < 0) {
                i = isoTime(b, from, to);
            }
            if (i <= from || i >= to) {
                return 0;
            }
            i = oneBlank(b, skipWord(b, i, to), to); // host
            int ident = i;
            i = skipWord(b, i, to);
            if (i == ident || i >= to || b[i] != '[') {
                return 0;
            }
            while (i < to && b[i] != ']') {
                i++;
            }
            return i + 1 < to && b[i + 1] == ':' ? oneBlank(b, i + 2, to) - from : 0;
        }
    },
    /** {@code 2026-11-24T09:31:02.123456789Z text}: docker logs -t, kubectl --timestamps; in CRI files {@code stderr F} follows. */
    TIME {
        @Override
        int length(byte[] b, int from, int to) {
            int i = isoTime(b, from, to);
            if (i <= from) {
                return 0;
            }
            if (startsWith(b, i, to, "stdout F ") || startsWith(b, i, to, "stderr F ")) {
                i += 9;
            }
            return i - from;
        }
    };

    /** How much of a text is looked at to tell whether it has one. */
    static final long SAMPLE_BYTES = 64 << 10;

    private static final int FEWEST_LINES = 3;

    /** Bytes of the prefix of a line, 0 if this line has none. */
    abstract int length(byte[] b, int from, int to);

    /** The prefix that nine in ten lines of a text's head have, or null. */
    static @Nullable LogPrefix of(Text head) {
        for (LogPrefix prefix : values()) {
            if (prefix.isOn(head)) {
                return prefix;
            }
        }
        return null;
    }

    private boolean isOn(Text head) {
        int lines = 0;
        int hits = 0;
        LineCursor line = head.lines();
        while (line.next()) {
            if (!line.isBlank()) {
                lines++;
                hits += length(line.bytes(), line.from(), line.to()) > 0 ? 1 : 0;
            }
        }
        return lines >= FEWEST_LINES && hits * 10 >= lines * 9;
    }

    // 2026-11-24T09:31:02 then fraction, then Z or +00:00 or +0000, then a blank; index after the blank, or -1.
    private static int isoTime(byte[] b, int from, int to) {
        int i = shape(b, from, to, "9999-99-99T99:99:99");
        if (i < 0) {
            return -1;
        }
        while (i < to && b[i] != ' ') {
            boolean timeLike = (b[i] >= '0' && b[i] <= '9')
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

    // '9' is any digit, 'A' an upper-case and 'a' a lower-case letter, else the byte itself; index after, or -1.
    private static int shape(byte[] b, int from, int to, String shape) {
        if (to - from < shape.length()) {
            return -1;
        }
        for (int i = 0; i < shape.length(); i++) {
            byte x = b[from + i];
            boolean fits = switch (shape.charAt(i)) {
                case '9' -> x >= '0' && x <= '9';
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

    private static boolean startsWith(byte[] b, int from, int to, String ascii) {
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

    private static boolean isLetter(byte x) {
        return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z');
    }

    private static int skipWord(byte[] b, int from, int to) {
        int i = from;
        while (i < to
                && (isLetter(b[i]) || (b[i] >= '0' && b[i] <= '9') || b[i] == '-' || b[i] == '_' || b[i] == '.')) {
            i++;
        }
        return i;
    }

    private static int skipBlanks(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] == ' ') {
            i++;
        }
        return i;
    }

    private static int oneBlank(byte[] b, int from, int to) {
        return from < to && b[from] == ' ' ? from + 1 : from;
    }
}
