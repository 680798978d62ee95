package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.Panic;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lock, or a value made once, that an earlier panic has poisoned. */
@AutoService(Rule.class)
public final class PoisonedRule extends PanicRule {
    // called `Result::unwrap()` on an `Err` value: PoisonError { .. }        roles: PoisonError { .. }
    // up to rustc 1.5x PoisonError { inner: .. }; try_lock gives "Poisoned(..)"
    private static final Pattern LOCK = Pattern.compile(
            "(?:^|: )\"?(?:PoisonError \\{ (?:inner: )?\\.\\. \\}|Poisoned\\(\\.\\.\\))\"?$|\\bpoisoned lock: another task failed inside$");
    // Once instance has previously been poisoned, LazyLock instance has previously been poisoned
    private static final Pattern ONCE = Pattern.compile("^(\\w+) instance has previously been poisoned$");

    @Override
    public String id() {
        return "panic.poisoned";
    }

    @Override
    List<String> messages() {
        return List.of();
    }

    @Override
    boolean recognises(Panic panic) {
        return isPoisoned(panic);
    }

    static boolean isPoisoned(Panic panic) {
        String message = panic.message().strip();
        return LOCK.matcher(message).find() || ONCE.matcher(message).find();
    }

    @Override
    String lookedFor() {
        return "ends with a PoisonError";
    }

    @Override
    String title(PanicSighting s) {
        Matcher once = ONCE.matcher(s.panic().message().strip());
        return once.find()
                ? "A value that is made once was used" + s.where() + " after its initialiser had panicked."
                : "A lock was taken" + s.where() + " after a panic had poisoned it.";
    }

    @Override
    String seen(PanicSighting s) {
        return "This panic is a consequence: an earlier one came while its thread held the lock or made the value.";
    }

    @Override
    Earlier earlier(RuleInput in, PanicSighting s) {
        return Earlier.only(in, s, p -> !isPoisoned(p) && !JoinErrorRule.isJoinError(p), false, "poisoned it");
    }
}
