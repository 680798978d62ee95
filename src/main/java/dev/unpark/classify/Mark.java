package dev.unpark.classify;

/**
 * What a frame tells of its thread; which functions carry which mark, and what it means, stands in {@code
 * assets/catalogue/marks.json}.
 */
enum Mark {
    WORKER_LOOP,
    RUN_TASK,
    LOCAL_TICK,
    LOCAL_SET,
    CURRENT_THREAD,
    BLOCK_ON,
    BLOCK_IN_PLACE,
    POOL,
    BLOCKING_TASK,
    TASK_POLL,
    /** A {@link #TASK_POLL} whose printed arguments say that it polls a future; not in the catalogue. */
    FUTURE_POLL,
    WORKER_PARK,
    TOKIO_PARK,
    CACHED_PARK,
    SYNC_CALL,
    RUNTIME_DROP,
    OTHER_RUNTIME,
    /** async-std's, smol's and their like: never Tokio's own, whatever its era. */
    FOREIGN_RUNTIME,
    DRIVER,
    THREAD_START,
    MAIN,
    ON_CPU,
    PANIC,
    ABORT
}
