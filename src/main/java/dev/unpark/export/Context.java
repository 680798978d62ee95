package dev.unpark.export;

import dev.unpark.classify.Classifier;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.Work;
import dev.unpark.source.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every part of the document is built from. */
record Context(
        Investigation investigation, Sources sources, Classifier classifier, References references, Times times) {
    Evidence evidence() {
        return investigation.evidence();
    }

    Work work() {
        return investigation.work();
    }

    /** Null where there is no such input. */
    @Nullable
    Input input(int index) {
        List<Input> inputs = evidence().inputs();
        return index >= 0 && index < inputs.size() ? inputs.get(index) : null;
    }

    /** Null where the analysis does not cover that thread. */
    @Nullable
    ThreadFacts facts(int input, int thread) {
        List<List<ThreadFacts>> facts = investigation.analysis().facts();
        boolean known = input >= 0
                && input < facts.size()
                && thread >= 0
                && thread < facts.get(input).size();
        return known ? facts.get(input).get(thread) : null;
    }
}
