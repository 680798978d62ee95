package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.ItemRef;
import dev.unpark.model.PathMapping;
import dev.unpark.ui.source.Mark;
import dev.unpark.ui.source.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the source panel shows, and what it says when it can show nothing. */
class SourcePanelTest {
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

    private Shown shown() throws Exception {
        return window.fx(() -> window.shell().source().shown());
    }

    private void select(ItemRef ref) throws Exception {
        window.fx(() -> {
            window.workspace().select(ref);
            return true;
        });
        window.settle();
    }

    private ItemRef frame(int frame) {
        ItemRef.OfFrame waits = (ItemRef.OfFrame) java.util.Objects.requireNonNull(window.workspace()
                .investigation()
                .analysis()
                .findings()
                .getFirst()
                .citations()
                .getFirst()
                .where());
        return new ItemRef.OfFrame(waits.input(), waits.thread(), frame);
    }

    @Test
    void otherFramesOfTheStackAreMarkedInTheGutter() throws Exception {
        window.openPaths(Path.of("samples/silent-hang"));
        select(frame(6));
        Shown.Code code = assertInstanceOf(Shown.Code.class, shown());
        assertEquals("src/http.rs", code.title());
        assertEquals(36, code.focus());
        assertTrue(
                code.marks().stream().anyMatch(m -> m.kind() == Mark.Kind.FRAME && m.line() == 19),
                code.marks().toString());
    }

    @Test
    void aFrameOfTokioSaysWhyItHasNoSource() throws Exception {
        window.openPaths(Path.of("samples/silent-hang"));
        select(frame(35));
        Shown.Unavailable none = assertInstanceOf(Shown.Unavailable.class, shown());
        assertTrue(none.why().contains("tokio"), none.why());
        assertFalse(none.remedy().isBlank());
    }

    @Test
    void withoutASourceTreeThePanelSaysWhatWouldHelp() throws Exception {
        window.openPaths(Path.of("samples/silent-hang/dump-0930.txt"));
        Shown.Unavailable none = assertInstanceOf(Shown.Unavailable.class, shown());
        assertTrue(none.remedy().contains("Cargo.toml"), none.remedy());
    }

    @Test
    void anAmbiguousPathIsMappedByHandAndTheChoiceIsUndone() throws Exception {
        Path tree = folder.resolve("two");
        for (String member : List.of("a", "b")) {
            Path crate = tree.resolve(member).resolve("auth-service");
            Path src = Files.createDirectories(crate.resolve("src"));
            Files.writeString(crate.resolve("Cargo.toml"), "[package]\nname = \"auth-service\"\nversion = \"1.0.0\"\n");
            Files.copy(Path.of("samples/silent-hang/auth-service/src/permissions.rs"), src.resolve("permissions.rs"));
        }
        Files.copy(Path.of("samples/silent-hang/dump-0930.txt"), tree.resolve("dump.txt"));
        window.openPaths(tree);
        select(frame(5));
        Shown.Unavailable many = assertInstanceOf(Shown.Unavailable.class, shown());
        assertEquals(2, many.candidates().size(), many.toString());

        Button byHand = window.find(Button.class, "#map-by-hand");
        window.fx(() -> {
            javafx.application.Platform.runLater(byHand::fire);
            return true;
        });
        window.await(() -> window.robot.lookup("#mapping-files").tryQuery().isPresent());
        ListView<String> files = window.list("#mapping-files");
        String chosen = many.candidates().getFirst();
        window.fx(() -> {
            files.getSelectionModel().select(chosen);
            return true;
        });
        window.robot.interact(() -> ((Button) files.getScene().lookup(".dialog-pane .button:default")).fire());
        window.settle();
        assertEquals(
                List.of(new PathMapping("auth-service/src/permissions.rs", chosen)),
                window.workspace().investigation().work().mappings());
        Shown.Code code = assertInstanceOf(Shown.Code.class, shown());
        assertEquals(chosen, code.title());
        assertEquals(12, code.focus());

        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(List.of(), window.workspace().investigation().work().mappings());
        assertInstanceOf(Shown.Unavailable.class, shown());
    }

    @Test
    void veryLongLinesAreCutWithAMark() throws Exception {
        Path tree = Files.createDirectories(folder.resolve("long/src"));
        Files.writeString(folder.resolve("long/Cargo.toml"), "[package]\nname = \"long\"\nversion = \"1.0.0\"\n");
        Files.writeString(tree.resolve("main.rs"), "fn main() {}\n// " + "x".repeat(300_000) + "\n");
        window.openPaths(folder.resolve("long"));
        select(new ItemRef.OfSource("src/main.rs", 2));
        String text =
                window.fx(() -> window.shell().source().area().getParagraph(1).getText());
        assertTrue(text.length() < 2_100, "" + text.length());
        assertTrue(text.contains("more characters"), text.substring(1_950));
    }

    @Test
    void copyingTakesTheCodeWithoutTheNotesBehindIt() throws Exception {
        window.openPaths(Path.of("samples/silent-hang"));
        select(new ItemRef.OfSource("src/permissions.rs", 18));
        String copied = window.fx(() -> {
            var area = window.shell().source().area();
            area.selectRange(16, 0, 18, 5);
            area.copy();
            return Clipboard.getSystemClipboard().getString();
        });
        assertEquals(
                "pub async fn reload_holding_lock(state: &AppState) {\n    let mut table = state.roles.lock().unwrap();\n    w",
                copied);
    }
}
