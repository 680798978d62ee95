package dev.unpark.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A claim about the incident, with what it rests on. It cannot be made without a citation.
 *
 * @param id {@code f1}, {@code f2}, ... in the order of one run
 * @param rule stable rule id, {@code area.problem}
 * @param title the claim in one sentence
 * @param detail where it was seen, in a line: the places a reader looks for first
 * @param why why it is a problem here, in the terms of this evidence
 * @param fix directions, the most direct first
 * @param proof how to prove that the fix worked
 * @param pitfalls what makes the fix go wrong
 * @param couldAlsoBe alternatives that the evidence leaves open; empty only for PROVEN
 * @param wouldDecide evidence or the command that would decide between them
 * @param notKnown what this evidence cannot show, each a sentence
 */
public record Finding(
        String id,
        String rule,
        Certainty certainty,
        String title,
        String detail,
        String why,
        List<String> fix,
        List<String> proof,
        List<String> pitfalls,
        List<String> couldAlsoBe,
        List<String> wouldDecide,
        List<String> notKnown,
        List<Citation> citations) {
    public Finding {
        fix = List.copyOf(fix);
        proof = List.copyOf(proof);
        pitfalls = List.copyOf(pitfalls);
        couldAlsoBe = List.copyOf(couldAlsoBe);
        wouldDecide = List.copyOf(wouldDecide);
        notKnown = List.copyOf(notKnown);
        citations = List.copyOf(citations);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("a finding of " + rule + " without a citation");
        }
        if (certainty != Certainty.PROVEN && couldAlsoBe.isEmpty()) {
            throw new IllegalArgumentException("a finding of " + rule + " below PROVEN names no alternative");
        }
    }

    /** Stays the same when the analysis runs again on the same evidence: rule and first cited item. */
    public String key() {
        return rule + "@" + citations.getFirst().where();
    }

    /** The title without the marks around code, where it is shown as plain text. */
    public String plainTitle() {
        return title.replace("`", "");
    }

    /** The same finding as a possible one, with one more reading that the evidence leaves open. */
    public Finding onlyPossible(String alternative) {
        List<String> readings = new ArrayList<>(couldAlsoBe);
        readings.add(alternative);
        return new Finding(
                id,
                rule,
                Certainty.POSSIBLE,
                title,
                detail,
                why,
                fix,
                proof,
                pitfalls,
                readings,
                wouldDecide,
                notKnown,
                citations);
    }

    /** The same finding under another id. */
    public Finding withId(String newId) {
        return new Finding(
                newId,
                rule,
                certainty,
                title,
                detail,
                why,
                fix,
                proof,
                pitfalls,
                couldAlsoBe,
                wouldDecide,
                notKnown,
                citations);
    }
}
