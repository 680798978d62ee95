package dev.unpark.classify;

import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;

/** Whether a thread does what it is there for: the mark beside a group. */
public enum Health {
    /** Held inside a task poll by something that waits. */
    BLOCKED("blocked by a task"),
    /** On the processor, as far as the stack shows. */
    BUSY("running"),
    /** In a blocking call, which is what the thread is for or no runtime's business. */
    WAITING("waiting"),
    /** Idle and healthy: parked, or in the driver. */
    RESTING("resting"),
    /** The stack does not tell. */
    UNKNOWN("unknown");

    private final String word;

    Health(String word) {
        this.word = word;
    }

    /** For the screen and for documents. */
    public String word() {
        return word;
    }

    /** Of one thread; all threads of a group have the same. */
    public static Health of(ThreadFacts facts) {
        if (facts.isBlocked()) {
            return BLOCKED;
        }
        return switch (facts.state()) {
            case RUNNING -> BUSY;
            case UNKNOWN -> UNKNOWN;
            case PARK, EPOLL_WAIT -> rests(facts) ? RESTING : WAITING;
            case MUTEX, RWLOCK, CONDVAR, BARRIER, SLEEP, JOIN, RECV, BLOCK_ON, IO, DNS -> WAITING;
        };
    }

    /**
     * A pool thread that a closure parked is taken; one that the pool parked waits for no primitive. Of a thread without
     * symbols nobody can say that it rests.
     */
    private static boolean rests(ThreadFacts facts) {
        return switch (facts.role()) {
            case WORKER, BLOCK_ON, LOCAL_SET, OTHER -> true;
            case BLOCKING_POOL -> facts.waitsFor() == null || facts.state() == State.EPOLL_WAIT;
            case UNKNOWN -> false;
        };
    }
}
