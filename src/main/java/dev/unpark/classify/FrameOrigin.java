package dev.unpark.classify;

/** Whose code a frame is. */
public enum FrameOrigin {
    /** The user's own: what a row shows and a fix changes. */
    OWN("own code"),
    TOKIO("tokio"),
    STD("std"),
    /** A crate of the registry or of the list under {@code assets/}. */
    LIBRARY("libraries"),
    /** libc, the kernel's entry, the compiler's glue. */
    SYSTEM("system"),
    UNKNOWN("unknown");

    private final String word;

    FrameOrigin(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
