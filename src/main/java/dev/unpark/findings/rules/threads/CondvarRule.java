package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.WaitsFor;
import java.util.List;

/** A task that waits for another thread to wake this one: a Condvar, a Barrier, an initialiser, {@code thread::park}. */
@AutoService(Rule.class)
public final class CondvarRule extends HeldRule {
    @Override
    public String id() {
        return "worker.condvar";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return switch (blocked.state()) {
            case CONDVAR, BARRIER, PARK -> true;
            // The wait for another thread's initialiser looks like a mutex's and has no guard.
            case MUTEX, RWLOCK -> blocked.waitsFor() != null && !isGuarded(blocked.waitsFor());
            case EPOLL_WAIT, SLEEP, JOIN, RECV, BLOCK_ON, IO, DNS, RUNNING, UNKNOWN -> false;
        };
    }

    private static boolean isGuarded(WaitsFor what) {
        return what.kind().endsWith("Mutex") || what.kind().endsWith("RwLock");
    }

    @Override
    String verb() {
        return "waits for another thread's signal";
    }

    @Override
    String by(HeldCase c) {
        State state = c.first().facts().state();
        return switch (state) {
            case CONDVAR -> "the wait of a Condvar (`" + c.kind("std::sync::Condvar") + "`)";
            case BARRIER -> "the wait of a Barrier (`" + c.kind("std::sync::Barrier") + "`)";
            case PARK -> "`" + c.kind("std::thread::park") + "`";
            case MUTEX, RWLOCK -> "the wait for an initialiser (`" + c.kind("std::sync::Once") + "`)";
            case EPOLL_WAIT, SLEEP, JOIN, RECV, BLOCK_ON, IO, DNS, RUNNING, UNKNOWN -> state.word();
        };
    }

    @Override
    String cited() {
        return "waits here for another thread's signal";
    }

    @Override
    String ends(HeldCase c) {
        return "It ends when another thread gives the signal. Where that would be done by a task of this runtime that only"
                + " this thread would run, it never comes.";
    }

    @Override
    List<String> notKnown(HeldCase c) {
        return List.of("Who would give the signal: no dump shows it.");
    }
}
