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
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Another async runtime beside Tokio in one process; likely a mistake where its code runs inside a Tokio task. */
@AutoService(Rule.class)
public final class ForeignAsyncRule implements Rule {
    private static final int CITED = 5;

    @Override
    public String id() {
        return "runtime.foreign-async";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        for (ProcessScene p : ProcessScene.where(in, s -> s.runtimeThreads() > 0)) {
            List<Seen> foreign = p.threads(f -> true, stack -> in.classifier().foreignRuntime(stack) >= 0);
            if (!foreign.isEmpty()) {
                findings.add(finding(p, foreign, topic));
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(
                    findings, "Looked at " + looked.words() + "; code of another runtime is on a stack.");
        }
        return looked.canTell()
                ? new RuleOutcome.Clear("Looked at " + looked.words() + "; no stack has code of another async runtime.")
                : looked.cannotTell();
    }

    private Finding finding(ProcessScene p, List<Seen> foreign, Topic topic) {
        List<Seen> inTask = foreign.stream()
                .filter(s -> Boolean.TRUE.equals(s.facts().insideTaskPoll()))
                .toList();
        Set<String> crates = new LinkedHashSet<>();
        List<Citation> citations = new ArrayList<>();
        for (Seen s : inTask.isEmpty() ? foreign : inTask) {
            int frame = p.in().classifier().foreignRuntime(s.trace().stack());
            String name = s.trace().stack().frames().get(frame).symbol().name();
            String crate = crate(name);
            crates.add(crate);
            if (citations.size() < CITED) {
                citations.add(new Citing(p.in())
                        .frame(
                                s.input(),
                                s.trace().index(),
                                frame,
                                "thread " + s.trace().label() + " runs code of " + crate));
            }
        }
        boolean inside = !inTask.isEmpty();
        String names = Words.list(crates.stream().map(c -> "`" + c + "`").toList());
        return new Finding(
                "",
                id(),
                inside ? Certainty.LIKELY : Certainty.POSSIBLE,
                inside
                        ? "Code of another async runtime (" + names + ") runs inside a Tokio task."
                        : "Another async runtime (" + names + ") runs beside Tokio in this process.",
                "Threads: " + HeldCase.threads(inside ? inTask : foreign),
                "Timers and sockets belong to the runtime that made them. Those of the other runtime are served by threads of"
                        + " its own, so a task that awaits them is woken from outside, and a future of Tokio that is polled"
                        + " over there finds no Tokio runtime.",
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                inside
                        ? List.of("It is wanted: both runtimes are used with care, and this call only bridges them.")
                        : List.of(
                                "It is wanted: a library brings it and uses it for itself.",
                                "It does nothing here: its threads only rest."),
                List.of("`cargo tree -i async-io` and `cargo tree -i async-std`: which dependency brings it?"),
                List.of(),
                citations);
    }

    /** {@code async_io} of {@code <async_io::driver::X as Y>::f} and of {@code async_io::driver::f}. */
    private static String crate(String symbol) {
        String plain = symbol.startsWith("<") ? symbol.substring(1) : symbol;
        int end = plain.indexOf("::");
        return end < 0 ? plain : plain.substring(0, end);
    }
}
