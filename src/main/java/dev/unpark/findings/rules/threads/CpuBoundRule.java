package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.Stack;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.source.FunctionAt;
import dev.unpark.source.RustSyntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A thread that runs own code inside a task poll. Every busy service shows that; a poll that does not end looks the same.
 * More than possible only where two dumps show the same thread in it and the source of the async body has no await at which
 * it could give the thread back.
 */
@AutoService(Rule.class)
public final class CpuBoundRule implements Rule {
    @Override
    public String id() {
        return "worker.cpu-bound";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        List<HeldPlace> places = HeldPlace.in(in, CpuBoundRule::computes).stream()
                .filter(p -> !endsProcess(in, p))
                .toList();
        Looked looked = Looked.at(in);
        if (places.isEmpty()) {
            return looked.nothingFound("runs code");
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<RuntimeScene> scenes = RuntimeScene.all(in);
        return new RuleOutcome.Found(
                places.stream()
                        .map(p -> finding(new HeldCase(in, p, scenes.get(p.input())), topic))
                        .toList(),
                "Looked at " + looked.words() + "; a thread that runs inside a task poll is seen at "
                        + Words.count(places.size(), "place") + ".");
    }

    /** An abort's and a panic's own code is on its way out of the process or of the task, and no computation. */
    private static boolean endsProcess(RuleInput in, HeldPlace place) {
        Set<Stack> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        return place.threads().stream()
                .map(s -> s.trace().stack())
                .filter(asked::add)
                .anyMatch(in.classifier()::endsProcess);
    }

    private static boolean computes(ThreadFacts f) {
        return f.state() == State.RUNNING && Boolean.TRUE.equals(f.insideTaskPoll()) && RuntimeScene.isOfRuntime(f);
    }

    private Finding finding(HeldCase c, Topic topic) {
        boolean noAwait = c.looks() > 1 && neverAwaits(c);
        List<String> other = new ArrayList<>();
        other.add(
                "A task that is busy and gives its thread back at its next await: healthy, and a dump is one instant.");
        if (!noAwait) {
            other.add("A short computation, caught by chance.");
        }
        String again = c.looks() > 1 ? " " + Words.capital(c.looks()) + " dumps show the same thread there." : "";
        String spots = c.spots().isEmpty()
                ? ""
                : ", in "
                        + Words.list(c.spots().stream().limit(3).map(Spot::full).toList());
        return new Finding(
                "",
                id(),
                noAwait ? Certainty.LIKELY : Certainty.POSSIBLE,
                c.subject().who() + " running code inside " + c.subject().inside() + spots + ".",
                c.detail(),
                "A poll that computes for long keeps its thread from every other task, as a blocking call does. More than"
                        + " some 10 to 100 microseconds between two awaits is felt by the others." + again
                        + (noAwait
                                ? " In the opened source the async body has no await at which it would give the thread back."
                                : ""),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                other,
                List.of(
                        c.gdb().secondDump()
                                + ": a thread that is still in the same call has not come to an await, or is there again.",
                        "`perf top -p PID` or `top -H -p PID`: a thread at 100 % all the time.",
                        "The time of the polls in tokio-console: a poll that is still running has no end."),
                List.of("How long the poll has lasted: a dump has no clock."),
                c.citations("runs here"));
    }

    private static boolean neverAwaits(HeldCase c) {
        List<Frame> frames = c.first().trace().stack().frames();
        List<Integer> own = c.in().classifier().ownFrames(c.first().trace().stack());
        if (own.isEmpty()) {
            return false;
        }
        FunctionAt body = c.in().sources()
                .function(frames.get(own.getLast()).symbol().name())
                .orElse(null);
        if (body == null) {
            return false;
        }
        RustSyntax.Function function = body.function();
        return function.isAsync() && function.awaits().isEmpty() && function.awaitsCertain();
    }
}
