package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/** A task that waits for a std thread to end. */
@AutoService(Rule.class)
public final class JoinRule extends HeldRule {
    @Override
    public String id() {
        return "worker.join";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return blocked.state() == State.JOIN;
    }

    @Override
    String verb() {
        return "waits for a std thread to end";
    }

    @Override
    String by(HeldCase c) {
        return c.kind("").endsWith("scope")
                ? "the end of a `std::thread::scope`"
                : "`JoinHandle::join` of a std thread";
    }

    @Override
    String cited() {
        return "waits here for a thread to end";
    }

    @Override
    String ends(HeldCase c) {
        return "It ends when that thread ends. Where that thread waits in turn for a task of this runtime, neither does.";
    }

    @Override
    List<String> notKnown(HeldCase c) {
        return List.of(
                "Which thread it waits for: the frames do not print it. Look for a thread of own code in the same dump.");
    }
}
