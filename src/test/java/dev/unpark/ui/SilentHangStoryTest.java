package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.classify.Health;
import dev.unpark.model.Certainty;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.StepStatus;
import dev.unpark.model.TimelineEntry;
import dev.unpark.ui.threads.StackLine;
import dev.unpark.ui.threads.ThreadRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of the silent hang, by keyboard, in the real window. */
class SilentHangStoryTest {
    private static final Path SAMPLE = Path.of("samples/silent-hang");

    @TempDir
    Path folder;

    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        window = TestWindow.open(folder.resolve("state"), 1280, 800);
        window.openPaths(SAMPLE);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void theBlockedWorkerLeadsToTheLineThatWaits() throws Exception {
        ListView<ThreadRow> threads = window.list("#threads");
        ThreadRow.OfState first =
                assertInstanceOf(ThreadRow.OfState.class, threads.getItems().getFirst());
        assertEquals("mutex", first.state());
        assertEquals(1, first.count());
        assertEquals(Health.BLOCKED, first.health());
        assertEquals("auth_service::permissions::allowed", first.shows());
        assertTrue(first.open(), "a blocked group is open from the start");

        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.HOME);
        window.press(KeyCode.DOWN);
        assertEquals(
                "    let table = state.roles.lock().unwrap();",
                window.shell().source().focusedLine());

