package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;

/** A local task spawned where no {@code LocalSet} runs. */
@AutoService(Rule.class)
public final class SpawnLocalRule extends PanicRule {
    private static final String OTHER_THREAD = "Local tasks can only be spawned on a LocalRuntime from the thread";

    @Override
    public String id() {
        return "panic.spawn-local";
    }

    @Override
    List<String> messages() {
        // Tokio 1.48 and newer go on with "or `runtime::LocalRuntime`".
        return List.of("`spawn_local` called from outside of a `task::LocalSet`", OTHER_THREAD);
    }

    @Override
    String title(PanicSighting s) {
        return s.panic().message().strip().startsWith(OTHER_THREAD)
                ? "A local task was spawned from another thread than that of its LocalRuntime."
                : "spawn_local was called where no LocalSet runs.";
    }

    @Override
    String seen(PanicSighting s) {
        return s.insideTask() && !s.panic().message().strip().startsWith(OTHER_THREAD)
                ? "The caller was a spawned task. Such a task runs on whatever thread is free, so it is in no LocalSet, even"
                        + " where its parent was."
                : "";
    }
}
