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

/**
 * Threads that hold what the next one waits for, in a circle. Proven where the guards are printed. Where they are not, two
 * locks that threads wait for while all else rests leave two readings: a circle, or guards kept across an await.
 */
@AutoService(Rule.class)
public final class LockCycleRule implements Rule {
    private static final int CITED = 6;

    @Override
    public String id() {
        return "lock.cycle";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<RuntimeScene> scenes = RuntimeScene.all(in);
        List<Finding> findings = new ArrayList<>();
        for (List<Integer> process : Processes.of(in)) {
            List<LockCycle> proven =
                    process.stream().flatMap(i -> LockCycle.in(in, i).stream()).toList();
            distinct(proven).forEach(c -> findings.add(proven(in, c, topic)));
            if (proven.isEmpty()) {
                process.stream()
                        .map(i -> LockSuspects.of(in, i, scenes.get(i)))
                        .filter(s -> s.several())
                        .findFirst()
                        .ifPresent(s -> findings.add(suspected(in, s, topic)));
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(findings, "Looked at " + looked.words() + "; several locks are waited for.");
        }
        return looked.canTell()
                ? new RuleOutcome.Clear("Looked at " + looked.words()
                        + "; no two threads wait for two locks that could be each other's.")
                : looked.cannotTell();
    }

    /** Two dumps of one process show the same circle: it is one. */
    private static List<LockCycle> distinct(List<LockCycle> cycles) {
        Set<Set<Long>> seen = new LinkedHashSet<>();
        return cycles.stream()
                .filter(c -> seen.add(new LinkedHashSet<>(
                        c.links().stream().map(l -> l.lock().address()).sorted().toList())))
                .toList();
    }

    private Finding proven(RuleInput in, LockCycle c, Topic topic) {
        Citing citing = new Citing(in);
        List<Citation> citations = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (LockCycle.Link link : c.links()) {
            LockSighting w = link.waiter();
            String label = w.trace().label();
            citations.add(citing.frame(
                    c.input(),
                    w.trace().index(),
                    w.facts().ownFrame(),
                    "thread " + label + " waits for the lock at 0x"
                            + Long.toHexString(link.lock().address())));
            citations.add(citing.local(
                    c.input(),
                    link.held().thread(),
                    link.held().frame(),
                    link.held().inputLine(),
                    "thread " + label + " holds guard `" + link.held().guard().binding() + "` of the lock at 0x"
                            + Long.toHexString(link.held().guard().address())));
            steps.add("Thread " + label + " holds `" + link.held().guard().binding() + "` (0x"
                    + Long.toHexString(link.held().guard().address()) + ") and waits for 0x"
                    + Long.toHexString(link.lock().address()) + where(in, w));
        }
        String n =
                c.links().size() == 2 ? "Two threads" : Words.capital(c.links().size()) + " threads";
        return new Finding(
                "",
                id(),
                Certainty.PROVEN,
                n + " hold each other's locks: a deadlock that does not end.",
                String.join(
                        " · ",
                        c.links().stream().map(l -> brief(in, l.waiter())).toList()),
                String.join(". ", steps) + ". None of them goes on before the other lets go, so none ever does.",
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(),
                List.of(),
                List.of("Which of them came first: a dump has no clock."),
                citations);
    }

    private static String where(RuleInput in, LockSighting w) {
        return w.own() == null ? "" : " in " + Spot.of(in, w.own()).full();
    }

    private static String brief(RuleInput in, LockSighting w) {
        return "Thread " + w.trace().label()
                + (w.own() == null ? "" : " at " + Spot.of(in, w.own()).brief());
    }

    private Finding suspected(RuleInput in, LockSuspects s, Topic topic) {
        Citing citing = new Citing(in);
        List<LockOrder> opposed = s.opposed(in);
        boolean likely = s.allElseRests() && (s.byAddress() || !opposed.isEmpty());
        List<LockSighting> waiters = s.waiters();
        List<String> other = new ArrayList<>();
        other.add("A guard of one of these locks is kept across an await by a task that no thread polls now.");
        if (!s.byAddress() && opposed.isEmpty()) {
            other.add("It is one lock: the dump prints no addresses, and two functions may ask for the same.");
        }
        if (!s.allElseRests()) {
            other.add("Another thread of the dump holds one of them and goes on.");
        }
        return new Finding(
                "",
                id(),
                likely ? Certainty.LIKELY : Certainty.POSSIBLE,
                Words.capital(waiters.size()) + " threads wait for "
                        + (s.byAddress() ? Words.small(s.locks()) + " different locks" : "locks in different functions")
                        + (s.allElseRests() ? " and all else rests" : "")
                        + (likely ? ": each other's, in all likelihood." : ": they may be each other's."),
                String.join(
                        " · ", waiters.stream().limit(4).map(w -> brief(in, w)).toList()),
                "A thread that waits for a lock while it holds another, and a second one the other way round, wait for ever."
                        + (s.allElseRests()
                                ? " Every other thread of the dump rests, so none of them is inside a critical section: what"
                                        + " holds these locks is one of the waiting threads, or a task that no thread polls."
                                : "")
                        + order(opposed),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                other,
                List.of(
                        Gdb.of(in, List.of(s.input())).locals()
                                + " of a build with full debug information prints the guards that each of them holds.",
                        opposed.isEmpty()
                                ? "The source: does each of these functions take two locks, in opposite order?"
                                : "Two dumps some seconds apart: the same threads at the same locks do not move."),
                List.of(
                        in.evidence().inputs().get(s.input()).localGuards().isEmpty()
                                ? "What each thread holds: this dump prints no guards."
                                : "What each thread holds: the guards that this dump prints may be left-overs."),
                citations(citing, s, opposed));
    }

    /** What the source says of the order, in a sentence. */
    private static String order(List<LockOrder> opposed) {
        if (opposed.isEmpty()) {
            return "";
        }
        LockOrder one = opposed.getFirst();
        return " In the opened source the one function takes `" + one.held() + "` and then `" + one.asked()
                + "`, the other one the other way round.";
    }

    private static List<Citation> citations(Citing citing, LockSuspects s, List<LockOrder> opposed) {
        List<Citation> citations = new ArrayList<>(s.waiters().stream()
                .limit(CITED)
                .map(w -> citing.frame(
                        s.input(),
                        w.trace().index(),
                        w.facts().ownFrame(),
                        "thread " + w.trace().label() + " waits for a lock"
                                + (w.lock().address() == 0
                                        ? ""
                                        : " at 0x" + Long.toHexString(w.lock().address()))))
                .toList());
        for (LockOrder o : opposed) {
            citations.add(citing.source(o.path(), o.heldLine(), "from the source: `" + o.held() + "` is taken here"));
            citations.add(citing.source(
                    o.path(), o.askedLine(), "and `" + o.asked() + "` while the guard of `" + o.held() + "` lives"));
        }
        return citations;
    }
}
