package dev.unpark.checklist;

import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.util.List;

/** A list of steps, from a data file. */
public record Checklist(String id, String title, List<Step> steps) {
    public Checklist {
        steps = List.copyOf(steps);
    }

    /** The guide's first ten minutes. */
    public static Checklist firstTenMinutes() {
        throw new UnsupportedOperationException();
    }

    /** What the evidence says about a step. */
    public StepAnswer answer(Step step, Investigation investigation, Sources sources) {
        throw new UnsupportedOperationException();
    }
}
