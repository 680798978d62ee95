package dev.unpark.findings;

import dev.unpark.classify.Classifier;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.Evidence;
import dev.unpark.model.ThreadFacts;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import java.util.List;

/**
 * What a rule may look at.
 *
 * @param once what rules share of what they work out
 * @param job for a rule whose look takes long: it asks whether to go on
 */
public record RuleInput(
        Evidence evidence,
        List<List<ThreadFacts>> facts,
        Classifier classifier,
        Sources sources,
        Knowledge knowledge,
        Once once,
        JobContext job) {
    /** Of which no rule has worked anything out yet. */
    public RuleInput(
            Evidence evidence,
            List<List<ThreadFacts>> facts,
            Classifier classifier,
            Sources sources,
            Knowledge knowledge) {
        this(evidence, facts, classifier, sources, knowledge, new Once(), JobContext.NONE);
    }
}
