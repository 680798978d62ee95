package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;

/** A {@code blocking_*} method of Tokio called where async code runs. */
@AutoService(Rule.class)
public final class BlockInAsyncRule extends PanicRule {
    @Override
    public String id() {
        return "panic.block-in-async";
    }

    @Override
    List<String> messages() {
        return List.of("Cannot block the current thread from within a runtime");
    }

    @Override
    String title(PanicSighting s) {
        return "A blocking call of Tokio's was made on a thread that runs async code.";
    }

    @Override
    String seen(PanicSighting s) {
        String called = s.called();
        return called == null ? "" : "Own code reached `" + called + "` on a thread that was running async code.";
    }
}
