package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.knowledge.Tour;
import dev.unpark.model.ItemRef;
import dev.unpark.ui.tour.Stop;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tours of the samples, in the real window. */
class TourTest {
    @TempDir
    Path folder;

    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        window = TestWindow.open(folder.resolve("state"), 1280, 800);
        window.settle();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void fire(String button) throws Exception {
        window.fx(() -> {
            window.find(Button.class, button).fire();
            return true;
        });
        window.settle();
    }

    private Stop stop() {
        return Objects.requireNonNull(window.shell().tours().stopProperty().get());
    }

    private boolean isShown() {
        return window.find(Node.class, "#tour").isVisible();
    }

    @Test
    void theStartPageOffersEveryTour() {
        for (Tour tour : Tour.all()) {
            Button card = window.find(Button.class, "#tour-of-" + tour.sample());
            assertTrue(card.isVisible() && card.getAccessibleText().startsWith("Tour: "), tour.sample());
        }
        assertFalse(isShown());
    }

    @Test
    void aTourIsTakenByTheKeyboardAlone() throws Exception {
        window.fx(() -> {
            window.find(Button.class, "#tour-of-silent-hang").requestFocus();
            return true;
        });
        window.press(KeyCode.SPACE);
        assertTrue(isShown());
        assertTrue(window.find(Node.class, "#tour-next").isFocused());
        assertEquals(
                "The silent hang · 1 of 5",
                window.find(Label.class, "#tour-place").getText());
        assertInstanceOf(ItemRef.OfThread.class, window.workspace().selection());

        window.press(KeyCode.ALT, KeyCode.RIGHT);
        window.press(KeyCode.ALT, KeyCode.RIGHT);
        assertEquals(
                new ItemRef.OfSource("src/permissions.rs", 18),
                window.workspace().selection());
        assertEquals(
                "    let mut table = state.roles.lock().unwrap();",
                window.shell().source().focusedLine());
        window.press(KeyCode.ALT, KeyCode.LEFT);
        assertEquals(1, stop().index());
    }

    @Test
    void everyStopSelectsAndTheLastOneEndsTheTour() throws Exception {
        for (Tour tour : Tour.all()) {
            window.fx(() -> {
                window.shell().tours().start(tour);
                return true;
            });
            window.settle();
            for (int i = 0; i < tour.steps().size(); i++) {
                assertEquals(new Stop(tour, i), stop());
                assertEquals(
                        tour.steps()
                                .get(i)
                                .look()
                                .in(window.workspace().investigation())
                                .orElseThrow(),
                        window.workspace().selection());
                fire("#tour-next");
            }
            assertFalse(isShown(), tour.sample());
        }
    }

    @Test
    void aFindingIsBroughtIntoViewAndOpeningSomethingElseEndsTheTour() throws Exception {
        fire("#tour-of-nested-runtime");
        for (int i = 0; i < 3; i++) {
            fire("#tour-next");
        }
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        assertEquals("tab-finding", tabs.getSelectionModel().getSelectedItem().getId());
        window.openPaths(Path.of("samples/silent-hang/dump-0930.txt"));
        assertFalse(isShown());
    }

    @Test
    void theTourIsClosedByItsLink() throws Exception {
        fire("#tour-of-healthy");
        ItemRef selected = window.workspace().selection();
        fire("#tour-close");
        assertFalse(isShown());
        assertEquals(selected, window.workspace().selection());
        assertNotEquals(null, selected);
    }
}
