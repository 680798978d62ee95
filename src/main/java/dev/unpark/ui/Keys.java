package dev.unpark.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** The window's keys. Single letters count only outside text fields. */
final class Keys {
    private final Shell shell;
    private final Runnable theme;
    private final Scene scene;

    private Keys(Shell shell, Scene scene, Runnable theme) {
        this.shell = shell;
        this.scene = scene;
        this.theme = theme;
    }

    static void install(Shell shell, Scene scene, Runnable theme) {
        Keys keys = new Keys(shell, scene, theme);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (keys.pressed(event)) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !keys.typing()) {
                shell.keySheet().toggle();
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event) {
        if (event.isShortcutDown()) {
            return shortcut(event);
        }
        if (event.isAltDown()) {
            return pane(event);
        }
        return switch (event.getCode()) {
            case ESCAPE -> escape();
            case F1 -> run(shell::toggleHelp);
            case A -> !typing() && run(shell::attach);
            case N -> !typing() && run(shell::newNote);
            case X -> !typing() && run(shell::unfoldAll);
            default -> false;
        };
    }

    private boolean shortcut(KeyEvent event) {
        Window window = scene.getWindow();
        return switch (event.getCode()) {
            case O ->
                run(() -> {
                    if (event.isShiftDown()) {
                        shell.actions().openFolder(window);
                    } else {
                        shell.actions().openFiles(window);
                    }
                });
            case S -> run(() -> shell.actions().save(window));
            case V -> !typing() && run(shell.actions()::paste);
            case E -> run(() -> shell.actions().export(window));
            case F -> run(shell::focusFilter);
            case I ->
                run(() -> {
                    shell.closeHelp();
                    shell.newEntry();
                });
            case D -> run(theme);
            case Z -> !typing() && run(event.isShiftDown() ? shell.workspace()::redo : shell.workspace()::undo);
            case Y -> !typing() && run(shell.workspace()::redo);
            default -> false;
        };
    }

    private boolean pane(KeyEvent event) {
        if (event.getCode().isDigitKey()) {
            shell.closeHelp();
        }
        return switch (event.getCode()) {
            case DIGIT1 -> run(shell::focusNote);
            case DIGIT2 -> run(shell::focusThreads);
            case DIGIT3 -> run(shell::focusStack);
            case DIGIT4 -> run(shell::focusFinding);
            case DIGIT5 -> run(shell::focusSource);
            case DIGIT6 -> run(shell::focusTimeline);
            case DIGIT7 -> run(shell::focusDocument);
            case RIGHT -> isOnTour() && run(shell.tours()::next);
            case LEFT -> isOnTour() && run(shell.tours()::back);
            default -> false;
        };
    }

    private boolean isOnTour() {
        return shell.tours().stopProperty().get() != null;
    }

    private boolean escape() {
        if (shell.keySheet().close() || shell.closeHelp()) {
            return true;
        }
        if (typing() && scene.getFocusOwner() instanceof TextInputControl field && "filter".equals(field.getId())) {
            field.clear();
            return run(shell::focusThreads);
        }
        return false;
    }

    private static boolean run(Runnable action) {
        action.run();
        return true;
    }

    private boolean typing() {
        if (shell.isHelpOpen()) {
            return true; // letters go to its search
        }
        Node owner = scene.getFocusOwner();
        return owner instanceof TextInputControl field && field.isEditable();
    }
}
