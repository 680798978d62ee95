package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;

/** A task that sleeps by the thread. */
@AutoService(Rule.class)
public final class SleepRule extends HeldRule {
    @Override
    public String id() {
        return "worker.sleep";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return blocked.state() == State.SLEEP;
    }

    @Override
    String verb() {
        return "sleeps";
    }

    @Override
    String by(HeldCase c) {
        return "`std::thread::sleep`";
    }

    @Override
    String cited() {
        return "sleeps here";
    }

    @Override
    String ends(HeldCase c) {
        return "It ends by itself when the time is over, and holds the thread again the next time: no deadlock, but as long as it lasts the runtime has a thread less.";
    }
}
