package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.RuleOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread that ran out of stack: the process aborts without a panic and without a backtrace. */
@AutoService(Rule.class)
public final class StackOverflowRule extends PanicRule {
    @Override
    public String id() {
        return "panic.stack-overflow";
    }

    @Override
    List<String> messages() {
        return List.of("has overflowed its stack", "fatal runtime error: stack overflow");
    }

    @Override
    boolean coversAborts() {
        return true;
    }

    @Override
    String title(PanicSighting s) {
        return s.panic().thread().startsWith("<")
                ? "A thread ran out of stack, and the process aborted."
                : "Thread " + s.panic().thread() + " ran out of stack, and the process aborted.";
    }

    @Override
    String seen(PanicSighting s) {
        return "It is no panic: nothing was unwound, no JoinHandle got an error, and no backtrace can be printed.";
    }

    @Override
    List<CrashedThread> crashes(RuleInput in) {
        return CrashedThread.in(in).stream()
                .filter(c -> c.end() == CrashedThread.End.OVERFLOW)
                .toList();
    }

    @Override
    List<String> notShown(PanicSighting s, @Nullable CrashedThread crash) {
        return crash != null
                ? List.of()
                : List.of("Which function filled the stack: the text has no frames. They are in the core alone.");
    }

    @Override
    List<String> wouldShow(PanicSighting s, @Nullable CrashedThread crash) {
        return crash != null
                ? List.of()
                : List.of(
                        "`gdb PROGRAM CORE -batch -ex 'bt 40' -ex 'bt -40'` prints both ends of the stack. If no core was"
                                + " written, allow it (`ulimit -c unlimited`, `coredumpctl`) and let it happen again.");
    }

    @Override
    RuleOutcome nothing(RuleInput in, int panics) {
        boolean nameless = CrashedThread.in(in).stream().anyMatch(c -> c.end() == CrashedThread.End.UNKNOWN);
        if (nameless) {
            return new RuleOutcome.CannotTell("A thread aborts, and the frames that would say why have no names.");
        }
        return CrashedThread.nothing(in, super.nothing(in, panics), "whose stack has overflowed");
    }
}
