package dev.unpark.symbol;

/**
 * Walks the letters of a v0 symbol (RFC 2603). What cannot be read gives {@link Malformed}, which does not leave the
 * package.
 */
final class V0Input {
    /** The symbol is not v0, or is cut off. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("no v0 symbol", null, false, false);
        }
    }

    private final String text;
    private int at;

    /** @param text what follows {@code _R}; back references count from its start */
    V0Input(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void position(int position) {
        at = position;
    }

    char peek() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed();
        }
        return text.charAt(at);
    }

    char next() throws Malformed {
        char c = peek();
        at++;
        return c;
    }

    boolean eat(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** {@code _} is 0, {@code 0_} is 1, digits 0-9a-zA-Z; a crate's hash fills all 64 bits, so it may come out negative. */
    long base62() throws Malformed {
        if (eat('_')) {
            return 0;
        }
        long value = 0;
        while (!eat('_')) {
            value = value * 62 + digit62(next());
        }
        return value + 1;
    }

    /** A number that a letter announces: 0 without the letter, else 1 more than base 62 says. */
    long optional(char letter) throws Malformed {
        return eat(letter) ? base62() + 1 : 0;
    }

    private static int digit62(char c) throws Malformed {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 36;
        }
        throw new Malformed();
    }

    /** {@code 7runtime}, {@code 3_123}; with {@code u} before it the name is punycode and stays so. */
    String identifier() throws Malformed {
        boolean punycode = eat('u');
        int length = 0;
        if (!eat('0')) {
            do {
                char c = next();
                if (c < '0' || c > '9') {
                    throw new Malformed();
                }
                length = length * 10 + (c - '0');
            } while (peek() >= '0' && peek() <= '9' && length < text.length());
        }
        eat('_');
        if (length > text.length() - at) {
            throw new Malformed();
        }
        String name = text.substring(at, at + length);
        at += length;
        return punycode ? "punycode{" + name + "}" : name;
    }

    /** Hex digits up to {@code _}, without it. */
    String hex() throws Malformed {
        int start = at;
        while (Brackets.isHex(peek())) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!eat('_')) {
            throw new Malformed();
        }
        return digits;
    }

    /** An integer of a const argument: {@code n} for a minus, hex digits; decimal where it fits. */
    String number() throws Malformed {
        String sign = eat('n') ? "-" : "";
        String digits = hex();
        boolean large = digits.length() > 15;
        return sign + (large ? "0x" + digits : Long.toString(digits.isEmpty() ? 0 : Long.parseLong(digits, 16)));
    }
}
