package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;
import java.util.regex.Pattern;

/** A {@code block_on} on a thread that already runs a runtime. */
@AutoService(Rule.class)
public final class NestedRuntimeRule extends PanicRule {
    // Up to Tokio 1.21 these raise the text of a nested runtime: Sender::blocking_send, Mutex::blocking_lock, ...
    private static final Pattern BLOCKING_CALL =
            Pattern.compile("::blocking_(?:send|recv|recv_many|lock|read|write)(?:_owned)?$");

    @Override
    public String id() {
        return "panic.nested-runtime";
    }

    @Override
    List<String> messages() {
        return List.of("Cannot start a runtime from within a runtime");
    }

    @Override
    String title(PanicSighting s) {
        if (s.called() == null) {
            return "A thread that was already running a Tokio runtime was asked to block, as block_on does.";
        }
        return s.passedThrough(BLOCKING_CALL)
                ? "A blocking call of Tokio's was made on a thread that runs async code."
                : "A thread that was already running a Tokio runtime tried to start one with block_on.";
    }

    @Override
    String seen(PanicSighting s) {
        String called = s.called();
        if (called == null) {
            return "";
        }
        if (s.passedThrough(BLOCKING_CALL)) {
            return "Own code reached `" + called + "`; up to Tokio 1.21 that panics with the text of a nested runtime.";
        }
        String outer = s.entered() < 0 || s.insideTask()
                ? ""
                : " The outer `block_on`, which started the runtime, is as it should be.";
        return "Own code reached `" + called + "` on a thread that was running async code." + outer;
    }

    /** What helps against a blocking call does not depend on the text that its Tokio raises. */
    @Override
    String topic(PanicSighting s) {
        return s.passedThrough(BLOCKING_CALL) ? "panic.block-in-async" : id();
    }
}
