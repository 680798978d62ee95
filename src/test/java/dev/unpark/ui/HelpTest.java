package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.knowledge.Article;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The help, in the real window. */
class HelpTest {
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

    private boolean isOpen() {
        return window.find(Node.class, "#help").isVisible();
    }

    private List<Article> found() {
        return window.<Article>list("#help-list").getItems();
    }

    /** Name of the article that is read. */
    private String read() {
        Label kind = window.find(Label.class, "#help-article .muted");
        return kind.getText().substring(kind.getText().indexOf(" · ") + 3);
    }

    @Test
    void aKeyOpensAndClosesItAndTheFocusComesBack() throws Exception {
        window.openPaths(Path.of("samples/silent-hang"));
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.F1);
        assertTrue(isOpen());
        assertTrue(window.find(TextField.class, "#help-search").isFocused());
        assertEquals("first-ten-minutes", read());
        window.press(KeyCode.ESCAPE);
        assertFalse(isOpen());
        assertTrue(window.find(Node.class, "#threads").isFocused());
        window.press(KeyCode.F1);
        window.press(KeyCode.F1);
        assertFalse(isOpen());
    }

    @Test
    void typingFiltersAndTheKeysMoveAndOpen() throws Exception {
        window.press(KeyCode.F1);
        int all = found().size();
        window.type("kill -quit");
        assertEquals("kill-quit", read());
        assertTrue(found().size() < all, found().toString());

        window.press(KeyCode.DOWN);
        assertEquals(found().get(1).name(), read());
        window.press(KeyCode.UP);
        assertEquals("kill-quit", read());
        window.press(KeyCode.ENTER);
        assertTrue(window.find(Node.class, "#help-article").isFocused());

        window.fx(() -> {
            window.list("#help-list").requestFocus();
            return true;
        });
        window.type("nxa?");
        assertEquals("nxa?", window.find(TextField.class, "#help-search").getText());
        assertEquals(List.of(), found());
        assertTrue(
                window.find(Label.class, "#help-list .empty").getText().startsWith("Nothing in the help"),
                "says what to do");
        assertTrue(isOpen(), "letters are no commands while the help is open");
    }

    @Test
    void aFindingLeadsToItsCauseAndAPaneLeadsBack() throws Exception {
        window.openPaths(Path.of("samples/silent-hang"));
        window.press(KeyCode.ALT, KeyCode.DIGIT4);
        window.fx(() -> {
            window.find(Button.class, "#about-cause").fire();
            return true;
        });
        window.settle();
        assertTrue(isOpen());
        assertEquals(
                window.workspace()
                        .investigation()
                        .analysis()
                        .findings()
                        .getFirst()
                        .rule(),
                read());
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        assertFalse(isOpen());
        assertTrue(window.find(Node.class, "#threads").isFocused());
    }

    @Test
    void linksAreFollowedAndComeBackAndCommandsAreCopied() throws Exception {
        Button button = window.find(Button.class, "#help-open");
        assertEquals("Help", button.getAccessibleText());
        assertNotNull(button.getTooltip());
        window.fx(() -> {
            button.fire();
            return true;
        });
        window.settle();
        window.type("gdb dump");
        assertEquals("take-a-gdb-dump", read());
        window.fx(() -> {
            window.find(Button.class, "#help-copy").fire();
            return true;
        });
        String copied = window.fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.startsWith("gdb -p PID"), copied);

        window.fx(() -> {
            window.robot.lookup("#help-article .link").queryAllAs(Button.class).stream()
                    .filter(b -> b.getText().startsWith("How do I take a dump of a container"))
                    .forEach(Button::fire);
            return true;
        });
        window.settle();
        assertEquals("dump-in-a-container", read());
        window.fx(() -> {
            window.find(Button.class, "#help-back").fire();
            return true;
        });
        window.settle();
        assertEquals("take-a-gdb-dump", read());
    }
}
