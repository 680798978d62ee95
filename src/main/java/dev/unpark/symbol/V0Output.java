package dev.unpark.symbol;

import dev.unpark.symbol.V0Input.Malformed;

/** What a v0 symbol says, and how many lifetimes are bound where it says it. */
final class V0Output {
    /** Back references can make a short symbol very long. */
    private static final int MAX_LENGTH = 1 << 17;

    private final StringBuilder out = new StringBuilder();
    private int muted;
    private long bound;

    void print(String text) throws Malformed {
        if (muted == 0) {
            out.append(text);
        }
        if (out.length() > MAX_LENGTH) {
            throw new Malformed();
        }
    }

    /** What follows is read but not written, until {@link #unmute}. */
    void mute() {
        muted++;
    }

    void unmute() {
        muted--;
    }

    boolean isMuted() {
        return muted > 0;
    }

    /** Writes {@code for<'a, 'b> } where there are lifetimes to bind. */
    void bind(long lifetimes) throws Malformed {
        for (long i = 0; i < lifetimes; i++) {
            bound++;
            print(i == 0 ? "for<" : ", ");
            lifetime(1);
        }
        print(lifetimes > 0 ? "> " : "");
    }

    void unbind(long lifetimes) {
        bound -= lifetimes;
    }

    /** @param index counted from the innermost binder; 0 is an erased one */
    void lifetime(long index) throws Malformed {
        long letter = bound - index;
        boolean named = index > 0 && letter >= 0;
        print(!named ? "'_" : letter < 26 ? "'" + (char) ('a' + letter) : "'_" + letter);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
