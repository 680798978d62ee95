package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.Panic;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Every other panic: the program's own, and the messages of Tokio that no rule of their own is for. */
@AutoService(Rule.class)
public final class OtherPanicRule extends PanicRule {
    // By the service loader, so that a new rule on panics takes its messages out of this one.
    private static final List<PanicRule> OTHERS =
            ServiceLoader.load(Rule.class, OtherPanicRule.class.getClassLoader()).stream()
                    .filter(p -> PanicRule.class.isAssignableFrom(p.type()) && p.type() != OtherPanicRule.class)
                    .map(p -> (PanicRule) p.get())
                    .toList();

    @Override
    public String id() {
        return "panic.other";
    }

    @Override
    List<String> messages() {
        return List.of();
    }

    @Override
    boolean recognises(Panic panic) {
        return OTHERS.stream().noneMatch(r -> r.covers(panic));
    }

    @Override
    String lookedFor() {
        return "is left that no other rule knows";
    }

    @Override
    String counted(int panics) {
        return panics == 1 ? "1 is known to no other rule" : panics + " are known to no other rule";
    }

    @Override
    String title(PanicSighting s) {
        String who = s.insideTask() ? "A task panicked" : "Thread " + s.panic().thread() + " panicked";
        return who + s.where() + ": " + s.said();
    }

    @Override
    String seen(PanicSighting s) {
        String known = KnownTexts.meaning(s.panic().message().strip());
        String task = s.panic().stack().depth() == 0 && s.onRuntimeThread()
                ? "The thread is named like a Tokio runtime's own, so this was most likely raised in a task."
                : "";
        return known.isEmpty() || task.isEmpty() ? known + task : known + " " + task;
    }

    @Override
    @Nullable
    String reached(PanicSighting s) {
        return null;
    }

    @Override
    Earlier earlier(RuleInput in, PanicSighting s) {
        return KnownTexts.isShutDownByPanic(s.panic().message().strip())
                ? Earlier.only(in, s, p -> true, false, "shut the runtime down")
                : Earlier.NONE;
    }

    @Override
    List<String> notShown(PanicSighting s, @Nullable CrashedThread crash) {
        return !s.aborted() && (s.insideTask() || s.onRuntimeThread())
                ? List.of(
                        "Whether anything awaits the task's JoinHandle. If it was dropped, this text is the only trace.")
                : List.of();
    }
}
