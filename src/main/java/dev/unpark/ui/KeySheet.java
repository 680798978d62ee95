package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The sheet that {@code ?} shows. */
final class KeySheet {
    private record Key(String keys, String does) {}

    private static final List<Key> KEYS = List.of(
            new Key("F1", "Help: causes, fixes, questions"),
            new Key("Ctrl+O", "Open files"),
            new Key("Ctrl+Shift+O", "Open a folder"),
            new Key("Ctrl+V", "Open the text on the clipboard"),
            new Key("Shift+F10", "Read evidence as another format"),
            new Key("Ctrl+S", "Save the investigation"),
            new Key("Ctrl+E", "Export the postmortem"),
            new Key("Ctrl+Z / Ctrl+Shift+Z", "Undo / redo"),
            new Key("Ctrl+F", "Filter threads and frames"),
            new Key("Ctrl+I", "New timeline entry"),
            new Key("Ctrl+D", "Light or dark"),
            new Key("Alt+1", "Note of the open step"),
            new Key("Alt+2", "Threads"),
            new Key("Alt+3", "Stack"),
            new Key("Alt+4", "Finding"),
            new Key("Alt+5", "Source"),
            new Key("Alt+6", "Timeline entries"),
            new Key("Alt+7", "Document"),
            new Key("Alt+Right / Alt+Left", "Next or previous stop of a tour"),
            new Key("Enter, Space", "Open a group or a fold"),
            new Key("X", "Unfold or fold the whole stack"),
            new Key("A", "Attach the selection to the open step"),
            new Key("Ctrl+Enter", "Attach, while writing a note"),
            new Key("N", "Note about the selection, on the timeline"),
            new Key("F2, Del", "Edit or delete a timeline entry"),
            new Key("?, Esc", "Show and close this sheet"));

    private final StackPane root = styled(new StackPane(), "veil");

    KeySheet() {
        GridPane grid = styled(new GridPane(), "key-sheet");
        grid.add(styled(new Label("Keys"), "strong"), 0, 0, 4, 1);
        int half = (KEYS.size() + 1) / 2;
        for (int i = 0; i < KEYS.size(); i++) {
            int column = i < half ? 0 : 2;
            int row = 1 + i % half;
            grid.add(styled(new Label(KEYS.get(i).keys()), "key"), column, row);
            grid.add(new Label(KEYS.get(i).does()), column + 1, row);
        }
        grid.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root.getChildren().add(grid);
        root.setId("key-sheet");
        root.setVisible(false);
        root.setOnMouseClicked(e -> root.setVisible(false));
    }

    Parent node() {
        return root;
    }

    void toggle() {
        root.setVisible(!root.isVisible());
    }

    /** Closes it; false if it was not open. */
    boolean close() {
        boolean was = root.isVisible();
        root.setVisible(false);
        return was;
    }
}
