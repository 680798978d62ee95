package dev.unpark.model;

/** What a thread waits in, by its innermost meaningful frames. The closed list of {@code unpark/1}. */
public enum State {
    /** An idle park of Tokio's or std's. */
    PARK("park"),
    /** The I/O driver's wait on any system: epoll, kevent, completion port. */
    EPOLL_WAIT("epoll_wait"),
    MUTEX("mutex"),
    RWLOCK("rwlock"),
    CONDVAR("condvar"),
    BARRIER("barrier"),
    SLEEP("sleep"),
    /** A std thread join; a wait for a Tokio JoinHandle is {@link #BLOCK_ON}. */
    JOIN("join"),
    /** Any blocking receive from a channel, {@code blocking_recv} too. */
    RECV("recv"),
    /** Held in a nested or foreign {@code block_on}. */
    BLOCK_ON("block_on"),
    /** Any blocking wait for a socket, file, pipe or process. */
    IO("io"),
    DNS("dns"),
    RUNNING("running"),
    UNKNOWN("unknown");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** The spelling of the JSON and of the screen; stable. */
    public String word() {
        return word;
    }
}
