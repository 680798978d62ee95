package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text from the clipboard, in the real window. */
class PasteTest {
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

    private void copy(String text) throws Exception {
        window.fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void paste() throws Exception {
        window.press(KeyCode.CONTROL, KeyCode.V);
    }

    private List<Input> inputs() {
        return window.workspace().investigation().evidence().inputs();
    }

    private String notice() {
        Notice notice = window.workspace().noticeProperty().get();
        return notice == null ? "" : notice.text();
    }

    @Test
    void pastedTextIsOpenedAndCanBeSaved() throws Exception {
        copy(Files.readString(DUMP));
        paste();
        assertEquals("pasted text 1", inputs().getFirst().path());
        assertEquals(3, inputs().getFirst().threads().size());
        assertEquals("Pasted text 1", window.workspace().investigation().work().title());

        copy(
                "thread 'main' panicked at src/main.rs:4:5:\nno luck\nnote: run with `RUST_BACKTRACE=1` environment variable"
                        + " to display a backtrace\n");
        paste();
        assertEquals(
                List.of("pasted text 1", "pasted text 2"),
                inputs().stream().map(Input::path).toList());

        Path saved = folder.resolve("pasted.unpark");
        window.answers.add(saved);
        window.press(KeyCode.CONTROL, KeyCode.S);
        List<Input> before = inputs();
        window.openPaths(saved);
        assertEquals(before, inputs());
    }

    @Test
    void workOnAPastedTextIsOfferedBackAfterACrash() throws Exception {
        copy(Files.readString(DUMP));
        paste();
        Path sessions = folder.resolve("state/sessions");
        window.await(() -> {
            try (var all = Files.walk(sessions)) {
                return all.filter(f -> f.getFileName().toString().startsWith("work-"))
                        .anyMatch(PasteTest::isUnsaved);
            } catch (java.io.IOException | java.io.UncheckedIOException e) {
                return false;
            }
        });
    }

    private static boolean isUnsaved(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").contains(" unsaved ");
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Test
    void whatIsNoEvidenceIsSaidCalmlyAndChangesNothing() throws Exception {
        window.fx(() -> {
            Clipboard.getSystemClipboard().clear();
            return true;
        });
        paste();
        assertTrue(notice().startsWith("There is no text on the clipboard."), notice());
        window.openPaths(DUMP);
        copy("a poem");
        paste();
        assertTrue(notice().startsWith("The pasted text holds no dump"), notice());
        assertEquals(1, inputs().size());
    }

    @Test
    void pasteIntoATextFieldStaysThere() throws Exception {
        window.openPaths(DUMP);
        copy("mutex");
        window.press(KeyCode.CONTROL, KeyCode.F);
        paste();
        assertEquals(
                "mutex",
                window.find(javafx.scene.control.TextField.class, "#filter").getText());
        assertEquals(1, inputs().size());
    }
}
