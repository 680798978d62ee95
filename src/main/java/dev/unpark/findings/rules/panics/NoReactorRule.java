package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;

/** Tokio asked for a runtime on a thread that has none. */
@AutoService(Rule.class)
public final class NoReactorRule extends PanicRule {
    @Override
    public String id() {
        return "panic.no-reactor";
    }

    @Override
    List<String> messages() {
        // The last three are those of Tokio 1.0.
        return List.of(
                "there is no reactor running",
                "there is no timer running",
                "not currently running on the Tokio runtime",
                "must be called from the context of Tokio runtime configured with");
    }

    @Override
    String title(PanicSighting s) {
        return "Tokio was used on a thread that no runtime runs on.";
    }

    @Override
    String seen(PanicSighting s) {
        String called = s.called();
        String call = called == null ? "Tokio was called" : "Own code reached `" + called + "`";
        return call + " on thread " + s.panic().thread()
                + ", and found no runtime there. This says nothing of other threads: the process may well have a runtime.";
    }
}
