package dev.unpark.findings.rules.threads;

import dev.unpark.classify.FramePlaces;
import dev.unpark.model.Frame;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import org.jspecify.annotations.Nullable;

/** A thread as one dump shows it. */
record Seen(int input, ThreadTrace trace, ThreadFacts facts) {
    /** The innermost own frame, or null. */
    @Nullable
    Frame own() {
        return facts.ownFrame() < 0 ? null : trace.stack().frames().get(facts.ownFrame());
    }

    /** The own frame's normalised name; empty where there is none. */
    String function() {
        Frame own = own();
        return own == null ? "" : own.symbol().name();
    }

    /** The own frame's function and place, for comparing; empty where there is none. */
    String ownPlace() {
        Frame own = own();
        if (own == null) {
            return "";
        }
        SourcePlace place = FramePlaces.of(own);
        return own.symbol().name() + (place == null ? "" : " " + place.shown());
    }
}
