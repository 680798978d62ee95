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

/** The drop of a runtime that waits, without a time limit, for closures of its blocking pool. */
@AutoService(Rule.class)
public final class DropWaitsRule implements Rule {
    private static final int CITED = 4;

    @Override
    public String id() {
        return "runtime.drop-waits";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        for (ProcessScene p : ProcessScene.where(in, s -> true)) {
            List<Seen> dropping = p.threads(
                    f -> f.role() != Role.WORKER && f.role() != Role.BLOCKING_POOL, in.classifier()::dropsRuntime);
            if (!dropping.isEmpty()) {
                findings.add(finding(p, dropping, topic));
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(findings, "Looked at " + looked.words() + "; a runtime is being dropped.");
        }
        return looked.canTell()
                ? new RuleOutcome.Clear("Looked at " + looked.words() + "; none drops a runtime.")
                : looked.cannotTell();
    }

    private Finding finding(ProcessScene p, List<Seen> dropping, Topic topic) {
        List<Seen> busy = p.threads(f -> f.role() == Role.BLOCKING_POOL, p.in().classifier()::runsClosure);
        List<Citation> citations = new ArrayList<>();
        Seen first = dropping.getFirst();
        citations.add(p.citation(first, "thread " + first.trace().label() + " drops a runtime and waits"));
        citations.add(new Citing(p.in())
                .frame(
                        first.input(),
                        first.trace().index(),
                        p.in().classifier().marker(first.trace().stack()),
                        "the wait for the blocking pool"));
        busy.stream()
                .limit(CITED)
                .map(s -> p.citation(
                        s,
                        "pool thread " + s.trace().label() + " still runs a closure: "
                                + s.facts().state().word()))
                .forEach(citations::add);
        String rest = busy.isEmpty()
                ? "; which closure it waits for is not in this dump."
                : " that " + Words.count(busy.size(), "pool thread")
                        + (busy.size() == 1 ? " still runs." : " still run.");
        return new Finding(
                "",
                id(),
                Certainty.LIKELY,
                "The drop of a runtime waits for closures of its blocking pool" + rest,
                "Waiting: " + HeldCase.threads(dropping) + (busy.isEmpty() ? "" : " · Busy: " + HeldCase.threads(busy)),
                "When a `Runtime` is dropped it waits until every closure that already runs in its blocking pool has come to"
                        + " an end, however long that takes. The thread that drops it does nothing else meanwhile.",
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of("An orderly end, caught in the act: the closures finish in a moment and the drop goes on."),
                List.of(p.gdb().secondDump() + "."),
                List.of(),
                citations);
    }
}
