package dev.unpark.parse;

import java.nio.charset.StandardCharsets;

/** A line of docker's json-file log driver; a program's line of over 16 KiB takes several. */
final class DockerJson {
    //   {"log":"thread 'main' panicked at src/main.rs:4:5:\n","stream":"stderr","time":"2026-11-24T09:31:02.1Z"}
    static final String START = "{\"log\":\"";

    private static final int HEX_DIGITS = 4;
    private static final byte ESC = 0x1B;

    private DockerJson() {}

    static boolean isOne(byte[] b, int from, int to) {
        return Shape.startsWith(b, from, to, START) && b[to - 1] == '}';
    }

    /** Where the text that begins at {@code from} has its closing quote; {@code to} if it has none. */
    static int endOfText(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] != '"') {
            i += b[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }

    /** Unescapes what stands behind {@link #START} up to its quote, in place: no escape is shorter than what it means. */
    static int decode(byte[] b, int from, int to) {
        int out = from;
        int i = from;
        boolean coloured = false;
        while (i < to && b[i] != '"') {
            if (b[i] != '\\' || i + 1 >= to) {
                b[out++] = b[i++];
            } else if (b[i + 1] == 'u') {
                int start = out;
                out = unicode(b, i, to, out);
                coloured |= out > start && b[start] == ESC;
                i = afterUnicode(b, i, to);
            } else {
                b[out++] = plain(b[i + 1]);
                i += 2;
            }
        }
        // The line's own end was put into it.
        while (out > from && (b[out - 1] == '\n' || b[out - 1] == '\r')) {
            out--;
        }
        return coloured ? Ansi.strip(b, from, out) : out;
    }

    private static byte plain(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    private static int unicode(byte[] b, int at, int to, int out) {
        int end = afterUnicode(b, at, to);
        // Docker writes < and > so, of which names of Rust are full.
        if (end == at + 2 + HEX_DIGITS && hex(b, at + 2) < 0x80) {
            b[out] = (byte) hex(b, at + 2);
            return out + 1;
        }
        StringBuilder text = new StringBuilder(2);
        for (int i = at; i + 2 + HEX_DIGITS <= end; i += 2 + HEX_DIGITS) {
            text.append((char) hex(b, i + 2));
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, b, out, utf8.length);
        return out + utf8.length;
    }

    // Two of them are one character where the first is the first half of one.
    private static int afterUnicode(byte[] b, int at, int to) {
        int end = at + 2 + HEX_DIGITS;
        if (end > to) {
            return to;
        }
        boolean half = Character.isHighSurrogate((char) hex(b, at + 2))
                && end + 2 + HEX_DIGITS <= to
                && b[end] == '\\'
                && b[end + 1] == 'u';
        return half ? end + 2 + HEX_DIGITS : end;
    }

    private static int hex(byte[] b, int at) {
        int value = 0;
        for (int i = at; i < at + HEX_DIGITS; i++) {
            value = value * 16 + Math.max(0, Character.digit(b[i], 16));
        }
        return value;
    }
}
