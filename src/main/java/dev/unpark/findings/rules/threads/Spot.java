package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Frame;
import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;

/** An own frame's function and where it stands. */
record Spot(String symbol, @Nullable SourcePlace place) {
    static Spot of(RuleInput in, Frame own) {
        return new Spot(own.symbol().name(), new Citing(in).place(own));
    }

    String function() {
        return Words.function(symbol);
    }

    /** {@code permissions.rs:12}, or the function where no line is printed. */
    String brief() {
        return place == null ? function() : Words.brief(place);
    }

    /** {@code `allowed` (permissions.rs:12)}. */
    String full() {
        return "`" + function() + "`" + (place == null ? "" : " (" + Words.brief(place) + ")");
    }
}
