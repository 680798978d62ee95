package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Every thread of the runtime rests and the driver is served. That is what a healthy idle service looks like, and one in
 * which a task waits for a wake that never comes: a thread dump cannot tell them apart, so this is never more than possible.
 */
@AutoService(Rule.class)
public final class AllIdleRule implements Rule {
    private static final int CITED = 4;

    @Override
    public String id() {
        return "runtime.all-idle";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        List<ProcessScene> found = ProcessScene.where(in, s -> s.restsAll()).stream()
                .filter(p -> !p.disputed(s -> s.restingRuntimeThreads() < s.runtimeThreads()))
                .toList();
        if (found.isEmpty()) {
            return looked.canTell()
                    ? new RuleOutcome.Clear("Looked at " + looked.words()
                            + "; not every thread of a runtime rests with its driver served.")
                    : looked.cannotTell();
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        return new RuleOutcome.Found(
                found.stream().map(p -> finding(p, topic)).toList(),
                "Looked at " + looked.words() + "; every thread of a runtime rests.");
    }

    private Finding finding(ProcessScene p, Topic topic) {
        List<Seen> resting = p.threads(RuntimeScene::isOfRuntime);
        List<Seen> workers = p.threads(f -> f.role() == Role.WORKER);
        List<Seen> busy = p.threads(f -> f.role() == Role.BLOCKING_POOL, p.in().classifier()::runsClosure);
        String who = workers.isEmpty()
                ? "The runtime's thread rests"
                : workers.size() == 1 ? "The only worker rests" : "All " + workers.size() + " workers rest";
        return new Finding(
                "",
                id(),
                Certainty.POSSIBLE,
                who + " and the driver is served: if the service hangs, a task waits for a wake that does not come.",
                "Resting: " + HeldCase.threads(resting),
                "No thread is held by a task, so nothing of what blocks a thread explains a hang. A task that waits is on"
                        + " no stack: it lies on the heap until it is woken."
                        + (busy.isEmpty()
                                ? ""
                                : " " + Words.count(busy.size(), "thread") + " of the blocking pool "
                                        + (busy.size() == 1 ? "runs" : "run")
                                        + " a closure; a task may wait for what it brings."),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(
                        "Nothing is wrong: the service is idle, and was when the dump was taken.",
                        "A lost wake-up: a hand-written future returned `Pending` without passing its waker on, or the one who"
                                + " should wake it is gone.",
                        "A deadlock of tasks alone: two tasks wait for each other's tokio Mutex, RwLock, semaphore or channel, or"
                                + " one task asks again for what it holds.",
                        "A wait for something outside: a peer, a database or a queue that does not answer, without a time limit."),
                List.of(
                        "The tasks: a service built with `console-subscriber` (or a `Handle::dump()`, feature `taskdump`) shows"
                                + " each task, where it waits, and when it was last woken.",
                        "A log with `RUST_LOG=tokio=trace`, if the service was built with `--cfg tokio_unstable` and the feature"
                                + " `tracing`: a waker that was cloned and never woken.",
                        "The sockets: `ss -tnp` shows whether the answer of a peer is outstanding."),
                List.of(
                        "Whether any task waits at all, and for what: no thread dump shows a task that is not being polled."),
                citations(p, resting, busy));
    }

    private static List<Citation> citations(ProcessScene p, List<Seen> resting, List<Seen> busy) {
        List<Citation> citations = new ArrayList<>();
        for (Seen s : resting.stream().limit(CITED).toList()) {
            int marker = p.in().classifier().marker(s.trace().stack());
            citations.add(new Citing(p.in())
                    .frame(
                            s.input(),
                            s.trace().index(),
                            marker,
                            "thread " + s.trace().label() + " rests ("
                                    + s.facts().state().word() + ")"));
        }
        resting.stream()
                .filter(s -> s.own() != null)
                .limit(1)
                .map(s -> p.citation(s, "own code that waits for the runtime"))
                .forEach(citations::add);
        busy.stream()
                .limit(CITED)
                .map(s -> p.citation(
                        s,
                        "pool thread " + s.trace().label() + " runs a closure ("
                                + s.facts().state().word() + ")"))
                .forEach(citations::add);
        return citations;
    }
}
