package dev.unpark.ui.threads;

import static dev.unpark.ui.Nodes.heading;
import static dev.unpark.ui.Nodes.styled;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.model.ItemRef;
import dev.unpark.ui.Nodes;
import dev.unpark.ui.Workspace;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The frames of the selected thread or panic, innermost first, noise folded; or the awaits of a task, outermost first. */
public final class StackView {
    private final StackViewModel model;
    private final ListView<StackLine> list = new ListView<>();
    private final VBox root;

    /** True while the list is brought to what is selected elsewhere, which must not select its frame in turn. */
    private boolean following;

    public StackView(StackViewModel model, Workspace workspace) {
        this.model = model;
        Label title = heading("");
        title.textProperty().bind(model.titleProperty());
        Button all = Nodes.link("Unfold all", model::toggleAll);
        all.setId("unfold-all");
        all.visibleProperty().bind(model.foldingProperty());
        HBox head = Nodes.row(title, Nodes.spacer(), all);
        head.getStyleClass().add("pane-head");
        Label message = styled(new Label(), "stack-message");
        model.alarmingProperty().subscribe(panic -> Nodes.state(message, "panic", panic));
        message.textProperty().bind(model.detailProperty().map(Nodes::visible));
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.managedProperty().bind(model.detailProperty().isNotEmpty());
        message.visibleProperty().bind(model.detailProperty().isNotEmpty());
        list.setItems(model.lines());
        list.setId("stack");
        list.setAccessibleText("Stack, innermost frame first, or awaits, outermost first");
        list.getStyleClass().add("plain-list");
        list.setCellFactory(v -> new StackCell(model));
        list.setPlaceholder(
                styled(new Label("Select a thread to see its stack, or a task to see what it awaits."), "empty"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && list.isFocused() && !following) {
                model.select(line);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        root = styled(new VBox(head, message, list), "pane");
        workspace.selectionProperty().subscribe(this::markSelected);
        model.lines().addListener((ListChangeListener<StackLine>) c -> markSelected(workspace.selection()));
    }

    public Parent node() {
        return root;
    }

    /** The list, for moving the focus to it. */
    public ListView<StackLine> list() {
        return list;
    }

    private void key(KeyEvent event) {
        StackLine line = list.getSelectionModel().getSelectedItem();
        boolean toggles = switch (event.getCode()) {
            case ENTER, SPACE -> true;
            case RIGHT -> line instanceof StackLine.OfFold fold && !fold.open();
            case LEFT -> line instanceof StackLine.OfFold fold && fold.open();
            default -> false;
        };
        if (toggles && line instanceof StackLine.OfFold fold) {
            int at = list.getSelectionModel().getSelectedIndex();
            model.toggle(fold);
            list.getSelectionModel().clearAndSelect(at);
            event.consume();
        } else if (toggles && line != null) {
            model.select(line);
            event.consume();
        }
    }

    private void markSelected(@Nullable ItemRef selected) {
        if (selected == null || (list.isFocused() && isShown(selected))) {
            return;
        }
        int frame = StackViewModel.selectedFrame(selected);
        for (int i = 0; i < list.getItems().size(); i++) {
            if (isMeant(list.getItems().get(i), frame)) {
                following = true;
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - 3));
                following = false;
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private boolean isShown(ItemRef selected) {
        StackLine line = list.getSelectionModel().getSelectedItem();
        return line != null && selected.equals(line.about());
    }

    /** Where no frame and no await is selected, the own code of the thread or task is meant. */
    private static boolean isMeant(StackLine line, int position) {
        return switch (line) {
            case StackLine.OfFrame f -> position < 0 ? f.origin() == FrameOrigin.OWN : f.index() == position;
            case StackLine.OfAwait a -> position < 0 ? a.standing() : a.about().point() == position;
            case StackLine.OfFold _ -> false;
        };
    }
}
