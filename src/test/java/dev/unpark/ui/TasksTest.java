package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.ItemRef;
import dev.unpark.ui.source.Shown;
import dev.unpark.ui.threads.StackLine;
import dev.unpark.ui.threads.ThreadRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Task dumps in the real window, by keyboard. */
class TasksTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/formats");
    private static final Path REAL = FIXTURES.resolve("taskdump/tokio-1.53.1/input.txt");
    private static final Path BY_HAND = FIXTURES.resolve("taskdump/join-and-select-by-hand/input.txt");
    private static final Path HANSEI = FIXTURES.resolve("hansei/tasks-and-threads-by-hand/input.txt");

    @TempDir
    Path folder;

    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        window = TestWindow.open(folder.resolve("state"), 1280, 800);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** A tree that has the file of the real dump, with its own number on each line. */
    private Path tree() throws Exception {
        Path root = Files.createDirectories(folder.resolve("ledger-taskdump"));
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("Cargo.toml"), "[package]\nname = \"ledger-taskdump\"\nversion = \"0.1.0\"\n");
        Files.writeString(
                root.resolve("src/journal.rs"),
                IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> "// line " + i + "\n")
                        .collect(Collectors.joining()));
        return root;
    }

    private String sourceLine() throws Exception {
        return window.fx(() -> window.shell().source().focusedLine());
    }

    private static List<String> shown(ListView<ThreadRow> rows) {
        return rows.getItems().stream()
                .map(row -> row instanceof ThreadRow.OfTasks tasks ? tasks.label() + " " + tasks.shows() : "")
                .toList();
    }

    @Test
    void openingPointsAtTheOwnAwaitAndItsSource() throws Exception {
        window.openPaths(REAL, tree());
        assertEquals(
                List.of(
                        "task 3 journal::seal",
                        "task 4 journal::count",
                        "task 5 journal::upgrade",
                        "task 6 journal::lookup"),
                shown(window.list("#threads")));
        assertEquals("// line 19", sourceLine());

        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.HOME);
        window.press(KeyCode.DOWN);
        assertEquals(
                1,
                assertInstanceOf(ItemRef.OfTask.class, window.workspace().selection())
                        .task());
        assertEquals("// line 25", sourceLine());
    }

    @Test
    void awaitsAreReachedByKeyboardAndShowTheirSource() throws Exception {
        window.openPaths(REAL, tree());
        ListView<StackLine> awaits = window.list("#stack");
        assertEquals(6, awaits.getItems().size());
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        window.press(KeyCode.HOME);
        ItemRef.OfAwait root =
                assertInstanceOf(ItemRef.OfAwait.class, window.workspace().selection());
        assertEquals(0, root.point());
        assertEquals("// line 14", sourceLine());

        window.press(KeyCode.END);
        Shown.Unavailable library = assertInstanceOf(
                Shown.Unavailable.class, window.fx(() -> window.shell().source().shown()));
        assertTrue(library.printed().endsWith("batch_semaphore.rs"), library.printed());
        assertFalse(library.remedy().isBlank());
    }

    @Test
    void tasksAtTheSameAwaitsAreOneRowThatOpens() throws Exception {
        window.openPaths(BY_HAND);
        ListView<ThreadRow> rows = window.list("#threads");
        assertEquals("4 tasks ledger::append", shown(rows).getFirst());
        int closed = rows.getItems().size();
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.HOME);
        window.press(KeyCode.RIGHT);
        assertEquals(closed + 4, rows.getItems().size());
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DOWN);
        assertEquals(
                1,
                assertInstanceOf(ItemRef.OfTask.class, window.workspace().selection())
                        .task());
        window.press(KeyCode.HOME);
        window.press(KeyCode.LEFT);
        assertEquals(closed, rows.getItems().size());
    }

    @Test
    void selectingATaskElsewhereOpensItsRow() throws Exception {
        window.openPaths(BY_HAND);
        ListView<ThreadRow> rows = window.list("#threads");
        ItemRef.OfTask first =
                assertInstanceOf(ItemRef.OfTask.class, window.workspace().selection());
        window.fx(() -> {
            window.workspace().select(new ItemRef.OfAwait(first.input(), 12, 1));
            return true;
        });
        window.settle();
        ThreadRow selected = window.fx(() -> rows.getSelectionModel().getSelectedItem());
        assertEquals(
                "task #12", assertInstanceOf(ThreadRow.OfTask.class, selected).label());
    }

    @Test
    void taskWithoutAwaitsSaysWhyAndThatItIsNoFault() throws Exception {
        window.openPaths(BY_HAND);
        ItemRef.OfTask first =
                assertInstanceOf(ItemRef.OfTask.class, window.workspace().selection());
        window.fx(() -> {
            window.workspace().select(new ItemRef.OfTask(first.input(), 3));
            return true;
        });
        window.settle();
        Label words = window.find(Label.class, ".stack-message");
        assertTrue(words.getText().startsWith("No awaits were printed:"), words.getText());
        assertFalse(words.getPseudoClassStates().toString().contains("panic"));
        assertInstanceOf(
                Shown.Unavailable.class, window.fx(() -> window.shell().source().shown()));
        Node unfold = window.find(Node.class, "#unfold-all");
        assertFalse(unfold.isVisible());
    }

    @Test
    void filterFindsTasksByTheirAwaits() throws Exception {
        window.openPaths(BY_HAND);
        TextField filter = window.find(TextField.class, "#filter");
        window.fx(() -> {
            filter.setText("mail.rs");
            return true;
        });
        window.settle();
        assertEquals(List.of("task #10 mail::inbox"), shown(window.list("#threads")));
    }

    @Test
    void tasksStandBelowTheThreadsOfOneInput() throws Exception {
        window.openPaths(HANSEI);
        ListView<ThreadRow> rows = window.list("#threads");
        assertInstanceOf(ThreadRow.OfState.class, rows.getItems().getFirst());
        assertInstanceOf(ThreadRow.OfTasks.class, rows.getItems().getLast());
    }

    @Test
    void bothThemesAreDrawn() throws Exception {
        for (Theme theme : Theme.values()) {
            String tail = theme.name().toLowerCase(java.util.Locale.ROOT);
            window.fx(() -> {
                window.shell().showTheme(theme);
                return true;
            });
            window.openPaths(REAL, tree());
            window.picture("10-tasks-" + tail);
            window.openPaths(BY_HAND);
            window.press(KeyCode.ALT, KeyCode.DIGIT2);
            window.press(KeyCode.HOME);
            window.press(KeyCode.RIGHT);
            for (int i = 0; i < 6; i++) {
                window.press(KeyCode.DOWN);
            }
            window.picture("11-task-branches-" + tail);
            window.openPaths(HANSEI);
            window.press(KeyCode.ALT, KeyCode.DIGIT2);
            window.press(KeyCode.END);
            window.press(KeyCode.UP);
            window.picture("12-hansei-" + tail);
            assertTrue(Files.exists(Path.of("target/screenshots/12-hansei-" + tail + ".png")));
        }
    }
}
