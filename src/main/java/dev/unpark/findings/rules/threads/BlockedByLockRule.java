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
import java.util.List;

/** A thread that runs async code and sleeps, inside a task poll, for a std or parking_lot lock. One finding a lock. */
@AutoService(Rule.class)
public final class BlockedByLockRule implements Rule {
    private static final int CITED_WAITERS = 5;

    @Override
    public String id() {
        return "worker.blocked-by-lock";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        List<LockWait> locks = LockWait.in(in);
        Looked looked = Looked.at(in);
        if (locks.isEmpty()) {
            return looked.nothingFound("waits for a std or parking_lot lock");
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<RuntimeScene> scenes = RuntimeScene.all(in);
        List<Finding> findings = locks.stream()
                .map(l -> finding(LockCase.of(in, l, scenes), topic))
                .toList();
        int waiters = locks.stream().mapToInt(l -> l.waiters().size()).sum();
        return new RuleOutcome.Found(
                findings,
                "Looked at " + looked.words() + "; " + Words.count(waiters, "thread")
                        + (waiters == 1 ? " waits" : " wait") + " for a lock inside a task poll.");
    }

    private Finding finding(LockCase c, Topic topic) {
        LockTitle title = new LockTitle(c);
        LockReasons reasons = new LockReasons(c);
        LockRemedies remedies = new LockRemedies(c, topic);
        return new Finding(
                "",
                id(),
                c.proven() ? Certainty.PROVEN : Certainty.LIKELY,
                title.title(),
                title.detail(),
                reasons.why(),
                remedies.fix(),
                topic.proof(),
                topic.pitfalls(),
                remedies.couldAlsoBe(),
                remedies.wouldDecide(),
                reasons.notKnown(),
                citations(c));
    }

    private static List<Citation> citations(LockCase c) {
        Citing citing = new Citing(c.in());
        List<Citation> citations = new ArrayList<>();
        c.held().waiters().stream().limit(CITED_WAITERS).forEach(w -> waiter(citing, w, citations));
        if (c.holder() != null) {
            citations.add(holder(citing, c, c.holder()));
        }
        GuardLines lines = c.lines();
        if (lines != null && lines.taken() > 0) {
            citations.add(citing.source(lines.path(), lines.taken(), "the guard is taken here"));
        }
        if (lines != null && lines.suspended() > 0) {
            citations.add(citing.source(lines.path(), lines.suspended(), "the await at which it is suspended"));
        }
        c.candidates()
                .forEach(x -> citations.add(citing.source(
                        x.path(),
                        x.taken(),
                        "from the source alone: a guard of a lock of the same name, alive across an await")));
        return citations;
    }

    private static Citation holder(Citing citing, LockCase c, Holder holder) {
        return switch (holder) {
            case Holder.InFuture f ->
                citing.local(
                        f.input(),
                        f.future().thread(),
                        f.future().frame(),
                        f.future().inputLine(),
                        (f.root() ? "the root future" : "a future") + " keeps guard "
                                + f.guard().binding() + " in "
                                + Words.function(f.keeper().function()) + ", suspended at await index "
                                + f.keeper().suspend());
            case Holder.InFrame f ->
                citing.local(
                        f.input(),
                        f.local().thread(),
                        f.local().frame(),
                        f.local().inputLine(),
                        "thread "
                                + c.input(f.input())
                                        .threads()
                                        .get(f.local().thread())
                                        .label() + " prints guard " + f.guard().binding());
        };
    }

    private static void waiter(Citing citing, LockWait.Waiter w, List<Citation> citations) {
        for (LockSighting s : w.sightings()) {
            String again = s.input() == w.first().input() ? "" : ", in another dump";
            citations.add(citing.frame(
                    s.input(),
                    s.trace().index(),
                    s.facts().ownFrame(),
                    "thread " + s.trace().label() + " waits for the lock" + again));
        }
    }
}
