package dev.unpark.findings;

import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;

/** Classification, groups and rules, put together. */
public final class Analyser {
    private Analyser() {}

    /** With the catalogue, knowledge and rules that this build carries. */
    public static Analyser standard() {
        return new Analyser();
    }

    public Analysis analyse(Evidence evidence, Sources sources, JobContext job) {
        throw new UnsupportedOperationException();
    }
}
