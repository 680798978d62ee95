package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.util.List;
import java.util.Map;

/** Who answers which step. A step of a list that this build does not know is for the person alone. */
final class Answerers {
    /** One step's answer out of the evidence. */
    interface Answerer {
        /** @param command the step's command, filled in */
        StepAnswer answer(String command, Investigation investigation, Sources sources);
    }

    private static final Map<String, Answerer> BY_STEP = Map.of(
            "backtrace", new PanicAnswer(),
            "features", new FeatureAnswer(),
            "threads", new ThreadAnswer(),
            "console", new ConsoleAnswer(),
            "locks", SearchAnswer.LOCKS,
            "nested", SearchAnswer.NESTED);

    private static final Answerer NOBODY = (command, investigation, sources) -> new StepAnswer(
            Coverage.NOT_SHOWN,
            command,
            List.of(new StepAnswer.Line(
                    "Unpark cannot answer this step from the evidence; note what you find.", null)));

    private Answerers() {}

    static Answerer of(String step) {
        return BY_STEP.getOrDefault(step, NOBODY);
    }
}
