package dev.unpark.findings;

import dev.unpark.classify.Classifier;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.Evidence;
import dev.unpark.model.ThreadFacts;
import dev.unpark.source.Sources;
import java.util.List;

/**
 * What a rule may look at.
 *
 * @param once what rules share of what they work out
 */
public record RuleInput(
        Evidence evidence,
        List<List<ThreadFacts>> facts,
        Classifier classifier,
        Sources sources,
        Knowledge knowledge,
        Once once) {
    /** Of which no rule has worked anything out yet. */
    public RuleInput(
            Evidence evidence,
            List<List<ThreadFacts>> facts,
            Classifier classifier,
            Sources sources,
            Knowledge knowledge) {
        this(evidence, facts, classifier, sources, knowledge, new Once());
    }
}
