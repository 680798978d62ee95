package dev.unpark.findings.rules.threads;

import dev.unpark.classify.FramePlaces;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import org.jspecify.annotations.Nullable;

/** One thread of one dump that waits for a lock. */
record LockSighting(int input, Input dump, ThreadTrace trace, ThreadFacts facts, WaitsFor lock) {
    /** Null where the thread waits for no lock. */
    static @Nullable LockSighting of(RuleInput in, int input, int thread) {
        Input dump = in.evidence().inputs().get(input);
        ThreadFacts facts = in.facts().get(input).get(thread);
        boolean waits = switch (facts.state()) {
            case MUTEX, RWLOCK -> true;
            case PARK, EPOLL_WAIT, CONDVAR, BARRIER, SLEEP, JOIN, RECV, BLOCK_ON, IO, DNS, RUNNING, UNKNOWN -> false;
        };
        if (!waits) {
            return null;
        }
        WaitsFor lock = facts.waitsFor();
        if (lock == null) {
            lock = new WaitsFor(facts.state() == State.MUTEX ? "Mutex" : "RwLock", null, 0);
        }
        // A OnceLock's wait looks like a mutex's, but it has no guard that could be kept across an await.
        boolean guarded = lock.kind().endsWith("Mutex") || lock.kind().endsWith("RwLock");
        return guarded ? new LockSighting(input, dump, dump.threads().get(thread), facts, lock) : null;
    }

    Seen seen() {
        return new Seen(input, trace, facts);
    }

    /** The innermost own frame, or null. */
    @Nullable
    Frame own() {
        return seen().own();
    }

    /** The own frame's normalised name; empty where there is none. */
    String function() {
        return seen().function();
    }

    /** The own frame's function and place, for comparing; empty where there is none. */
    String ownPlace() {
        return seen().ownPlace();
    }

    /** The same lock of the same process: by address and type, or by its user where an address is missing. */
    boolean sameLock(LockSighting other) {
        if (!lock.kind().equals(other.lock.kind())) {
            return false;
        }
        if (lock.address() != 0 && other.lock.address() != 0) {
            return lock.address() == other.lock.address() && agree(lock.type(), other.lock.type());
        }
        return sameUser(other);
    }

    /** The same own function, at the same line where both dumps print one: tools print paths of different lengths. */
    private boolean sameUser(LockSighting other) {
        if (!function().equals(other.function())) {
            return false;
        }
        int mine = line();
        int others = other.line();
        return mine == 0 || others == 0 || mine == others;
    }

    private int line() {
        Frame own = own();
        SourcePlace place = own == null ? null : FramePlaces.of(own);
        return place == null ? 0 : place.line();
    }

    /** A thread at a printed lock: enough to tell a process by, where a dump prints no process id. */
    record Mark(long thread, long address, @Nullable String type) {}

    /** Null where the thread's id or the lock's address is not printed. */
    @Nullable
    Mark mark() {
        Long id = trace.id();
        return id == null || lock.address() == 0 ? null : new Mark(id, lock.address(), lock.type());
    }

    private static boolean agree(@Nullable String a, @Nullable String b) {
        return a == null || b == null || a.equals(b);
    }
}
