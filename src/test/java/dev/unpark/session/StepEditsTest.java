package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.checklist.Step;
import dev.unpark.model.EntryKind;
import dev.unpark.model.ItemRef;
import dev.unpark.model.StepStatus;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepEditsTest {
    private static final Step STEP = new Step("threads", 3, "What every thread does", "why", "gdb");
    private static final ItemRef THREAD = new ItemRef.OfThread(Examples.id("dump.txt"), 0);
    private static final Instant LATER = Examples.NOON.plusSeconds(60);

    @Test
    void doneStepIsAnEntryThatLinksToTheStep() {
        Work work = StepEdits.markDone(Work.empty(), STEP, Examples.NOON);

        assertEquals(StepStatus.DONE, work.step("threads").status());
        assertEquals(
                List.of(new TimelineEntry(
                        "step:threads",
                        Examples.NOON,
                        EntryKind.STEP,
                        "Done: What every thread does",
                        "step 3",
                        new ItemRef.OfStep("threads"))),
                work.entries());
    }

    @Test
    void skipKeepsItsReasonUntilTheStepIsDone() {
        Work skipped = StepEdits.skip(Work.empty(), STEP, " it hangs ", Examples.NOON);
        Work done = StepEdits.markDone(skipped, STEP, LATER);

        assertEquals("it hangs", skipped.step("threads").reason());
        assertEquals(
                "Skipped: What every thread does, because it hangs",
                skipped.entries().getFirst().text());
        assertEquals("", done.step("threads").reason());
        assertEquals(LATER, done.entries().getFirst().at());
    }

    @Test
    void noteKeepsTheTimeOfItsFirstWord() {
        Work first = StepEdits.setNote(Work.empty(), STEP, "W", Examples.NOON);
        Work second = StepEdits.setNote(first, STEP, "Worker 2 waits", LATER);

        assertEquals("Worker 2 waits", second.step("threads").note());
        assertEquals(Examples.NOON, second.entries().getFirst().at());
        assertEquals(
                "What every thread does\nWorker 2 waits",
                second.entries().getFirst().text());
    }

    @Test
    void emptiedNoteTakesItsEntryAway() {
        Work noted = StepEdits.setNote(Work.empty(), STEP, "W", Examples.NOON);

        assertEquals(List.of(), StepEdits.setNote(noted, STEP, " ", LATER).entries());
        assertEquals(
                1,
                StepEdits.setNote(StepEdits.markDone(noted, STEP, LATER), STEP, "", LATER)
                        .entries()
                        .size());
    }

    @Test
    void attachedItemIsWhatTheEntryLinksTo() {
        Work attached = StepEdits.attach(Work.empty(), STEP, THREAD, Examples.NOON);

        assertEquals(List.of(THREAD), attached.step("threads").attached());
        assertEquals(THREAD, attached.entries().getFirst().about());
        assertEquals(attached, StepEdits.attach(attached, STEP, THREAD, LATER));
        assertEquals(List.of(), StepEdits.detach(attached, STEP, THREAD, LATER).entries());
    }

    @Test
    void reopenedStepKeepsItsNote() {
        Work work = StepEdits.markDone(StepEdits.setNote(Work.empty(), STEP, "seen", Examples.NOON), STEP, LATER);
        Work open = StepEdits.reopen(work, STEP, LATER.plusSeconds(1));

        assertEquals(StepStatus.OPEN, open.step("threads").status());
        assertEquals("seen", open.step("threads").note());
        assertEquals(LATER, open.entries().getFirst().at());
    }
}
