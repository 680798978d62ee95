package dev.unpark.checklist;

import dev.unpark.model.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the opened evidence already says about a step.
 *
 * @param coverage whether a person still has to run the command
 * @param command the step's command with pid and binary filled in where the evidence knows them
 */
public record StepAnswer(Coverage coverage, String command, List<Line> lines) {
    public StepAnswer {
        lines = List.copyOf(lines);
    }

    /** How far the evidence answers a step. */
    public enum Coverage {
        ANSWERED,
        PARTLY,
        /** This evidence cannot show it. */
        NOT_SHOWN
    }

    /** One sentence of the answer, with what it rests on. */
    public record Line(String text, @Nullable ItemRef about) {}
}
