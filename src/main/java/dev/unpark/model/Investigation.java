package dev.unpark.model;

/** The one value that a session holds: what was opened, what follows from it, and what the person made of it. */
public record Investigation(Evidence evidence, Analysis analysis, Work work) {
    /** Nothing opened, nothing written. */
    public static Investigation empty() {
        return new Investigation(Evidence.none(), Analysis.none(), Work.empty());
    }

    /** The same evidence and analysis with other work. */
    public Investigation withWork(Work newWork) {
        return new Investigation(evidence, analysis, newWork);
    }
}
