package dev.unpark.source.tokens;

/**
 * Rust's tokens, as far as they are needed to find where functions begin and end: words, brackets, and what must not be
 * looked into. It never fails; on text that is no Rust it gives some tokens.
 */
public final class RustLexer {
    public static final int END = 0;
    public static final int WORD = 1;
    public static final int SIGN = 2;
    /** A string, character, number or lifetime. */
    public static final int OPAQUE = 3;

    public static final int COMMENT = 4;

    private final char[] text;
    private int start;
    private int end;
    private int hash;

    public RustLexer(char[] text) {
        this.text = text;
    }

    /** Where the token begins. */
    public int start() {
        return start;
    }

    /** First offset after the token. */
    public int end() {
        return end;
    }

    /** The sign, or the first character of any other token. */
    public char sign() {
        return text[start];
    }

    /** {@link String#hashCode} of a word, without {@code r#}. */
    public int hash() {
        return hash;
    }

    /** Goes on behind an offset. */
    public void skipTo(int offset) {
        end = offset;
    }

    public int next() {
        int at = end;
        while (at < text.length && text[at] <= ' ') {
            at++;
        }
        start = at;
        if (at >= text.length) {
            end = at;
            return END;
        }
        char c = text[at];
        if (isWord(c)) {
            return word(at);
        }
        return switch (c) {
            case '/' -> slash(at);
            case '"' -> opaque(string(at + 1));
            case '\'' -> opaque(quote(at));
            default -> {
                end = at + 1;
                yield SIGN;
            }
        };
    }

    private int opaque(int to) {
        end = to;
        return OPAQUE;
    }

    private int word(int from) {
        int at = from;
        int h = 0;
        while (at < text.length && isWord(text[at])) {
            h = 31 * h + text[at++];
        }
        end = at;
        hash = h;
        if (at < text.length && (text[at] == '"' || text[at] == '#' || text[at] == '\'')) {
            return prefixed(from, at);
        }
        return text[from] >= '0' && text[from] <= '9' ? OPAQUE : WORD;
    }

    /** {@code r"..."}, {@code br#"..."#}, {@code b'x'}, {@code r#type}. */
    private int prefixed(int from, int at) {
        boolean raw = text[at - 1] == 'r';
        boolean prefix = at - from <= 2 && (raw || text[at - 1] == 'b' || text[at - 1] == 'c');
        if (!prefix) {
            return text[from] >= '0' && text[from] <= '9' ? OPAQUE : WORD;
        }
        if (text[at] == '\'') {
            return text[at - 1] == 'b' ? opaque(quote(at)) : WORD;
        }
        if (text[at] == '"') {
            return opaque(raw ? rawString(at, 0) : string(at + 1));
        }
        int hashes = at;
        while (hashes < text.length && text[hashes] == '#') {
            hashes++;
        }
        if (raw && hashes < text.length && text[hashes] == '"') {
            return opaque(rawString(hashes, hashes - at));
        }
        if (raw && hashes == at + 1 && hashes < text.length && isWord(text[hashes])) {
            return word(hashes);
        }
        return WORD;
    }

    private int string(int from) {
        int at = from;
        while (at < text.length && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return Math.min(text.length, at + 1);
    }

    private int rawString(int quote, int hashes) {
        for (int at = quote + 1; at < text.length; at++) {
            if (text[at] == '"') {
                int n = 0;
                while (n < hashes && at + 1 + n < text.length && text[at + 1 + n] == '#') {
                    n++;
                }
                if (n == hashes) {
                    return at + 1 + n;
                }
            }
        }
        return text.length;
    }

    /** A character, or a lifetime or label. */
    private int quote(int from) {
        int at = from + 1;
        if (at < text.length && text[at] == '\\') {
            at += 2;
            while (at < text.length && text[at] != '\'' && text[at] != '\n') {
                at++;
            }
            return Math.min(text.length, at + 1);
        }
        int one = at + (at < text.length && Character.isHighSurrogate(text[at]) ? 2 : 1);
        if (one < text.length && text[one] == '\'') {
            return one + 1;
        }
        while (at < text.length && isWord(text[at])) {
            at++;
        }
        return Math.max(at, Math.min(text.length, from + 1));
    }

    private int slash(int from) {
        char next = from + 1 < text.length ? text[from + 1] : ' ';
        if (next == '/') {
            int at = from;
            while (at < text.length && text[at] != '\n') {
                at++;
            }
            end = at;
            return COMMENT;
        }
        if (next != '*') {
            end = from + 1;
            return SIGN;
        }
        int depth = 0;
        int at = from;
        while (at < text.length) {
            boolean two = at + 1 < text.length;
            if (two && text[at] == '/' && text[at + 1] == '*') {
                depth++;
                at += 2;
            } else if (two && text[at] == '*' && text[at + 1] == '/') {
                at += 2;
                if (--depth == 0) {
                    break;
                }
            } else {
                at++;
            }
        }
        end = Math.min(at, text.length);
        return COMMENT;
    }

    public static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
    }
}
