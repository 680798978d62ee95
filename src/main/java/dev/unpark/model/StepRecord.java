package dev.unpark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with one step of the checklist.
 *
 * @param reason why it was skipped; empty otherwise
 * @param note the person's words, Markdown; empty if none
 * @param attached what was attached to the note
 * @param changedAt when it was last done, skipped or reopened; null while it was never touched
 */
public record StepRecord(
        String step,
        StepStatus status,
        String reason,
        String note,
        List<ItemRef> attached,
        @Nullable Instant changedAt) {
    public StepRecord {
        attached = List.copyOf(attached);
    }

    /** A step that nobody touched. */
    public static StepRecord untouched(String step) {
        return new StepRecord(step, StepStatus.OPEN, "", "", List.of(), null);
    }
}
