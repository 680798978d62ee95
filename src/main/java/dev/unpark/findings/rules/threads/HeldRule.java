package dev.unpark.findings.rules.threads;

import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.ThreadFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads that should run tasks and that a task puts to sleep by one kind of blocking call. One finding a function of own
 * code.
 *
 * <p>That the call is made inside a poll is seen; that it lasts is seen where a second dump shows the same thread there, or
 * where the very same call holds every worker. Else one alternative is left: the dump caught a short wait. Inside {@code
 * block_in_place} such a call is what it is for, as long as a worker is free.
 */
abstract class HeldRule implements Rule {
    /** Tokio 1.38 and newer take the LIFO slot along, too. */
    private static final String IN_PLACE =
            " It is called inside `block_in_place`, which hands the worker's tasks to another"
                    + " thread first, as far as the blocking pool has one to give.";

    /** Whether a thread that is known to be held by a task is held by this kind of call. */
    abstract boolean covers(ThreadFacts blocked);

    /** What such a thread does, as in {@code none sleeps inside a task poll}. */
    abstract String verb();

    /** What holds the threads: {@code `std::thread::sleep`}, {@code a look-up of a host name}. */
    abstract String by(HeldCase c);

    /** What a citation of a held thread shows, as in {@code thread 7 sleeps here}. */
    abstract String cited();

    /** What this kind of wait ends by, in a sentence. */
    abstract String ends(HeldCase c);

    /** What this evidence cannot show, beyond what all of these rules cannot. */
    List<String> notKnown(HeldCase c) {
        return List.of();
    }

    @Override
    public final RuleOutcome check(RuleInput in) {
        List<HeldPlace> places = HeldPlace.in(in, f -> f.isBlocked() && covers(f));
        Looked looked = Looked.at(in);
        if (places.isEmpty()) {
            return looked.nothingFound(verb());
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<RuntimeScene> scenes = RuntimeScene.all(in);
        List<Finding> findings = places.stream()
                .map(p -> finding(new HeldCase(in, p, scenes.get(p.input())), topic))
                .toList();
        int threads = places.stream().mapToInt(HeldPlace::count).sum();
        return new RuleOutcome.Found(
                findings,
                "Looked at " + looked.words() + "; " + Words.count(threads, "thread") + " so held, at "
                        + Words.count(places.size(), "place") + " of own code.");
    }

    private Finding finding(HeldCase c, Topic topic) {
        boolean meant = c.inPlace() && c.scene().workers() > c.scene().blockedWorkers();
        boolean proven = !meant
                && (c.looks() > 1 || (c.subject().allWorkers() && c.place().count() > 1));
        return new Finding(
                "",
                id(),
                meant ? Certainty.POSSIBLE : proven ? Certainty.PROVEN : Certainty.LIKELY,
                c.subject().held() + " by " + by(c) + c.calledIn() + ".",
                c.detail(),
                why(c),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                couldAlsoBe(proven, meant),
                c.looks() > 1
                        ? List.of()
                        : List.of(c.gdb().secondDump()
                                + ": the same thread in the same call again rules out that it was passing through."),
                unknown(c),
                c.citations(cited()));
    }

    private static List<String> couldAlsoBe(boolean proven, boolean meant) {
        if (proven) {
            return List.of();
        }
        String chance = "A wait that lasts for a moment only, caught by chance: a dump is one instant.";
        return meant
                ? List.of(
                        "Nothing is wrong: the call is made inside `block_in_place`, which has given the worker's tasks to another"
                                + " thread.",
                        chance)
                : List.of(chance);
    }

    private String why(HeldCase c) {
        List<String> sentences = new ArrayList<>();
        boolean one = c.place().count() == 1;
        String threads = c.threads();
        sentences.add(Character.toUpperCase(threads.charAt(0)) + threads.substring(1)
                + (one ? " is" : " are each") + " inside the poll of a task, which called " + by(c)
                + ". That puts the thread to sleep, not the task: "
                + (one ? "this thread polls" : "these threads poll") + " no other task until the call returns."
                + (c.inPlace() ? IN_PLACE : ""));
        sentences.add(ends(c));
        sentences.add(c.onWorkers() && !c.inPlace() ? c.scene().shareWords() : "");
        sentences.add(c.scene().driverWords());
        if (c.looks() > 1) {
            sentences.add(Words.capital(c.looks()) + " dumps show the same thread in this call.");
        }
        return String.join(" ", sentences.stream().filter(s -> !s.isEmpty()).toList());
    }

    private List<String> unknown(HeldCase c) {
        List<String> unknown = new ArrayList<>(notKnown(c));
        if (c.first().own() == null) {
            unknown.add(
                    "Which function called it: the compiler has inlined the task's own code away, and a frame farther"
                            + " out is not it. A build with `debug = \"line-tables-only\"` in its profile shows it.");
        }
        if (c.looks() < 2) {
            unknown.add("How long the call has lasted: a dump has no clock.");
        }
        return unknown;
    }
}
