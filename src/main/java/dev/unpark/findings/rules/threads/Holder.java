package dev.unpark.findings.rules.threads;

import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.LocalGuard;

/** Who is seen to hold a lock. */
sealed interface Holder {
    /** Position of the dump in the evidence. */
    int input();

    Guard guard();

    /**
     * A guard that is kept across an await of a future.
     *
     * @param link position in the chain of the function that keeps it
     * @param sameDump whether a thread waits for the lock in this very dump; two dumps are two instants
     * @param resting whether the future is not being polled; one that is prints the state from before the poll
     * @param root whether a {@code block_on} frame holds it
     */
    record InFuture(
            int input, HeldFuture future, int link, Guard guard, boolean sameDump, boolean resting, boolean root)
            implements Holder {
        FutureLink keeper() {
            return future.chain().get(link);
        }

        /** Seen in the evidence itself: the one case in which a finding may be called proven. */
        boolean proven() {
            return sameDump && resting;
        }
    }

    /** A guard that a frame prints as a plain local, by one thread only; it may be a stale slot. */
    record InFrame(int input, LocalGuard local) implements Holder {
        @Override
        public Guard guard() {
            return local.guard();
        }
    }
}
