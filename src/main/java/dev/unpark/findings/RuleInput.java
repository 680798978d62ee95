package dev.unpark.findings;

import dev.unpark.classify.Classifier;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.Evidence;
import dev.unpark.model.ThreadFacts;
import dev.unpark.source.Sources;
import java.util.List;

/** What a rule may look at. */
public record RuleInput(
        Evidence evidence,
        List<List<ThreadFacts>> facts,
        Classifier classifier,
        Sources sources,
        Knowledge knowledge) {}
