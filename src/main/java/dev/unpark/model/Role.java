package dev.unpark.model;

/** What a thread is for, read off its outer frames and never off its name: workers and pool threads share one name. */
public enum Role {
    WORKER("worker"),
    /** A thread inside {@code Runtime::block_on} or {@code Handle::block_on}, most often main. */
    BLOCK_ON("block_on"),
    BLOCKING_POOL("blocking-pool"),
    LOCAL_SET("local-set"),
    OTHER("other"),
    /** The stack has no symbols that would tell. */
    UNKNOWN("unknown");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The spelling of the JSON and of the screen; stable. */
    public String word() {
        return word;
    }
}
