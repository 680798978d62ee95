package dev.unpark.source.tokens;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a Rust text as a list, as far as paths and attributes need them told apart; comments are left out. */
public final class RustTokens {
    /** @param text of a string without its quotes; {@code ::} for that, else one character of punctuation */
    public record Token(Kind kind, String text, int line) {
        public boolean is(String other) {
            return kind != Kind.STRING && text.equals(other);
        }

        public boolean isName() {
            return kind == Kind.NAME;
        }
    }

    /** What a path or an attribute is made of. */
    public enum Kind {
        NAME,
        PUNCTUATION,
        STRING,
        /** A number, a character, a lifetime. */
        OTHER
    }

    private static final String PATH = "::";
    private static final String RAW_NAME = "r#";

    private final String text;
    private final RustLexer lexer;
    private final List<Token> tokens = new ArrayList<>();
    private int line = 1;
    private int counted;

    private RustTokens(String text) {
        this.text = text;
        this.lexer = new RustLexer(text.toCharArray());
    }

    /** Never fails; on text that is no Rust it gives some tokens. Lines are from 1. */
    public static List<Token> of(String text) {
        RustTokens tokens = new RustTokens(text);
        for (int kind = tokens.lexer.next(); kind != RustLexer.END; kind = tokens.lexer.next()) {
            tokens.countLines();
            switch (kind) {
                case RustLexer.WORD -> tokens.name();
                case RustLexer.SIGN -> tokens.sign();
                case RustLexer.OPAQUE -> tokens.opaque();
                default -> {
                    // A comment.
                }
            }
        }
        return tokens.tokens;
    }

    /** A token stands on the line on which it begins. */
    private void countLines() {
        for (; counted < lexer.start(); counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
    }

    private void add(Kind kind, String content) {
        tokens.add(new Token(kind, content, line));
    }

    private void name() {
        String name = text.substring(lexer.start(), lexer.end());
        add(Kind.NAME, name.startsWith(RAW_NAME) ? name.substring(RAW_NAME.length()) : name);
    }

    private void sign() {
        boolean path = text.startsWith(PATH, lexer.start());
        add(Kind.PUNCTUATION, path ? PATH : String.valueOf(lexer.sign()));
        if (path) {
            lexer.skipTo(lexer.start() + PATH.length());
        }
    }

    private void opaque() {
        String token = text.substring(lexer.start(), lexer.end());
        int quote = token.indexOf('"');
        boolean string = quote >= 0
                && token.charAt(0) != '\''
                && token.chars().limit(quote).noneMatch(c -> c == '\'');
        if (!string) {
            add(Kind.OTHER, token);
            return;
        }
        int close = token.lastIndexOf('"');
        add(Kind.STRING, token.substring(quote + 1, close > quote ? close : token.length()));
    }
}
