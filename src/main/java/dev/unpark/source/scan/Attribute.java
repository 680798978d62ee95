package dev.unpark.source.scan;

import dev.unpark.source.tokens.RustLexer;
import org.jspecify.annotations.Nullable;

/**
 * An attribute, as far as it says what is a test and what is the program's entry.
 *
 * @param from where its {@code #} stands
 * @param inner {@code #![..]}: of what is around it
 * @param tests {@code #[test]}, {@code #[tokio::test]}, {@code #[cfg(test)]}
 * @param entry it names {@code main}
 */
record Attribute(int from, boolean inner, boolean tests, boolean entry) {
    private static final int TEST = "test".hashCode();
    private static final int CFG = "cfg".hashCode();
    private static final int NOT = "not".hashCode();
    private static final int MAIN = "main".hashCode();

    /** Reads on from a {@code #} to the closing bracket; null, and not a token farther, if there is no attribute. */
    static @Nullable Attribute at(RustLexer lexer, char[] text) {
        int behind = lexer.end();
        int kind = lexer.next();
        boolean inner = kind == RustLexer.SIGN && lexer.sign() == '!';
        if (inner) {
            kind = lexer.next();
        }
        if (kind != RustLexer.SIGN || lexer.sign() != '[') {
            lexer.skipTo(behind);
            return null;
        }
        boolean cfg = false;
        boolean tests = false;
        boolean entry = false;
        int last = 0;
        for (int depth = 1; depth > 0; ) {
            kind = lexer.next();
            if (kind == RustLexer.END) {
                return null;
            }
            if (kind == RustLexer.WORD) {
                cfg |= lexer.hash() == CFG;
                entry |= lexer.hash() == MAIN;
                tests |= lexer.hash() == TEST && last != NOT && (cfg || last == 0 || isPathEnd(lexer, text));
                last = lexer.hash();
            } else if (kind == RustLexer.SIGN) {
                depth += lexer.sign() == '[' ? 1 : lexer.sign() == ']' ? -1 : 0;
            }
        }
        return new Attribute(behind - 1, inner, tests, entry);
    }

    /** {@code tokio::test}, not {@code feature = "test"} or {@code doc(test)}. */
    private static boolean isPathEnd(RustLexer lexer, char[] text) {
        return lexer.start() > 0 && text[lexer.start() - 1] == ':';
    }
}
