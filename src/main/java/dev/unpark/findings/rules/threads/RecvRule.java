package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/** A task that waits for a message by a call that blocks. */
@AutoService(Rule.class)
public final class RecvRule extends HeldRule {
    @Override
    public String id() {
        return "worker.recv";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return blocked.state() == State.RECV;
    }

    @Override
    String verb() {
        return "waits in a blocking receive";
    }

    @Override
    String by(HeldCase c) {
        return "a blocking receive (`" + c.kind("std::sync::mpsc::Receiver") + "`)";
    }

    @Override
    String cited() {
        return "waits here for a message";
    }

    @Override
    String ends(HeldCase c) {
        return "It ends when somebody sends, or drops the last sender. Where the sender is a task of this runtime that only this thread would run, nobody does.";
    }

    @Override
    List<String> notKnown(HeldCase c) {
        return List.of("Who holds the other end of the channel: no dump shows it.");
    }
}
