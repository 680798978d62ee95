package dev.unpark.cli;

/** What the process ends with. Scripts rely on the numbers. */
final class ExitCode {
    /** Looked, and nothing was found above POSSIBLE. */
    static final int CLEAR = 0;

    /** The fault is Unpark's own, or the machine's: a file that cannot be written, no memory left. */
    static final int FAILED = 1;

    /** Nothing could be read. */
    static final int UNREADABLE = 2;

    /** At least one finding that is LIKELY or PROVEN. */
    static final int FOUND = 3;

    /** Wrong usage, as in {@code sysexits.h}. */
    static final int USAGE = 64;

    private ExitCode() {}

    /** Of several investigations: a finding wins over an unreadable input, which wins over a clear one. */
    static int worse(int a, int b) {
        return Math.max(rank(a), rank(b)) == rank(a) ? a : b;
    }

    private static int rank(int code) {
        return switch (code) {
            case CLEAR -> 0;
            case UNREADABLE -> 1;
            default -> 2;
        };
    }
}
