package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.WaitsFor;
import java.util.List;

/** A task that waits for a future by a {@code block_on} of its own instead of awaiting it. */
@AutoService(Rule.class)
public final class NestedBlockOnRule extends HeldRule {
    @Override
    public String id() {
        return "worker.nested-block-on";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return blocked.state() == State.BLOCK_ON;
    }

    @Override
    String verb() {
        return "waits in a nested `block_on`";
    }

    @Override
    String by(HeldCase c) {
        return "`" + c.kind("block_on") + "`";
    }

    @Override
    String cited() {
        return "waits here for a future";
    }

    @Override
    String ends(HeldCase c) {
        WaitsFor what = c.waitsFor();
        boolean handle = what != null && what.type() != null && what.type().contains("JoinHandle");
        String future = handle ? "It waits for a `JoinHandle`, so for a task" : "It ends when that future is ready";
        if (c.subject().allWorkers()) {
            return future + "; a task of this runtime that it waits for has no worker left that could run it.";
        }
        return c.inPlace()
                ? future + "."
                : future + "; a task that sits in the LIFO slot of this very worker cannot run before.";
    }

    @Override
    List<String> notKnown(HeldCase c) {
        return List.of("Which task or event the future waits for: only a dump with locals (`bt full`, full debug"
                + " information) or a task view shows it.");
    }
}
