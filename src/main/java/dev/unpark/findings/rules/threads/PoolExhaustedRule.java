package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every thread of the blocking pool runs a closure. Its limit is in no dump: a pool of 512, which is Tokio's default, or of
 * the size that the opened source gives is likely full; else it may just not need another thread.
 */
@AutoService(Rule.class)
public final class PoolExhaustedRule implements Rule {
    /** {@code runtime::Builder::max_blocking_threads}, Tokio 0.2 to 1.53. */
    private static final int DEFAULT_LIMIT = 512;

    private static final int CITED = 4;

    @Override
    public String id() {
        return "pool.exhausted";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        List<Finding> findings = new ArrayList<>();
        int pools = 0;
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        for (ProcessScene p : ProcessScene.where(in, s -> true)) {
            List<Seen> pool = p.threads(f -> f.role() == Role.BLOCKING_POOL);
            pools += pool.isEmpty() ? 0 : 1;
            if (pool.isEmpty() || !allBusy(p, pool)) {
                continue;
            }
            PoolSizes.@Nullable Size size = size(in, p, pool.size());
            if (size != null || pool.size() >= DEFAULT_LIMIT || allWait(pool)) {
                findings.add(finding(p, pool, size, topic));
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(
                    findings, "Looked at " + looked.words() + "; every thread of the blocking pool runs a closure.");
        }
        return looked.canTell()
                ? new RuleOutcome.Clear("Looked at " + looked.words() + "; "
                        + (pools == 0
                                ? "none belongs to the blocking pool."
                                : "the blocking pool has a thread to spare, or one that runs code."))
                : looked.cannotTell();
    }

    private static boolean allBusy(ProcessScene p, List<Seen> pool) {
        return p.threads(f -> f.role() == Role.BLOCKING_POOL, p.in().classifier()::runsClosure)
                        .size()
                == pool.size();
    }

    /** One busy thread is no pool: two that wait may be waiting for each other's work. */
    private static boolean allWait(List<Seen> pool) {
        return pool.size() > 1
                && pool.stream()
                        .noneMatch(s ->
                                s.facts().state() == State.RUNNING || s.facts().state() == State.UNKNOWN);
    }

    /** The builder's size that the pool has reached, or null. */
    private static PoolSizes.@Nullable Size size(RuleInput in, ProcessScene p, int threads) {
        String program = p.dump().program();
        String name = program == null ? "" : program.substring(program.lastIndexOf('/') + 1);
        List<PoolSizes.Size> reached =
                PoolSizes.in(in).stream().filter(s -> s.threads() == threads).toList();
        return reached.stream()
                .filter(s -> s.path().contains(name))
                .findFirst()
                .orElse(reached.isEmpty() ? null : reached.getFirst());
    }

    private Finding finding(ProcessScene p, List<Seen> pool, PoolSizes.@Nullable Size size, Topic topic) {
        int n = pool.size();
        boolean full = size != null || n >= DEFAULT_LIMIT;
        List<Citation> citations = new ArrayList<>(pool.stream()
                .limit(CITED)
                .map(s -> p.citation(
                        s,
                        "pool thread " + s.trace().label() + " is busy: "
                                + s.facts().state().word()))
                .toList());
        if (size != null) {
            citations.add(PoolSizes.citation(p.in(), size));
        }
        String limit = size != null
                ? ", and its builder allows no more."
                : n >= DEFAULT_LIMIT ? ", which is Tokio's default limit." : "; its limit is not in the dump.";
        return new Finding(
                "",
                id(),
                full ? Certainty.LIKELY : Certainty.POSSIBLE,
                (n == 1 ? "The only thread" : "All " + n + " threads") + " of the blocking pool "
                        + (n == 1 ? "is" : "are") + " busy" + limit,
                ProcessScene.byPlace(pool),
                "`spawn_blocking`, `tokio::fs`, `tokio::io::stdin` and the look-up of names share this pool. While all of"
                        + " its threads are busy and no more may be started, what is given to it waits in a queue, and so"
                        + " do the tasks that await it. If a closure in the pool waits for something that only a queued"
                        + " one can bring, it never ends.",
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                full
                        ? List.of("A moment of full load that passes: the closures end and the queue is served.")
                        : List.of(
                                "The pool may still grow: its limit, 512 unless the builder sets `max_blocking_threads`, is not"
                                        + " reached.",
                                "A moment of full load that passes: the closures end and the queue is served."),
                List.of(
                        p.gdb().secondDump() + ": the same closures at the same lines do not move.",
                        "The source: which number does `max_blocking_threads` get? Open the source tree with the dump."),
                List.of(
                        "How many closures wait in the queue: `RuntimeMetrics::blocking_queue_depth` tells, no dump does."),
                citations);
    }
}
