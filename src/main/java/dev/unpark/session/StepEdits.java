package dev.unpark.session;

import dev.unpark.checklist.Step;
import dev.unpark.model.EntryKind;
import dev.unpark.model.ItemRef;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person can change about a step of the checklist. A step that was done, skipped or noted has the timeline entry
 * {@code step:ID}; its time is that of the last done or skip, before that of the first note. An entry that was deleted
 * comes back with the next change to its step.
 */
public final class StepEdits {
    private StepEdits() {}

    /** Id of the timeline entry of a step. */
    public static String entryId(Step step) {
        return "step:" + step.id();
    }

    public static Work markDone(Work work, Step step, Instant at) {
        StepRecord old = work.step(step.id());
        return put(work, step, new StepRecord(step.id(), StepStatus.DONE, "", old.note(), old.attached(), at), at);
    }

    /** @param reason why it is left out, the person's words */
    public static Work skip(Work work, Step step, String reason, Instant at) {
        StepRecord old = work.step(step.id());
        return put(
                work,
                step,
                new StepRecord(step.id(), StepStatus.SKIPPED, reason.strip(), old.note(), old.attached(), at),
                at);
    }

    /** Neither done nor skipped; its note stays. */
    public static Work reopen(Work work, Step step, Instant at) {
        StepRecord old = work.step(step.id());
        return put(work, step, new StepRecord(step.id(), StepStatus.OPEN, "", old.note(), old.attached(), at), null);
    }

    /** @param at when it was written, for a step that has no entry yet */
    public static Work setNote(Work work, Step step, String note, Instant at) {
        StepRecord old = work.step(step.id());
        return keepingTime(work, step, withNote(old, note, old.attached()), at);
    }

    /** Attaches an item to the step's note; one that is there already stays once. */
    public static Work attach(Work work, Step step, ItemRef item, Instant at) {
        StepRecord old = work.step(step.id());
        return keepingTime(work, step, withNote(old, old.note(), Lists.with(old.attached(), item)), at);
    }

    public static Work detach(Work work, Step step, ItemRef item, Instant at) {
        StepRecord old = work.step(step.id());
        return keepingTime(work, step, withNote(old, old.note(), Lists.without(old.attached(), item)), at);
    }

    private static StepRecord withNote(StepRecord old, String note, List<ItemRef> attached) {
        return new StepRecord(old.step(), old.status(), old.reason(), note, attached, old.changedAt());
    }

    private static Work keepingTime(Work work, Step step, StepRecord record, Instant at) {
        TimelineEntry entry = entry(work, step);
        return put(work, step, record, entry == null ? at : entry.at());
    }

    /** @param at of the entry; null keeps the one that is there */
    private static Work put(Work work, Step step, StepRecord record, @Nullable Instant at) {
        Work changed = work.withSteps(Lists.put(work.steps(), record, StepRecord::step));
        String id = entryId(step);
        TimelineEntry old = entry(work, step);
        Instant time = at != null ? at : old == null ? null : old.at();
        boolean said = record.status() != StepStatus.OPEN
                || !record.note().isBlank()
                || !record.attached().isEmpty();
        if (!said || time == null) {
            return changed.withEntries(Lists.where(work.entries(), e -> !e.id().equals(id)));
        }
        ItemRef about = record.attached().isEmpty()
                ? new ItemRef.OfStep(step.id())
                : record.attached().getFirst();
        TimelineEntry entry =
                new TimelineEntry(id, time, EntryKind.STEP, text(step, record), "step " + step.number(), about);
        return changed.withEntries(Lists.put(work.entries(), entry, TimelineEntry::id));
    }

    private static @Nullable TimelineEntry entry(Work work, Step step) {
        String id = entryId(step);
        return work.entries().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String text(Step step, StepRecord record) {
        String head = switch (record.status()) {
            case OPEN -> step.title();
            case DONE -> "Done: " + step.title();
            case SKIPPED ->
                "Skipped: " + step.title() + (record.reason().isEmpty() ? "" : ", because " + record.reason());
        };
        return record.note().isBlank() ? head : head + "\n" + record.note().strip();
    }
}
