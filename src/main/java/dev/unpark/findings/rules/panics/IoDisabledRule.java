package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;

/** A socket made on a runtime that was built without I/O. */
@AutoService(Rule.class)
public final class IoDisabledRule extends PanicRule {
    private static final String SIGNALS = "there is no signal driver running";

    @Override
    public String id() {
        return "panic.io-disabled";
    }

    @Override
    List<String> messages() {
        return List.of("A Tokio 1.x context was found, but IO is disabled", SIGNALS);
    }

    @Override
    String title(PanicSighting s) {
        if (s.panic().message().strip().startsWith(SIGNALS)) {
            return "A signal was listened for where no runtime with I/O runs.";
        }
        return "A socket or the like was made on a runtime that was built without I/O.";
    }

    @Override
    String seen(PanicSighting s) {
        if (s.panic().message().strip().startsWith(SIGNALS)) {
            return "Signals come by the I/O driver.";
        }
        String called = s.called();
        return called == null
                ? "The thread has a runtime; its I/O is off."
                : "Own code reached `" + called + "`. The thread has a runtime; its I/O is off.";
    }
}
