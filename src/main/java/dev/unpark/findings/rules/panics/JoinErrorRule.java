package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.Panic;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outcome of a task or thread that panicked, unwrapped. */
@AutoService(Rule.class)
public final class JoinErrorRule extends PanicRule {
    // JoinError::Panic(Id(7), "boom", ...)      1.40 and newer; JoinError::Panic(Id(7), ...) from 1.18,
    // JoinError::Panic(...) before
    private static final Pattern DEBUG = Pattern.compile(
            "\\bJoinError::(?:(Cancelled)\\b|Panic\\((?:Id\\(\\d+\\), )?(?:\"(.*)\", )?\\.\\.\\.\\))", Pattern.DOTALL);
    // task 7 panicked with message "boom"       1.40 and newer; task 7 panicked from 1.18
    private static final Pattern DISPLAY =
            Pattern.compile("\\btask \\d+ (panicked(?: with message \"(.*)\")?|was cancelled)$", Pattern.DOTALL);
    // called `Result::unwrap()` on an `Err` value: Any { .. }
    private static final Pattern THREAD =
            Pattern.compile("(?:^|: )Any(?: \\{ \\.\\. \\})?$|^a scoped thread panicked$");

    // JoinError::into_panic: `JoinError` reason is not a panic.: JoinError::Cancelled(Id(7))
    private static final String NO_PANIC = "`JoinError` reason is not a panic.";

    @Override
    public String id() {
        return "panic.join-error";
    }

    @Override
    List<String> messages() {
        return List.of();
    }

    @Override
    boolean recognises(Panic panic) {
        return isJoinError(panic);
    }

    static boolean isJoinError(Panic panic) {
        String message = panic.message().strip();
        return message.startsWith(NO_PANIC)
                || Stream.of(DEBUG, DISPLAY, THREAD)
                        .anyMatch(p -> p.matcher(message).find());
    }

    @Override
    String lookedFor() {
        return "carries a JoinError";
    }

    @Override
    String title(PanicSighting s) {
        if (s.panic().message().strip().startsWith(NO_PANIC)) {
            return "The error of a task that was cancelled was taken for a panic" + s.where() + ".";
        }
        if (cancelled(s.panic())) {
            return "The outcome of a task that was cancelled was unwrapped" + s.where() + ".";
        }
        return THREAD.matcher(s.panic().message().strip()).find()
                ? "The outcome of a thread that panicked was unwrapped" + s.where() + "."
                : "The outcome of a task that panicked was unwrapped" + s.where() + ".";
    }

    @Override
    String seen(PanicSighting s) {
        return cancelled(s.panic())
                ? "No panic is behind it: the task was aborted, or its runtime was shut down."
                : "This panic is a consequence: it hands on the one that ended the task or thread.";
    }

    @Override
    Earlier earlier(RuleInput in, PanicSighting s) {
        if (cancelled(s.panic())) {
            return Earlier.NONE;
        }
        String payload = payload(s.panic().message().strip());
        Predicate<Panic> same =
                p -> payload != null && DebugText.of(p.message()).equals(payload);
        return Earlier.only(in, s, payload == null ? p -> true : same, payload != null, "it carries");
    }

    private static boolean cancelled(Panic panic) {
        String message = panic.message().strip();
        if (message.startsWith(NO_PANIC)) {
            return true;
        }
        Matcher debug = DEBUG.matcher(message);
        if (debug.find()) {
            return debug.group(1) != null;
        }
        Matcher display = DISPLAY.matcher(message);
        return display.find() && display.group(1).equals("was cancelled");
    }

    /** The message of the panic that it carries, as {@code Debug} writes it; null where the text has none. */
    private static @Nullable String payload(String message) {
        Matcher debug = DEBUG.matcher(message);
        if (debug.find() && debug.group(2) != null) {
            return debug.group(2);
        }
        Matcher display = DISPLAY.matcher(message);
        return display.find() ? display.group(2) : null;
    }
}