        ListView<StackLine> stack = window.list("#stack");
        assertTrue(
                stack.getItems().stream().anyMatch(l -> l instanceof StackLine.OfFold fold && !fold.open()),
                "runtime frames are folded");
        assertTrue(
                stack.getItems().stream()
                        .anyMatch(l -> l instanceof StackLine.OfFrame f
                                && f.symbol().equals("auth_service::http::login::{{closure}}")),
                stack.getItems().toString());
    }

    @Test
    void openingPointsAtTheCitedFrameAndLeavesTheFocusInTheThreads() throws Exception {
        ItemRef selected = window.workspace().selection();
        assertEquals(
                window.workspace()
                        .investigation()
                        .analysis()
                        .findings()
                        .getFirst()
                        .citations()
                        .getFirst()
                        .where(),
                selected);
        assertEquals(
                "threads",
                window.fx(() -> window.<ThreadRow>list("#threads")
                        .getScene()
                        .getFocusOwner()
                        .getId()));
    }

    @Test
    void aFoldOpensOnAKey() throws Exception {
        ListView<StackLine> stack = window.list("#stack");
        int before = stack.getItems().size();
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.X);
        int all = stack.getItems().size();
        assertTrue(all > before + 20, before + " lines, then " + all);
        window.press(KeyCode.X);
        assertEquals(before, stack.getItems().size());
    }

    @Test
    void theFindingIsProvenAndItsCitationsOpenAtTheLine() throws Exception {
        Investigation found = window.workspace().investigation();
        assertEquals(Certainty.PROVEN, found.analysis().findings().getFirst().certainty());
        window.fx(() -> {
            window.workspace().select(new ItemRef.OfSource("src/permissions.rs", 18));
            return true;
        });
        window.settle();
        assertEquals(
                "    let mut table = state.roles.lock().unwrap();",
                window.shell().source().focusedLine());
        window.fx(() -> {
            window.workspace()
                    .select(new ItemRef.OfLine(found.evidence().inputs().get(1).id(), 161));
            return true;
        });
        window.settle();
        assertTrue(
                window.shell().source().focusedLine().startsWith("#0  syscall () at"),
                window.shell().source().focusedLine());
    }

    @Test
    void aNoteWithAnAttachedThreadLandsInTheTimelineAndInTheDocument() throws Exception {
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.HOME);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.A);
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.type("Who holds the roles lock?");
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        String step = window.shell().currentStep();
        Investigation now = window.workspace().investigation();
        assertEquals("Who holds the roles lock?", now.work().step(step).note());
        assertInstanceOf(
                ItemRef.OfThread.class, now.work().step(step).attached().getFirst());
        TimelineEntry entry = now.work().entries().stream()
                .filter(e -> e.kind() == EntryKind.STEP)
                .findFirst()
                .orElseThrow();
        assertEquals(TestWindow.NOW, entry.at());
        assertTrue(entry.text().contains("Who holds the roles lock?"), entry.text());

        Path out = folder.resolve("out");
        window.answers.add(out);
        window.press(KeyCode.CONTROL, KeyCode.E);
        String markdown = Files.readString(out.resolve("postmortem.md"));
        assertTrue(markdown.contains("Who holds the roles lock?"), markdown);
        assertTrue(markdown.contains("permissions.rs:18"), markdown);
        assertTrue(Files.readString(out.resolve("postmortem.html")).contains("permissions.rs:18"));
    }

    @Test
    void stepsAreDoneOrSkippedWithAReasonAndUndone() throws Exception {
        String first = window.shell().currentStep();
        window.robot.interact(() ->
                window.find(javafx.scene.control.Button.class, "#step-skip").fire());
        window.settle();
        window.type("it hangs, nothing panicked");
        window.press(KeyCode.ENTER);
        assertEquals(
                StepStatus.SKIPPED,
                window.workspace().investigation().work().step(first).status());
        assertEquals(
                "it hangs, nothing panicked",
                window.workspace().investigation().work().step(first).reason());
        String second = window.shell().currentStep();
        assertFalse(first.equals(second), "the next open step is shown");
        window.robot.interact(() ->
                window.find(javafx.scene.control.Button.class, "#step-done").fire());
        window.settle();
        assertEquals(
                StepStatus.DONE,
                window.workspace().investigation().work().step(second).status());
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(
                StepStatus.OPEN,
                window.workspace().investigation().work().step(second).status());
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(
                StepStatus.DONE,
                window.workspace().investigation().work().step(second).status());
    }

    @Test
    void entriesAreTypedEditedDeletedAndUndone() throws Exception {
        ListView<?> entries = window.list("#entries");
        int before = entries.getItems().size();
        assertTrue(before >= 9, "the log's lines are on the timeline");
        window.press(KeyCode.CONTROL, KeyCode.I);
        TextField time = window.find(TextField.class, "#entry-time");
        window.fx(() -> {
            time.setText("09:35");
            return true;
        });
        window.press(KeyCode.TAB);
        window.type("Paged the team");
        window.press(KeyCode.ENTER);
        assertEquals(before + 1, entries.getItems().size());
        TimelineEntry typed = window.workspace().investigation().work().entries().stream()
                .filter(e -> e.text().equals("Paged the team"))
                .findFirst()
                .orElseThrow();
        assertEquals("2026-11-24T09:35:00Z", typed.at().toString());
        assertEquals("typed", typed.source());
        window.fx(() -> {
            window.workspace().select(new ItemRef.OfEntry(typed.id()));
            return true;
        });
        window.press(KeyCode.ALT, KeyCode.DIGIT6);
        window.press(KeyCode.DELETE);
        assertEquals(before, entries.getItems().size());
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before + 1, entries.getItems().size());
    }

    @Test
    void aSavedInvestigationReopensEqual() throws Exception {
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.type("note to keep");
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        Path file = folder.resolve("hang.unpark");
        window.answers.add(file);
        window.press(KeyCode.CONTROL, KeyCode.S);
        Investigation saved = window.workspace().investigation();
        assertTrue(Files.size(file) > 10_000);
        window.openPaths(file);
        assertEquals(saved, window.workspace().investigation());
        TextArea note = window.find(TextArea.class, "#note-" + window.shell().currentStep());
        assertEquals("note to keep", note.getText());
    }

    @Test
    void workLeftByACrashIsOfferedBack() throws Exception {
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.type("unsaved words");
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.await(() -> window.shell().jobs().running().isEmpty());
        assertNotNull(window.workspace().opened());
        List<Path> kept;
        try (var files = Files.walk(folder.resolve("state"))) {
            kept = files.filter(f -> f.getFileName().toString().startsWith("work"))
                    .toList();
        }
        assertTrue(
                kept.stream().anyMatch(f -> read(f).contains("unsaved words")),
                "the words are on the disk before anything is saved: " + kept);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
