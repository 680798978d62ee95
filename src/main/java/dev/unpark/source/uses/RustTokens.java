package dev.unpark.source.uses;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a Rust text, as far as paths and attributes need them told apart. Never throws on what is no Rust. */
final class RustTokens {
    /** @param text of a string without its quotes; {@code ::} for that, else one character of punctuation */
    record Token(Kind kind, String text, int line) {
        boolean is(String other) {
            return kind != Kind.STRING && text.equals(other);
        }

        boolean isName() {
            return kind == Kind.NAME;
        }
    }

    enum Kind {
        NAME,
        PUNCTUATION,
        STRING,
        OTHER
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private RustTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        RustTokens tokens = new RustTokens(text);
        while (tokens.at < text.length()) {
            tokens.next();
        }
        return tokens.tokens;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void next() {
        char c = peek(0);
        if (Character.isWhitespace(c)) {
            line += c == '\n' ? 1 : 0;
            at++;
        } else if (c == '/' && peek(1) == '/') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (c == '/' && peek(1) == '*') {
            comment();
        } else if (c == '"') {
            string(at);
        } else if (isPrefixOfString()) {
            prefixedString();
        } else if (Character.isLetter(c) || c == '_') {
            name();
        } else if (Character.isDigit(c)) {
            number();
        } else if (c == '\'') {
            quote();
        } else if (c == ':' && peek(1) == ':') {
            add(Kind.PUNCTUATION, "::", 2);
        } else {
            add(Kind.PUNCTUATION, String.valueOf(c), 1);
        }
    }

    private void add(Kind kind, String content, int length) {
        tokens.add(new Token(kind, content, line));
        at += length;
    }

    private void comment() {
        int depth = 0;
        while (at < text.length()) {
            if (peek(0) == '/' && peek(1) == '*') {
                depth++;
                at += 2;
            } else if (peek(0) == '*' && peek(1) == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                line += peek(0) == '\n' ? 1 : 0;
                at++;
            }
        }
    }

    // r"..", r#".."#, b"..", br#".."#, c"..", cr".."
    private boolean isPrefixOfString() {
        int i = prefixLength();
        int hashes = i;
        while (peek(hashes) == '#') {
            hashes++;
        }
        boolean raw = i > 0 && peek(i - 1) == 'r';
        return i > 0 && peek(hashes) == '"' && (raw || hashes == i);
    }

    private int prefixLength() {
        char c = peek(0);
        if (c == 'r') {
            return 1;
        }
        return c == 'b' || c == 'c' ? peek(1) == 'r' ? 2 : 1 : 0;
    }

    private void prefixedString() {
        int prefix = prefixLength();
        boolean raw = peek(prefix - 1) == 'r';
        int hashes = 0;
        while (peek(prefix + hashes) == '#') {
            hashes++;
        }
        at += prefix + hashes;
        if (raw) {
            rawString(hashes);
        } else {
            string(at);
        }
    }

    private void rawString(int hashes) {
        String close = "\"" + "#".repeat(hashes);
        int from = at + 1;
        int end = text.indexOf(close, from);
        int to = end < 0 ? text.length() : end;
        tokens.add(new Token(Kind.STRING, text.substring(from, to), line));
        countLines(at, to);
        at = Math.min(text.length(), to + close.length());
    }

    private void string(int open) {
        int i = open + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        int to = Math.min(i, text.length());
        tokens.add(new Token(Kind.STRING, text.substring(open + 1, to), line));
        countLines(open, to);
        at = Math.min(text.length(), to + 1);
    }

    private void countLines(int from, int to) {
        for (int i = from; i < to; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
    }

    private void name() {
        int from = at;
        if (peek(0) == 'r' && peek(1) == '#' && Character.isLetter(peek(2))) {
            at += 2; // r#type
            from = at;
        }
        while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_') {
            at++;
        }
        tokens.add(new Token(Kind.NAME, text.substring(from, at), line));
    }

    private void number() {
        int from = at;
        while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_') {
            at++;
        }
        tokens.add(new Token(Kind.OTHER, text.substring(from, at), line));
    }

    // 'a' and '\n' are characters, 'a is a lifetime.
    private void quote() {
        if (peek(1) == '\\') {
            int end = text.indexOf('\'', at + 3);
            add(Kind.OTHER, "'", end < 0 || end - at > 12 ? 2 : end + 1 - at);
        } else if (peek(2) == '\'' || (Character.isHighSurrogate(peek(1)) && peek(3) == '\'')) {
            add(Kind.OTHER, "'", peek(2) == '\'' ? 3 : 4);
        } else {
            at++;
            while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_') {
                at++;
            }
            tokens.add(new Token(Kind.OTHER, "'", line));
        }
    }
}
