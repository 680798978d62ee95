package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;

/** A timer made on a runtime that was built without them. */
@AutoService(Rule.class)
public final class TimersDisabledRule extends PanicRule {
    @Override
    public String id() {
        return "panic.timers-disabled";
    }

    @Override
    List<String> messages() {
        return List.of("A Tokio 1.x context was found, but timers are disabled");
    }

    @Override
    String title(PanicSighting s) {
        return "A timer was made on a runtime that was built without timers.";
    }

    @Override
    String seen(PanicSighting s) {
        String called = s.called();
        return called == null
                ? "The thread has a runtime; its timers are off."
                : "Own code reached `" + called + "`. The thread has a runtime; its timers are off.";
    }
}
