package dev.unpark.ui.timeline;

import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.model.TimelineEntry;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Draws an entry: time, words, where it comes from. */
final class EntryCell extends ListCell<TimelineRow> {
    private final Label time = styled(new Label(), "mono", "entry-time");
    private final Label text = new Label();
    private final Label source = styled(new Label(), "muted", "entry-source");
    private final HBox box = styled(new HBox(time, text, source), "entry-row");
    private final ContextMenu menu;

    EntryCell(TimelineViewModel model, Consumer<TimelineEntry> edit) {
        time.setMinWidth(Region.USE_PREF_SIZE);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(60);
        HBox.setHgrow(text, Priority.ALWAYS);
        source.setMaxWidth(170);
        source.setMinWidth(Region.USE_PREF_SIZE);
        source.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        setPrefWidth(0);
        MenuItem change = new MenuItem("Edit (F2)");
        change.setOnAction(e -> edit.accept(getItem().entry()));
        MenuItem delete = new MenuItem("Delete (Del)");
        delete.setOnAction(e -> model.delete(getItem().entry()));
        menu = new ContextMenu(change, delete);
        setOnMouseClicked(event -> {
            TimelineRow row = getItem();
            if (row != null && event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
                model.select(row.entry());
                if (event.getClickCount() == 2) {
                    edit.accept(row.entry());
                }
            }
        });
    }

    /** As high as its wrapped words need at the list's width; the skin asks its graphic without a width. */
    @Override
    protected double computePrefHeight(double width) {
        if (getItem() == null || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double room = (width > 0 ? width : getListView().getWidth()) - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + snappedBottomInset() + Math.max(17, box.prefHeight(room));
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            setContextMenu(null);
            setTooltip(null);
            return;
        }
        time.setText(row.time());
        text.setText(visible(row.text()));
        source.setText(visible(row.entry().source()));
        setTooltip(new Tooltip(visible(row.text()) + "\n" + row.kind().word() + ", from "
                + visible(row.entry().source())));
        setGraphic(box);
        setContextMenu(menu);
        setAccessibleText(row.time() + ", " + row.text() + ", " + row.entry().source());
    }
}
