package dev.unpark.findings;

import dev.unpark.model.RuleOutcome;

/**
 * One question asked of the evidence. Stateless; found by the service loader, ordered by {@link #id()}.
 *
 * <p>To add one: a class in {@code findings.rules}, its knowledge under {@code assets/knowledge}, and a folder of
 * fixtures with a case that is found and one that is not; {@code EveryRuleTest} does the rest.
 */
public interface Rule {
    /** Stable for ever: {@code area.problem}. */
    String id();

    /** The same evidence gives the same answer; what throws is reported as crashed and the other rules go on. */
    RuleOutcome check(RuleInput in);
}
