package dev.unpark.ui;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.testfx.util.WaitForAsyncUtils;

/** Clicks with the button state that JavaFX 26's headless robot leaves out. */
final class GlassMouse {
    private GlassMouse() {}

    static void click(Node node) throws Exception {
        click(node, 1);
    }

    static void doubleClick(Node node) throws Exception {
        click(node, 2);
    }

    private static void click(Node node, int times) throws Exception {
        int[] at = centre(node);
        send(node, MouseEvent.MOVE, MouseEvent.BUTTON_NONE, at, 0);
        for (int i = 0; i < times; i++) {
            send(node, MouseEvent.DOWN, MouseEvent.BUTTON_LEFT, at, KeyEvent.MODIFIER_BUTTON_PRIMARY);
            send(node, MouseEvent.UP, MouseEvent.BUTTON_LEFT, at, 0);
        }
    }

    private static int[] centre(Node node) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Bounds b = node.localToScene(node.getBoundsInLocal());
                    return new int[] {(int) b.getCenterX(), (int) b.getCenterY()};
                })
                .get();
    }

    private static void send(Node node, int type, int button, int[] at, int mods) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    Window window = Window.getWindows().stream()
                            .filter(w -> w.getView() != null && w.isFocused())
                            .findFirst()
                            .orElseThrow();
                    View view = window.getView();
                    view.getEventHandler()
                            .handleMouseEvent(
                                    view,
                                    System.nanoTime(),
                                    type,
                                    button,
                                    at[0],
                                    at[1],
                                    at[0] + window.getX(),
                                    at[1] + window.getY(),
                                    mods,
                                    false,
                                    false);
                    return node;
                })
                .get();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
