package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void undoAndRedoStepThroughTheWork() {
        History history = History.of(Investigation.empty())
                .apply("Name it", Work.empty().withTitle("a"))
                .apply("Rename it", Work.empty().withTitle("b"));

        assertEquals("Rename it", history.undoLabel());
        assertEquals("a", history.undo().current().work().title());
        assertEquals("Rename it", history.undo().redoLabel());
        assertEquals("b", history.undo().undo().redo().redo().current().work().title());
        assertNull(history.undo().undo().undoLabel());
        assertNull(history.redoLabel());
    }

    @Test
    void changeAfterAnUndoForgetsWhatWasUndone() {
        History history = History.of(Investigation.empty())
                .apply("a", Work.empty().withTitle("a"))
                .undo()
                .apply("b", Work.empty().withTitle("b"));

        assertNull(history.redoLabel());
        assertEquals("", history.undo().current().work().title());
    }

    @Test
    void equalWorkIsNoChange() {
        History history = History.of(Investigation.empty());

        assertSame(history, history.apply("nothing", Work.empty()));
        assertSame(history, history.undo());
        assertSame(history, history.redo());
    }

    @Test
    void lettersOfOneSentenceAreUndoneTogether() {
        History history = History.of(Investigation.empty())
                .amend("Write note", Work.empty().withTitle("W"))
                .amend("Write note", Work.empty().withTitle("Wo"))
                .amend("Write note", Work.empty().withTitle("Wor"));

        assertEquals("", history.undo().current().work().title());
        assertEquals("Wor", history.undo().redo().current().work().title());
    }

    @Test
    void oldestChangesAreForgotten() {
        History history = History.of(Investigation.empty());
        for (int i = 1; i <= History.LIMIT + 10; i++) {
            history = history.apply("change " + i, Work.empty().withTitle("t" + i));
        }
        for (int i = 0; i < History.LIMIT; i++) {
            history = history.undo();
        }

        assertNull(history.undoLabel());
        assertEquals("t10", history.current().work().title());
    }

    @Test
    void entriesOfFindingsFollowANewAnalysisInEveryStep() {
        Input dump = Examples.input("dump.txt", List.of(), List.of(), List.of());
        Input log = Examples.log("incident.log", Examples.line(1, "2026-11-24T09:30", "Took dump.txt"));
        Evidence evidence = new Evidence(List.of(dump, log), List.of(), List.of());
        Finding old = Examples.finding("a.rule", 0, new ItemRef.OfThread(dump.id(), 0), "Old words");
        Finding same = Examples.finding("a.rule", 0, new ItemRef.OfThread(dump.id(), 0), "New words");
        Finding gone = Examples.finding("b.rule", 0, new ItemRef.OfThread(dump.id(), 0), "Gone");
        Finding added = Examples.finding("c.rule", 0, new ItemRef.OfThread(dump.id(), 0), "Added");
        Work first = Edits.importLogs(Work.empty(), evidence);
        for (Finding f : List.of(old, gone)) {
            first = Edits.addFinding(first, evidence, f, Examples.NOON);
        }
        Work reworded = Edits.editEntry(
                first, "finding:b.rule:1", Examples.NOON, dev.unpark.model.EntryKind.FINDING, "The person's words");
        History history = History.of(new Investigation(evidence, analysis(old, gone), first))
                .apply("Reword", reworded);

        History analysed = history.analysed(evidence, analysis(same, added));

        assertEquals(
                List.of("Took dump.txt", "New words", "The person's words", "Added"),
                texts(analysed.current().work()));
        assertEquals(
                List.of("Took dump.txt", "New words", "Added"),
                texts(analysed.undo().current().work()));
    }

    private static List<String> texts(Work work) {
        return work.entries().stream().map(TimelineEntry::text).toList();
    }

    private static Analysis analysis(Finding... findings) {
        return new Analysis(List.of(), List.of(), List.of(), List.of(), List.of(findings), List.of());
    }
}
