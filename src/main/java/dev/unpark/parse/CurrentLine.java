package dev.unpark.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The line that a {@link LineCursor} stands on. */
public abstract class CurrentLine {
    /** What the line stands in: the cursor's buffer, but for a line that was put together. */
    byte[] text = new byte[0];

    int from;
    int to;
    int number;
    long offset;
    boolean cut;
    boolean terminated;

    CurrentLine() {}

    /** Number of the line in its file, from 1. */
    public int number() {
        return number;
    }

    /** Where the line begins in its file, in bytes, log prefix included. */
    public long offset() {
        return offset;
    }

    /** Takes the first bytes off the line: a prompt that stands before what a tool printed. */
    public void skip(int bytes) {
        from = Math.min(from + bytes, to);
    }

    /** Puts bytes before the line: the beginning of one that was torn apart. */
    public void prepend(byte[] start) {
        byte[] joined = Arrays.copyOf(start, start.length + length());
        System.arraycopy(text, from, joined, start.length, length());
        text = joined;
        from = 0;
        to = joined.length;
    }

    /** Bytes of the line, without its end and its log prefix. */
    public int length() {
        return to - from;
    }

    /** True if the line was longer than {@link LineCursor#MAX_LINE_BYTES} and is given up to there. */
    public boolean isCut() {
        return cut;
    }

    /** False for a last line that has no line end: the text may have been cut in it. */
    public boolean isTerminated() {
        return terminated;
    }

    /** True for a line of blanks, or of nothing. */
    public boolean isBlank() {
        return indent() == length();
    }

    /** Number of blanks that the line begins with; a tab is one. */
    public int indent() {
        int i = from;
        while (i < to && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        return i - from;
    }

    /** One byte of the line. */
    public byte byteAt(int index) {
        return text[from + index];
    }

    public boolean startsWith(String ascii) {
        return startsWith(ascii, 0);
    }

    /** Whether {@code ascii} stands at byte {@code at} of the line; false if it would not fit. */
    public boolean startsWith(String ascii, int at) {
        int length = ascii.length();
        if (at < 0 || at + length > length()) {
            return false;
        }
        int base = from + at;
        for (int i = 0; i < length; i++) {
            if (text[base + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public boolean endsWith(String ascii) {
        return startsWith(ascii, length() - ascii.length());
    }

    /** Index of the first such byte at or after {@code at}, or -1. */
    public int indexOf(char ascii, int at) {
        for (int i = from + Math.max(at, 0); i < to; i++) {
            if (text[i] == ascii) {
                return i - from;
            }
        }
        return -1;
    }

    /** Index of the first such text at or after {@code at}, or -1. */
    public int indexOf(String ascii, int at) {
        int i = indexOf(ascii.charAt(0), at);
        while (i >= 0 && !startsWith(ascii, i)) {
            i = indexOf(ascii.charAt(0), i + 1);
        }
        return i;
    }

    /** The whole line; bytes that are no UTF-8 come out as U+FFFD. */
    public String string() {
        return string(0, length());
    }

    /** Part of the line, by its bytes. */
    public String string(int start, int stop) {
        return new String(text, from + start, stop - start, StandardCharsets.UTF_8);
    }

    /** For readers that scan by themselves: the line is {@code bytes()[from()]} to {@code [to() - 1]} until {@link LineCursor#next()}. */
    public byte[] bytes() {
        return text;
    }

    /** First byte of the line in {@link #bytes()}. */
    public int from() {
        return from;
    }

    /** End of the line in {@link #bytes()}. */
    public int to() {
        return to;
    }
}
