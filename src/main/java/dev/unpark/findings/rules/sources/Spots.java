package dev.unpark.findings.rules.sources;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Citation;
import dev.unpark.model.SourcePlace;
import java.util.List;

/** Places of the source as sentences and citations spell them. */
record Spots(Citing citing) {
    static final String NOT_SEEN =
            "Whether it has happened: source shows what can happen, and the rest of the evidence whether it did.";

    static Spots of(RuleInput in) {
        return new Spots(new Citing(in));
    }

    /** {@code permissions.rs:18}. */
    static String brief(String path, int line) {
        return Words.brief(new SourcePlace(path, line, 0));
    }

    /** {@code line 20}, {@code lines 20 and 21}. */
    static String lines(List<Integer> lines) {
        return (lines.size() == 1 ? "line " : "lines ")
                + Words.list(lines.stream().map(String::valueOf).toList());
    }

    Citation cite(String path, int line, String shows) {
        return citing.source(path, line, shows);
    }
}
