package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Analysis;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Note;
import dev.unpark.model.PathMapping;
import dev.unpark.model.Section;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final ItemRef THREAD = new ItemRef.OfThread(Examples.id("dump.txt"), 0);
    private static final Instant LATER = Examples.NOON.plusSeconds(60);

    @Test
    void noteHasAnEntryOfTheSameIdThatLinksToWhatItIsAbout() {
        Work work = Edits.addNote(Work.empty(), "Who holds the lock?", List.of(THREAD), Examples.NOON);

        assertEquals(List.of(new Note("note:1", Examples.NOON, "Who holds the lock?", List.of(THREAD))), work.notes());
        assertEquals(
                List.of(new TimelineEntry(
                        "note:1", Examples.NOON, EntryKind.NOTE, "Who holds the lock?", "note", THREAD)),
                work.entries());
    }

    @Test
    void noteChangesFromEitherSide() {
        Work work = Edits.addNote(Work.empty(), "first", List.of(), Examples.NOON);
        Work reworded = Edits.editNote(work, "note:1", "second");
        Work moved = Edits.editEntry(reworded, "note:1", LATER, EntryKind.INCIDENT, "third");

        assertEquals("second", reworded.entries().getFirst().text());
        assertEquals(
                new Note("note:1", LATER, "third", List.of()), moved.notes().getFirst());
        assertEquals(EntryKind.NOTE, moved.entries().getFirst().kind());
    }

    @Test
    void deletingANoteOrItsEntryDeletesBoth() {
        Work work = Edits.addNote(Work.empty(), "first", List.of(), Examples.NOON);

        assertEquals(Work.empty(), Edits.deleteNote(work, "note:1"));
        assertEquals(Work.empty(), Edits.deleteEntry(work, "note:1"));
    }

    @Test
    void itemsHangOnANoteOnceAndComeOffAgain() {
        Work work = Edits.addNote(Work.empty(), "first", List.of(), Examples.NOON);
        Work hung = Edits.attachToNote(Edits.attachToNote(work, "note:1", THREAD), "note:1", THREAD);

        assertEquals(List.of(THREAD), hung.notes().getFirst().about());
        assertEquals(THREAD, hung.entries().getFirst().about());
        assertEquals(work, Edits.detachFromNote(hung, "note:1", THREAD));
        assertEquals(work, Edits.attachToNote(work, "note:9", THREAD));
    }

    @Test
    void numbersGoOnAboveTheHighest() {
        Work work = Edits.addNote(Work.empty(), "a", List.of(), Examples.NOON);
        work = Edits.addNote(work, "b", List.of(), Examples.NOON);
        work = Edits.deleteNote(work, "note:1");
        work = Edits.addNote(work, "c", List.of(), Examples.NOON);

        assertEquals(
                List.of("note:2", "note:3"), work.notes().stream().map(Note::id).toList());
    }

    @Test
    void typedEntriesCanBeChangedAndDeleted() {
        Work work = Edits.addEntry(Work.empty(), Examples.NOON, EntryKind.INCIDENT, "Deployed", null);
        Work changed = Edits.editEntry(work, "typed:1", LATER, EntryKind.EVIDENCE, "Took a dump");

        assertEquals(
                List.of(new TimelineEntry("typed:1", LATER, EntryKind.EVIDENCE, "Took a dump", "typed", null)),
                changed.entries());
        assertEquals(Work.empty(), Edits.deleteEntry(changed, "typed:1"));
        assertEquals(work, Edits.editEntry(work, "typed:7", LATER, EntryKind.NOTE, "nobody"));
    }

    @Test
    void findingIsPutOnTheTimelineOnce() {
        Finding finding = Examples.finding("lock.cycle", 0, THREAD, "A cycle");
        Evidence evidence = Evidence.none();
        Work work = Edits.addFinding(Work.empty(), evidence, finding, Examples.NOON);

        assertEquals("finding:lock.cycle:1", work.entries().getFirst().id());
        assertEquals(work, Edits.addFinding(work, evidence, finding, LATER));
    }

    @Test
    void blankSectionIsLeftToBeWritten() {
        Work work = Edits.setSection(Edits.setSection(Work.empty(), "impact", "All logins"), "lesson", "One");
        Work changed = Edits.setSection(work, "impact", "Half of them");

        assertEquals(List.of(new Section("impact", "Half of them"), new Section("lesson", "One")), changed.sections());
        assertEquals(
                List.of(new Section("lesson", "One")),
                Edits.setSection(changed, "impact", " \n").sections());
    }

    @Test
    void laterMappingOfAPathReplacesTheEarlier() {
        Work work = Edits.setMapping(Work.empty(), new PathMapping("/a/main.rs", "src/main.rs"));
        Work changed = Edits.setMapping(work, new PathMapping("/a/main.rs", "bin/main.rs"));

        assertEquals(List.of(new PathMapping("/a/main.rs", "bin/main.rs")), changed.mappings());
        assertEquals(Work.empty(), Edits.removeMapping(changed, "/a/main.rs"));
        assertTrue(Reanalysis.needed(work, changed));
    }

    @Test
    void importedLogAddsWhatIsNotThere() {
        Evidence evidence = evidence();
        Work work = Edits.importLogs(Work.empty(), evidence);
        Work one = Edits.deleteEntry(work, work.entries().getFirst().id());

        assertEquals(2, work.entries().size());
        assertEquals(work, Edits.importLogs(work, evidence));
        assertEquals(2, Edits.importLogs(one, evidence).entries().size());
    }

    @Test
    void zoneShiftsBareTimesOfALogUnlessSomeoneMovedThem() {
        Work work = Edits.importLogs(Work.empty(), evidence());
        TimelineEntry second = work.entries().get(1);
        Work moved = Edits.editEntry(work, second.id(), LATER, second.kind(), second.text());
        Investigation investigation = new Investigation(evidence(), Analysis.none(), moved);

        Work shifted = Edits.setZone(investigation, "Europe/Berlin");

        assertEquals("Europe/Berlin", shifted.zone());
        assertEquals(
                Instant.parse("2026-11-24T08:15:00Z"), shifted.entries().get(0).at());
        assertEquals(LATER, shifted.entries().get(1).at());
        assertEquals(moved, Edits.setZone(investigation.withWork(shifted), "UTC"));
    }

    private static Evidence evidence() {
        Input log = Examples.log(
                "incident.log",
                Examples.line(1, "2026-11-24T09:15", "Deployed"),
                Examples.line(2, "2026-11-24T09:18", "503"));
        return new Evidence(List.of(log), List.of(), List.of());
    }
}
