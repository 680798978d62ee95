package dev.unpark.parse.gdb;

import dev.unpark.parse.FrameParts;
import java.nio.charset.StandardCharsets;

/**
 * Walks over a value as gdb's Rust printer (rust-lang.c, rust_language::value_print_inner) writes it. Every step goes
 * forward or stands at the end, whatever the text is.
 */
final class ValueText {
    private final byte[] b;
    private final int to;
    private int pos;

    ValueText(byte[] bytes, int length) {
        this.b = bytes;
        this.to = length;
    }

    private boolean at(char c) {
        return pos < to && b[pos] == c;
    }

    void skipBlanks() {
        while (pos < to && (b[pos] == ' ' || b[pos] == '\n' || b[pos] == '\t')) {
            pos++;
        }
    }

    /** Reads {@code name: } of a struct's field, or {@code name = } of a variable or C field; empty if there is none. */
    String fieldName() {
        skipBlanks();
        int end = pos;
        while (end < to && Locals.isNamePart(b[end])) {
            end++;
        }
        boolean rust = end + 1 < to && b[end] == ':' && b[end + 1] != ':';
        boolean c = FrameText.startsWith(b, end, to, " = ");
        if (end == pos || !(rust || c)) {
            return "";
        }
        String name = new String(b, pos, end - pos, StandardCharsets.UTF_8);
        pos = rust ? end + 1 : end + 3;
        skipBlanks();
        return name;
    }

    /** At a bracket, of whichever kind, that holds fields or elements. */
    boolean opensGroup() {
        return at('{') || at('(') || at('[');
    }

    /** At a value that begins with its type's path; else it is a number, a string, or a word of gdb's in angles. */
    boolean beginsType() {
        return pos < to
                && (b[pos] == '&' || b[pos] == '*' || b[pos] == '_' || b[pos] < 0 || Character.isLetter(b[pos]));
    }

    // app::f::{async_fn_env#0}::Suspend1{    core::option::Option<(u8, &dyn Any)>::Some(    alloc::vec::Vec<u8> {
    /** Reads a type's path with its generic arguments, or a variant's, and stands at its bracket if it has one. */
    String type() {
        int start = pos;
        skipSigils();
        while (pos < to) {
            byte c = b[pos];
            if (c == '<') {
                skipAngles();
            } else if (c == '{' && FrameText.startsWith(b, pos - 2, to, "::")) {
                skipPast('}');
            } else if (c == ' ' && !FrameText.startsWith(b, pos - 3, to, "dyn")) {
                break;
            } else if (c == '\n' || c == '{' || c == '(' || c == '[' || isSeparator(c)) {
                break;
            } else {
                pos++;
            }
        }
        int end = pos;
        if (at(' ') && pos + 1 < to && (b[pos + 1] == '{' || b[pos + 1] == '(')) {
            pos++;
        }
        return new String(b, start, end - start, StandardCharsets.UTF_8);
    }

    // &mut (dyn core::any::Any + core::marker::Send) {pointer: ..., *const [u8]
    private void skipSigils() {
        while (at('&') || at('*')) {
            pos++;
        }
        if (FrameText.startsWith(b, pos, to, "mut ")) {
            pos += 4;
        } else if (FrameText.startsWith(b, pos, to, "const ")) {
            pos += 6;
        }
        if (pos > 0 && (b[pos - 1] == ' ' || b[pos - 1] == '&') && (at('(') || at('['))) {
            skipGroup();
        }
    }

    private void skipAngles() {
        int depth = 0;
        while (pos < to) {
            byte c = b[pos];
            depth += c == '<' ? 1 : 0;
            depth -= c == '>' && b[pos - 1] != '-' ? 1 : 0;
            pos++;
            if (depth == 0) {
                return;
            }
        }
    }

    private void skipPast(char c) {
        while (pos < to && b[pos] != c) {
            pos++;
        }
        pos = Math.min(pos + 1, to);
    }

    private static boolean isSeparator(byte c) {
        return c == ',' || c == '}' || c == ')' || c == ']';
    }

    /** Goes into the bracket. */
    void enterGroup() {
        pos++;
    }

    /** Whether one more element stands before the closing bracket; goes over the comma before it. */
    boolean hasElement() {
        skipBlanks();
        if (at(',')) {
            pos++;
            skipBlanks();
        }
        return pos < to && !(b[pos] == '}' || b[pos] == ')' || b[pos] == ']');
    }

    /** Goes over the closing bracket. */
    void leaveGroup() {
        pos = Math.min(pos + 1, to);
    }

    /** Goes over a bracket with all that it holds. */
    void skipGroup() {
        int depth = 0;
        while (pos < to) {
            switch (b[pos]) {
                case '(', '{', '[' -> {
                    depth++;
                    pos++;
                }
                case ')', '}', ']' -> {
                    depth--;
                    pos++;
                }
                case '"', '\'' -> skipQuoted();
                default -> pos++;
            }
            if (depth <= 0) {
                return;
            }
        }
    }

    /**
     * Goes to the comma or bracket that ends the value, over what gdb prints behind it: {@code "text"..., 'x' <repeats 30
     * times>}, {@code 0x55e0 <main>}, {@code 0x5631warning: (Error: pc 0x5631 in address map)}.
     */
    void skipToSeparator() {
        do {
            while (pos < to && !isSeparator(b[pos])) {
                switch (b[pos]) {
                    case '(', '{', '[' -> skipGroup();
                    case '<' -> skipAngles();
                    case '"', '\'' -> skipQuoted();
                    default -> pos++;
                }
            }
        } while (goesToNextPiece());
    }

    // A long string goes on in a second piece: "aaa", 'b' <repeats 200 times>, "ccc"
    private boolean goesToNextPiece() {
        int next = pos + 1;
        while (next < to && b[next] == ' ') {
            next++;
        }
        boolean more =
                at(',') && next < to && pos > 0 && isStringEnd(b[pos - 1]) && (b[next] == '"' || b[next] == '\'');
        pos = more ? next : pos;
        return more;
    }

    private static boolean isStringEnd(byte c) {
        return c == '"' || c == '.' || c == '>' || c == '\'';
    }

    // 'x', '\'' or "text with \" in it"; a lone ' is a lifetime's or part of gdb's own words.
    private void skipQuoted() {
        if (at('"')) {
            pos = FrameParts.afterString(b, pos, to);
            return;
        }
        boolean escaped = pos + 1 < to && b[pos + 1] == '\\';
        int close = pos + (escaped ? 3 : 2);
        while (escaped && close < to && b[close] != '\'' && close < pos + 12) {
            close++;
        }
        pos = close < to && b[close] == '\'' ? close + 1 : pos + 1;
    }

    /** At {@code 0x} and a digit. */
    boolean atPointer() {
        return FrameText.startsWith(b, pos, to, "0x") && pos + 2 < to && FrameText.hex(b[pos + 2]) >= 0;
    }

    /** The pointer that stands here, unsigned; does not go over it. */
    long pointer() {
        long value = 0;
        for (int i = pos + 2; i < to && FrameText.hex(b[i]) >= 0; i++) {
            value = value << 4 | FrameText.hex(b[i]);
        }
        return value;
    }
}
