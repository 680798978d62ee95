package dev.unpark.source.scan;

/** In what way a call keeps its thread. */
public enum Blocks {
    SLEEP,
    PARK,
    RECV,
    SEND,
    JOIN,
    CONDVAR,
    BARRIER,
    SOCKET,
    DNS,
    HTTP,
    PROCESS,
    STDIN,
    /** File system, and other calls that are short as a rule. */
    SHORT,
    BLOCK_ON,
    /** Tokio's {@code blocking_recv} and its like, which panic in async code. */
    TOKIO_BLOCKING,
    RUNTIME,
    /** A call of a function that {@code #[tokio::main]} made synchronous. */
    MAIN
}
