package dev.unpark.knowledge;

import java.util.List;

/**
 * What is known of one rule's cause.
 *
 * @param rule rule id
 * @param title the cause in a few words
 * @param what what the rule looks for and what its certainties mean, a paragraph
 * @param why why it is a problem, a paragraph
 * @param fix directions, the most direct first
 * @param proof how to prove the fix
 * @param pitfalls what makes it worse or harder to find
 * @param corrected where widespread advice is wrong, the true thing; empty if there is none
 */
public record Topic(
        String rule,
        String title,
        String what,
        String why,
        List<String> fix,
        List<String> proof,
        List<String> pitfalls,
        List<String> corrected) {
    public Topic {
        fix = List.copyOf(fix);
        proof = List.copyOf(proof);
        pitfalls = List.copyOf(pitfalls);
        corrected = List.copyOf(corrected);
    }
}
