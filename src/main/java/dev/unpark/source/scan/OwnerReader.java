package dev.unpark.source.scan;

/** Finds the type of an impl or trait before its opening brace: the last word of {@code impl Trait for Type<T>} that is no parameter. */
final class OwnerReader {
    private static final int IMPL = "impl".hashCode();
    private static final int TRAIT = "trait".hashCode();
    private static final int FOR = "for".hashCode();
    private static final int WHERE = "where".hashCode();

    private int type;
    /** Of angle brackets; -1 where no impl or trait was begun. */
    private int depth = -1;

    private boolean done;

    /** Its hash, 0 where there is none. */
    int type() {
        return type;
    }

    void word(int hash) {
        if (hash == IMPL || hash == TRAIT) {
            depth = 0;
            done = false;
            type = 0;
        } else if (depth >= 0) {
            if (hash == FOR) {
                done = false;
                depth = 0;
            } else if (hash == WHERE) {
                done = true;
            } else if (!done && depth == 0) {
                type = hash;
            }
        }
    }

    void opens() {
        depth += depth >= 0 ? 1 : 0;
    }

    /** @param arrow whether the {@code >} is that of {@code ->} */
    void closes(boolean arrow) {
        depth -= depth > 0 && !arrow ? 1 : 0;
    }

    /** @param pair whether it is one of a {@code ::}; a lone one begins the supertraits of a trait */
    void colon(boolean pair) {
        done |= depth == 0 && !pair;
    }

    /** The brace has come, or the item has ended. */
    void end() {
        type = 0;
        depth = -1;
    }
}
