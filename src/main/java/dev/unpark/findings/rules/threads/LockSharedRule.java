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
import java.util.List;

/** Several threads wait for one lock: by its address where the frames print it, else by the line that asks for it. */
@AutoService(Rule.class)
public final class LockSharedRule implements Rule {
    private static final int CITED = 8;

    @Override
    public String id() {
        return "lock.shared";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        List<LockWait> shared = LockWait.all(in).stream()
                .map(LockWait::atOnce)
                .filter(l -> l.waiters().size() > 1)
                .toList();
        if (shared.isEmpty()) {
            return looked.canTell()
                    ? new RuleOutcome.Clear("Looked at " + looked.words() + "; no two wait for the same lock.")
                    : looked.cannotTell();
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        return new RuleOutcome.Found(
                shared.stream().map(l -> finding(in, l, topic)).toList(),
                "Looked at " + looked.words() + "; " + Words.count(shared.size(), "lock")
                        + (shared.size() == 1 ? " has" : " have") + " more than one thread waiting.");
    }

    private Finding finding(RuleInput in, LockWait lock, Topic topic) {
        boolean byAddress =
                lock.waiters().stream().allMatch(w -> w.richest().lock().address() != 0);
        List<Seen> waiters = lock.waiters().stream()
                .map(LockWait.Waiter::richest)
                .map(LockSighting::seen)
                .toList();
        int n = waiters.size();
        String type = lock.lock().type();
        String where = byAddress
                ? "address 0x" + Long.toHexString(lock.lock().address()) + (type == null ? "" : " · " + type)
                : "asked for at the same line; its address is not printed";
        Citing citing = new Citing(in);
        List<Citation> citations = waiters.stream()
                .limit(CITED)
                .map(s -> citing.frame(
                        s.input(),
                        s.trace().index(),
                        s.facts().ownFrame(),
                        "thread " + s.trace().label() + " waits for the lock"))
                .toList();
        return new Finding(
                "",
                id(),
                byAddress ? Certainty.PROVEN : Certainty.LIKELY,
                Words.capital(n) + " threads wait for the same " + lock.kindWords() + ".",
                "Waiters: " + HeldCase.threads(waiters) + " · Lock: " + where,
                "They get it one after the other, and only once whoever has it lets go. Look for that one first: the waiters"
                        + " are what follows.",
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                byAddress
                        ? List.of()
                        : List.of(
                                "Several locks of the same kind, such as one a connection: the line that asks is the same, the"
                                        + " locks are not."),
                byAddress
                        ? List.of()
                        : List.of("A dump that prints arguments: "
                                + Gdb.of(in, lock.inputs()).stacks() + ", of a build with debug information."),
                List.of("Who holds it: a " + lock.kindWords() + " records no owner."),
                citations);
    }
}
