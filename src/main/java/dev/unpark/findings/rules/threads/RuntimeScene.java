package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Role;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the threads of a dump were doing at its instant.
 *
 * @param workers threads with the role of a worker
 * @param blockedWorkers those of them that are held inside a task poll
 * @param drivers threads of a runtime that wait in the I/O driver
 * @param restless threads that do not rest in Tokio, those that wait for a lock among them
 * @param unseen threads that may run something: on a CPU, or without symbols to tell
 * @param complete whether the dump is known to have all threads
 */
record RuntimeScene(
        int threads, int workers, int blockedWorkers, int drivers, int restless, int unseen, boolean complete) {

    /** By position of the dump in the evidence. */
    static List<RuntimeScene> all(RuleInput in) {
        return IntStream.range(0, in.facts().size())
                .mapToObj(
                        i -> of(in.facts().get(i), in.evidence().inputs().get(i).complete()))
                .toList();
    }

    private static RuntimeScene of(List<ThreadFacts> facts, boolean complete) {
        int workers = 0;
        int blocked = 0;
        int drivers = 0;
        int restless = 0;
        int unseen = 0;
        for (ThreadFacts f : facts) {
            if (f.role() == Role.WORKER) {
                workers++;
                blocked += f.isBlocked() ? 1 : 0;
            }
            drivers += f.state() == State.EPOLL_WAIT && f.role() != Role.OTHER ? 1 : 0;
            restless += rests(f) ? 0 : 1;
            unseen += f.state() == State.RUNNING || f.state() == State.UNKNOWN || f.role() == Role.UNKNOWN ? 1 : 0;
        }
        return new RuntimeScene(facts.size(), workers, blocked, drivers, restless, unseen, complete);
    }

    private static boolean rests(ThreadFacts f) {
        boolean ofTokio = switch (f.role()) {
            case WORKER, BLOCK_ON, BLOCKING_POOL, LOCAL_SET -> true;
            case OTHER, UNKNOWN -> false;
        };
        return ofTokio
                && Boolean.FALSE.equals(f.insideTaskPoll())
                && (f.state() == State.PARK || f.state() == State.EPOLL_WAIT);
    }

    /** No thread serves I/O and timers, as far as this one instant shows; not said where some thread may just run. */
    boolean noDriver() {
        return drivers == 0 && unseen == 0 && complete;
    }

    /** Whether all but the {@code waiting} threads rest in Tokio: then no thread can be inside a critical section. */
    boolean allRestBut(int waiting) {
        return complete && restless == waiting;
    }
}
