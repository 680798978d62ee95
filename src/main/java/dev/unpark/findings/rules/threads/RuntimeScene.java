package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.Stack;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the threads of a dump were doing at its instant.
 *
 * @param workers threads with the role of a worker
 * @param blockedWorkers those of them that are held inside a task poll
 * @param drivers threads of a runtime that serve its driver: they wait in epoll, or in a driver without I/O
 * @param heldUp threads of a runtime, workers or not, that are held inside a task poll
 * @param restless threads that do not rest in Tokio, those that wait for a lock among them
 * @param runtimeThreads threads that run async code: workers, those of a LocalSet, those in block_on
 * @param restingRuntimeThreads those of them that rest
 * @param unseen threads that may serve a driver without being seen to: those of a runtime that run, or that no symbol tells
 *     of
 * @param complete whether the dump is known to have all threads
 */
record RuntimeScene(
        int threads,
        int workers,
        int blockedWorkers,
        int heldUp,
        int drivers,
        int restless,
        int runtimeThreads,
        int restingRuntimeThreads,
        int unseen,
        boolean complete) {

    /** By position of the dump in the evidence. */
    static List<RuntimeScene> all(RuleInput in) {
        return in.once()
                .of(
                        RuntimeScene.class,
                        () -> IntStream.range(0, in.facts().size())
                                .mapToObj(i -> of(in, i))
                                .toList());
    }

    private static RuntimeScene of(RuleInput in, int input) {
        Input dump = in.evidence().inputs().get(input);
        List<ThreadFacts> facts = in.facts().get(input);
        IdentityHashMap<Stack, Boolean> serves = new IdentityHashMap<>();
        int workers = 0;
        int blocked = 0;
        int heldUp = 0;
        int drivers = 0;
        int ofRuntime = 0;
        int resting = 0;
        int restless = 0;
        int unseen = 0;
        for (int t = 0; t < facts.size(); t++) {
            ThreadFacts f = facts.get(t);
            if (f.role() == Role.WORKER) {
                workers++;
                blocked += f.isBlocked() ? 1 : 0;
            }
            Stack stack = dump.threads().get(t).stack();
            boolean drives = rests(f) && serves.computeIfAbsent(stack, in.classifier()::servesDriver);
            drivers += drives || (f.state() == State.EPOLL_WAIT && f.role() != Role.OTHER) ? 1 : 0;
            restless += rests(f) ? 0 : 1;
            heldUp += f.isBlocked() ? 1 : 0;
            boolean runs = f.state() == State.RUNNING || f.state() == State.UNKNOWN;
            unseen += f.role() == Role.UNKNOWN || (isOfRuntime(f) && runs) ? 1 : 0;
            ofRuntime += isOfRuntime(f) ? 1 : 0;
            resting += isOfRuntime(f) && rests(f) ? 1 : 0;
        }
        return new RuntimeScene(
                facts.size(), workers, blocked, heldUp, drivers, restless, ofRuntime, resting, unseen, dump.complete());
    }

    /** Whether a thread of Tokio has nothing to do and waits to be given something. */
    static boolean rests(ThreadFacts f) {
        boolean ofTokio = switch (f.role()) {
            case WORKER, BLOCK_ON, BLOCKING_POOL, LOCAL_SET -> true;
            case OTHER, UNKNOWN -> false;
        };
        return ofTokio
                && Boolean.FALSE.equals(f.insideTaskPoll())
                && (f.state() == State.PARK || f.state() == State.EPOLL_WAIT);
    }

    /** A thread on which tasks are polled, if nothing holds it. */
    static boolean isOfRuntime(ThreadFacts f) {
        return switch (f.role()) {
            case WORKER, BLOCK_ON, LOCAL_SET -> true;
            case BLOCKING_POOL, OTHER, UNKNOWN -> false;
        };
    }

    /** Every thread of a runtime rests, and one of them serves the driver; not said of a dump that may lack some. */
    boolean restsAll() {
        return runtimeThreads > 0 && restingRuntimeThreads == runtimeThreads && drivers > 0 && complete;
    }

    /** No thread serves I/O and timers, as far as this one instant shows; not said where some thread may just run. */
    boolean noDriver() {
        return drivers == 0 && unseen == 0 && complete;
    }

    /** Whether all but the {@code waiting} threads rest in Tokio: then no thread can be inside a critical section. */
    boolean allRestBut(int waiting) {
        return complete && restless == waiting;
    }

    /** What this instant says of timers and sockets, in a sentence; empty where it does not tell. */
    String driverWords() {
        if (!noDriver()) {
            return drivers > 0
                    ? "A thread waits in the I/O driver, so the timers and sockets of its runtime are still served."
                    : "";
        }
        int idle = workers - blockedWorkers;
        String though =
                idle > 0 ? ", though " + Words.count(idle, "worker") + (idle == 1 ? " is" : " are") + " idle" : "";
        return "No thread of the dump waits in the I/O driver: while this lasts, no timer fires and no socket is served"
                + though + ".";
    }

    /** What the blocked workers mean for the others, in a sentence or two; empty where there is one worker at most. */
    String shareWords() {
        if (workers < 2 || blockedWorkers == 0) {
            return "";
        }
        if (blockedWorkers == workers) {
            return (workers == 2 ? "Both" : "All " + workers)
                    + " workers of the dump are blocked: no spawned task runs.";
        }
        return blockedWorkers + " of the " + workers + " workers in the dump "
                + (blockedWorkers == 1 ? "is" : "are") + " blocked. A task that sits in a blocked worker's LIFO slot"
                + " waits with it: no other worker can take it from there (but for Tokio 1.51.0, 1.51.1, 1.52.0 and"
                + " 1.52.1).";
    }
}
