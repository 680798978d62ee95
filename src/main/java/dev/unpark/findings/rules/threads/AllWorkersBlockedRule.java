package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import java.util.List;

/** Every worker of the process is held inside a task: no spawned task runs. Who holds each is cited. */
@AutoService(Rule.class)
public final class AllWorkersBlockedRule implements Rule {
    private static final int CITED = 12;

    @Override
    public String id() {
        return "runtime.all-workers-blocked";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        List<ProcessScene> found = ProcessScene.where(in, AllWorkersBlockedRule::starved);
        if (found.isEmpty()) {
            int workers = RuntimeScene.all(in).stream()
                    .mapToInt(RuntimeScene::workers)
                    .sum();
            return looked.canTell() || workers > 0
                    ? new RuleOutcome.Clear("Looked at " + looked.words()
                            + (workers == 0
                                    ? "; none is a worker of a multi-thread runtime."
                                    : "; in each process a worker is not held."))
                    : looked.cannotTell();
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        return new RuleOutcome.Found(
                found.stream().map(p -> finding(p, topic)).toList(),
                "Looked at " + looked.words() + "; every worker of a process is held by a task.");
    }

    private static boolean starved(RuntimeScene s) {
        return s.workers() > 0 && s.blockedWorkers() == s.workers();
    }

    private static boolean hasFreeWorker(RuntimeScene s) {
        return s.workers() > s.blockedWorkers();
    }

    private Finding finding(ProcessScene p, Topic topic) {
        List<Seen> held = p.threads(f -> f.role() == Role.WORKER);
        int n = held.size();
        boolean proven =
                p.dump().complete() && !p.disputed(AllWorkersBlockedRule::hasFreeWorker) && (n > 1 || p.instants() > 1);
        String who = n == 1 ? "The only worker is" : n == 2 ? "Both workers are" : "All " + n + " workers are";
        return new Finding(
                "",
                id(),
                proven ? Certainty.PROVEN : Certainty.LIKELY,
                who + (n == 1 ? " held inside a task" : " held inside tasks") + ": no spawned task can run.",
                ProcessScene.byPlace(held),
                "The dump has " + Words.count(n, "worker")
                        + ", and each is inside the poll of a task that waits. A task"
                        + " that is ready, a new connection, a health check: none is polled until one of them comes free. "
                        + p.scene().driverWords(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                proven ? List.of() : List.of(alternative(p)),
                proven ? List.of() : List.of(p.gdb().secondDump() + "."),
                List.of(
                        "How many tasks wait to be polled: no thread dump shows them, `RuntimeMetrics::num_alive_tasks` does."),
                held.stream()
                        .limit(CITED)
                        .map(s -> p.citation(s, ProcessScene.heldWords(s)))
                        .toList());
    }

    private static String alternative(ProcessScene p) {
        if (!p.dump().complete()) {
            return "A worker that is missing from this dump, which is not complete, is free.";
        }
        return p.disputed(AllWorkersBlockedRule::hasFreeWorker)
                ? "It lasted for a moment: another dump of this process shows a worker that is free."
                : "A short wait, caught by chance: a dump is one instant.";
    }
}
