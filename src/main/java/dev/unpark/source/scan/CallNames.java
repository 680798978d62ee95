package dev.unpark.source.scan;

/**
 * How a call may name a function, as one number: {@code free()} and {@code module::free()} by the name, {@code
 * Type::function()} by both, {@code x.method()} by the name as a method.
 */
final class CallNames {
    private static final int METHOD = 0x5bd1e995;

    private CallNames() {}

    static int method(int name) {
        return name * 31 + METHOD;
    }

    /** What belongs to a type, by the hashes of both. */
    static int of(int type, int name) {
        return (name * 31 + type) * 31 + METHOD;
    }
}
