package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.ItemRef;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of each view, light and dark, for a person to look at. */
class ScreenshotsTest {
    @TempDir
    Path folder;

    private @Nullable TestWindow shown;

    @AfterEach
    void close() throws Exception {
        if (shown != null) {
            shown.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280,800", "DARK,1280,800", "LIGHT,1920,1080", "DARK,1920,1080"})
    void everyViewIsDrawn(Theme theme, int width, int height) throws Exception {
        String tail = "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        TestWindow window = TestWindow.open(folder.resolve("state"), width, height);
        shown = window;
        window.fx(() -> {
            window.shell().showTheme(theme);
            return true;
        });
        window.picture("01-start" + tail);

        window.openPaths(Path.of("samples/silent-hang"));
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.HOME);
        window.press(KeyCode.DOWN);
        window.picture("02-silent-hang" + tail);

        window.press(KeyCode.A);
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.type("Worker waits for the roles lock in the login handler. Who holds it?");
        window.press(KeyCode.ALT, KeyCode.DIGIT4);
        window.picture("03-finding" + tail);

        window.fx(() -> {
            window.workspace().select(new ItemRef.OfSource("src/permissions.rs", 18));
            return true;
        });
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        window.press(KeyCode.X);
        window.picture("04-unfolded" + tail);

        window.press(KeyCode.CONTROL, KeyCode.I);
        window.picture("05-entry" + tail);
        window.press(KeyCode.ESCAPE);

        window.press(KeyCode.ALT, KeyCode.DIGIT7);
        window.picture("06-document" + tail);

        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.type("?");
        window.picture("07-keys" + tail);
        window.press(KeyCode.ESCAPE);

        window.press(KeyCode.F1);
        window.picture("10-help" + tail);
        window.type("kill");
        window.press(KeyCode.DOWN);
        window.picture("11-help-search" + tail);
        window.type(" nobody ever wrote this");
        window.picture("12-help-nothing" + tail);
        window.press(KeyCode.ESCAPE);

        window.openPaths(Path.of("samples/nested-runtime"));
        window.picture("08-nested-runtime" + tail);

        window.fx(() -> {
            window.shell().tours().start(window.shell().tours().tours().getFirst());
            return true;
        });
        window.settle();
        window.press(KeyCode.ALT, KeyCode.RIGHT);
        window.press(KeyCode.ALT, KeyCode.RIGHT);
        window.picture("13-tour" + tail);
        window.press(KeyCode.ALT, KeyCode.RIGHT);
        window.picture("14-tour-finding" + tail);

        Path empty = Files.createFile(folder.resolve("empty.txt"));
        window.openPaths(empty);
        window.picture("09-refused" + tail);
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        assertTrue(tabs.getTabs().size() == 3 && Files.exists(Path.of("target/screenshots/01-start" + tail + ".png")));
    }
}
