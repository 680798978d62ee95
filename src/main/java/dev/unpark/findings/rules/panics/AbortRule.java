package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.Panic;
import dev.unpark.model.RuleOutcome;
import java.util.List;

/** A process that ended itself: a panic that must not unwind, {@code process::abort}, a build that aborts on panics. */
@AutoService(Rule.class)
public final class AbortRule extends PanicRule {
    private static final String IN_DESTRUCTOR = "panic in a destructor during cleanup";
    private static final String CANNOT_UNWIND = "panic in a function that cannot unwind";
    private static final String ALLOCATION = "memory allocation of ";
    private static final StackOverflowRule OVERFLOW = new StackOverflowRule();

    @Override
    public String id() {
        return "panic.abort";
    }

    @Override
    List<String> messages() {
        return List.of(IN_DESTRUCTOR, CANNOT_UNWIND);
    }

    @Override
    boolean coversAborts() {
        return true;
    }

    @Override
    boolean recognises(Panic panic) {
        return panic.isPanic() ? super.recognises(panic) : !OVERFLOW.recognises(panic);
    }

    @Override
    String lookedFor() {
        return "tells of an abort";
    }

    @Override
    String title(PanicSighting s) {
        String message = s.panic().message().strip();
        if (message.startsWith(IN_DESTRUCTOR)) {
            return "A destructor panicked while an earlier panic was being unwound, so the process aborted.";
        }
        if (message.startsWith(CANNOT_UNWIND)) {
            return "A panic reached a function that must not unwind, so the process aborted.";
        }
        if (message.startsWith(ALLOCATION)) {
            return "A m" + s.said().substring(1) + ", so the process aborted.";
        }
        return s.panic().place() == null
                ? "The process ended itself: " + s.said() + "."
                : "A panic came" + s.where() + " that must not unwind, so the process aborted: " + s.said();
    }

    @Override
    String seen(PanicSighting s) {
        return "";
    }

    @Override
    Earlier earlier(RuleInput in, PanicSighting s) {
        List<Panic> panics = in.evidence().inputs().get(s.input()).panics();
        int last = s.index() - 1;
        if (last < 0 || !panics.get(last).isPanic() || !PanicSighting.sameThread(panics.get(last), s.panic())) {
            return Earlier.NONE;
        }
        String message = s.panic().message().strip();
        if (message.startsWith(CANNOT_UNWIND)) {
            return new Earlier(
                    List.of(new Earlier.Ref(s.input(), last, "the panic that reached it")),
                    "What reached it is the panic " + Earlier.words(panics.get(last)) + ".",
                    List.of());
        }
        return message.startsWith(IN_DESTRUCTOR) ? twoPanics(s, panics) : Earlier.NONE;
    }

    private static Earlier twoPanics(PanicSighting s, List<Panic> panics) {
        int second = s.index() - 1;
        int first = second - 1;
        if (first < 0 || !panics.get(first).isPanic() || !PanicSighting.sameThread(panics.get(first), s.panic())) {
            return new Earlier(
                    List.of(new Earlier.Ref(s.input(), second, "the panic in the destructor")),
                    "",
                    List.of("Which panic was being unwound: the text has only one before this one."));
        }
        return new Earlier(
                List.of(
                        new Earlier.Ref(s.input(), first, "the first panic, which is the cause"),
                        new Earlier.Ref(s.input(), second, "the second panic, in a destructor")),
                "The cause is the first of two: the panic " + Earlier.words(panics.get(first))
                        + ". While it was being unwound, a destructor panicked as well, on line "
                        + panics.get(second).inputLine() + ".",
                List.of());
    }

    @Override
    List<CrashedThread> crashes(RuleInput in) {
        return CrashedThread.in(in).stream()
                .filter(c -> c.end() != CrashedThread.End.OVERFLOW)
                .toList();
    }

    @Override
    RuleOutcome nothing(RuleInput in, int panics) {
        return CrashedThread.nothing(in, super.nothing(in, panics), "that is aborting");
    }
}
