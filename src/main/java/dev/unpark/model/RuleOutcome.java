package dev.unpark.model;

import java.util.List;

/** How a rule went, apart from how bad it is. All four are answers of the same rank. */
public sealed interface RuleOutcome {
    /** One sentence: what was looked at, or what was missing. */
    String because();

    record Found(List<Finding> findings, String because) implements RuleOutcome {
        public Found {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("found nothing: that is Clear");
            }
        }
    }

    /** It looked and it is fine. */
    record Clear(String because) implements RuleOutcome {}

    /** This evidence cannot show it. */
    record CannotTell(String because) implements RuleOutcome {}

    /** The rule itself failed; the others went on. */
    record Crashed(String because) implements RuleOutcome {}
}
