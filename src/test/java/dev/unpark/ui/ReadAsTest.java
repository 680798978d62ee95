package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format that a person chooses for a file of the evidence, in the real window. */
class ReadAsTest {
    private static final Path DUMP = Path.of("samples/silent-hang/dump-0930.txt");

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

    private List<Input> inputs() {
        return window.workspace().investigation().evidence().inputs();
    }

    @Test
    void aPersonChoosesAnotherFormatAndGoesBack() throws Exception {
        window.openPaths(DUMP);
        List<Input> recognised = inputs();
        choose("panic");
        assertEquals("panic", inputs().getFirst().format());
        assertTrue(inputs().getFirst().recognisedBy().startsWith("chosen by hand"));
        assertEquals(
                "panic",
                Objects.requireNonNull(window.workspace().opened())
                        .files()
                        .getFirst()
                        .readAs());
        window.picture("11-read-as-light-1280");
        choose("As recognised");
        assertEquals(recognised, inputs());
        assertNull(Objects.requireNonNull(window.workspace().opened())
                .files()
                .getFirst()
                .readAs());
        Button undo = window.find(Button.class, "#notice-action");
        window.robot.interact(undo::fire);
        window.settle();
        assertEquals("panic", inputs().getFirst().format());
    }

    private void choose(String words) throws Exception {
        Button row = window.find(Button.class, ".evidence-row");
        ContextMenu menu = Objects.requireNonNull(row.getContextMenu());
        MenuItem item = menu.getItems().stream()
                .filter(i -> i.getText() != null && i.getText().startsWith(words))
                .findFirst()
                .orElseThrow();
        window.robot.interact(item::fire);
        window.settle();
    }
}
