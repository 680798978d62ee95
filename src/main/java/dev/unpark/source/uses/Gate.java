package dev.unpark.source.uses;

/** Whether what stands in a place is always compiled. The later of two wins where both apply. */
public enum Gate {
    ALWAYS,
    /** Below a {@code #[cfg(..)]}, or in a macro that may never be called. */
    SOMETIMES,
    /** In tests alone. */
    TEST;

    public Gate and(Gate other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
