package dev.unpark.findings.rules.panics;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Panic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The panics that another one follows from: what poisoned its lock, what its JoinError carries.
 *
 * @param panics those that are cited; a finding follows from what it cites so
 * @param sentence what is known of them, and how surely; empty if nothing
 * @param notKnown what the evidence leaves open
 */
record Earlier(List<Ref> panics, String sentence, List<String> notKnown) {
    static final Earlier NONE = new Earlier(List.of(), "", List.of());
    private static final int NAMED = 5;
    /** A log may hold a hundred thousand; what poisoned a lock is not that far back. */
    private static final int LOOKED_AT = 1000;

    /** One panic of the evidence, and what it is to the one that follows. */
    record Ref(int input, int index, String shows) {}

    Earlier {
        panics = List.copyOf(panics);
        notKnown = List.copyOf(notKnown);
    }

    /**
     * The panics before this one in its text that may be what it follows from. Only if they are all alike is one named.
     *
     * @param sure the text itself says which: the message is the same
     * @param did what it is to this one, as it goes on from "the panic that": {@code poisoned it}
     */
    static Earlier only(RuleInput in, PanicSighting s, Predicate<Panic> may, boolean sure, String did) {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        List<Panic> panics = in.evidence().inputs().get(s.input()).panics();
        for (int p = Math.max(0, s.index() - LOOKED_AT); p < s.index(); p++) {
            if (panics.get(p).isPanic() && may.test(panics.get(p))) {
                alike.computeIfAbsent(likeness(panics.get(p)), k -> new ArrayList<>())
                        .add(p);
            }
        }
        if (alike.isEmpty()) {
            return new Earlier(
                    List.of(),
                    "",
                    List.of("Which panic " + did + ": none that fits stands "
                            + (s.index() > LOOKED_AT
                                    ? "among the " + LOOKED_AT + " before it."
                                    : "before it in this text.")));
        }
        List<Integer> first = alike.values().iterator().next();
        if (alike.size() > 1) {
            return new Earlier(List.of(), "", List.of(several(panics, alike, did)));
        }
        String where = "that " + words(panics.get(first.getFirst()))
                + (first.size() == 1 ? "" : ", the first of " + first.size() + " that are alike");
        String sentence = "The panic that " + did + (sure ? " is " : " is likely ") + where
                + (sure ? ": it has the same message." : ": no other one before this one fits.");
        List<String> open = sure ? List.of() : List.of("Whether it was another panic, outside of this text.");
        String shows = (sure ? "" : "likely ") + "the panic that " + did;
        return new Earlier(List.of(new Ref(s.input(), first.getFirst(), shows)), sentence, open);
    }

    private static String several(List<Panic> panics, Map<String, List<Integer>> alike, String did) {
        List<String> lines = alike.values().stream()
                .map(group -> panics.get(group.getLast()))
                .map(p -> "line " + p.inputLine())
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - NAMED), lines.size());
        return "Which panic " + did + ": " + alike.size() + " that differ stand before it"
                + (last.size() < lines.size() ? ", the last of them on " : ", on ") + Words.list(last) + ".";
    }

    /** {@code of thread main on line 2 (teardown.rs:18)}. */
    static String words(Panic panic) {
        String place = panic.place() == null ? "" : " (" + Words.brief(panic.place()) + ")";
        return "of thread " + panic.thread() + " on line " + panic.inputLine() + place;
    }

    private static String likeness(Panic panic) {
        return (panic.place() == null ? "" : panic.place().shown()) + "|" + panic.message();
    }
}
