package dev.unpark.ui.threads;

import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.ui.Nodes;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Draws a row of the thread view. Its parts are made once and filled again for each row. */
final class ThreadCell extends ListCell<ThreadRow> {
    private static final double NARROW = 18;
    private static final double SHOWS_WIDTH = 60;

    /** A name so short is not cut for what stands beside it. */
    private static final int WHOLE_CHARS = 28;

    private final Label arrow = styled(new Label(), "arrow");
    private final Label name = styled(new Label(), "mono", "row-name");
    private final Label count = styled(new Label(), "row-count");
    private final Label shows = styled(new Label(), "row-shows");
    private final Label detail = styled(new Label(), "muted");
    private final Label tag = styled(new Label(), "tag");
    private final HBox box = styled(new HBox(arrow, name, count, shows, detail, tag), "thread-row");

    ThreadCell(ThreadsViewModel model) {
        arrow.setMinWidth(NARROW);
        name.setMinWidth(84);
        count.setMinWidth(24);
        shows.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shows, Priority.ALWAYS);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            ThreadRow row = getItem();
            if (row != null) {
                model.select(row);
                boolean onArrow = event.getX() < 60;
                if (event.getClickCount() == 2 || onArrow) {
                    model.toggle(row);
                }
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ThreadRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case ThreadRow.OfState state -> state(state);
            case ThreadRow.OfStack stack -> stack(stack);
            case ThreadRow.OfThread thread -> thread(thread);
            case ThreadRow.OfTasks tasks -> tasks(tasks);
            case ThreadRow.OfTask task -> task(task);
            case ThreadRow.OfPanic panic -> panic(panic);
        }
        setGraphic(box);
    }

    private void fill(int indent, String arrowText, String nameText, String countText, String showsText, boolean own) {
        box.setStyle("-fx-padding: 0 0 0 " + indent + ";");
        arrow.setText(arrowText);
        name.setText(visible(nameText));
        count.setText(countText);
        shows.setText(visible(showsText));
        shows.setMinWidth(SHOWS_WIDTH);
        Nodes.state(shows, "own", own);
        // of a symbol the end tells most, of a phrase the beginning
        shows.setTextOverrun(own ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
        Nodes.state(name, "strong", indent == 0);
        show(detail, "");
        detail.setMinWidth(0);
        show(tag, "");
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void state(ThreadRow.OfState row) {
        fill(0, row.open() ? "▾" : "▸", row.state(), String.valueOf(row.count()), row.shows(), row.own());
        show(detail, row.count() == 1 ? "" : row.roles());
        show(tag, row.health().word());
        tag.getStyleClass().setAll("label", "tag", Nodes.healthStyle(row.health()));
        setAccessibleText(String.format(
                Locale.ROOT,
                "%s, %d, %s, %s",
                row.state(),
                row.count(),
                row.health().word(),
                row.shows()));
    }

    private void stack(ThreadRow.OfStack row) {
        String fold = row.count() > 1 ? (row.open() ? "▾" : "▸") : "";
        fill(18, fold, row.label(), "", row.own() ? row.detail() : row.shows(), false);
        Nodes.state(shows, "own", false);
        setTooltip(new Tooltip(visible(row.shows())));
        setAccessibleText(row.label() + ", " + row.detail());
    }

    private void thread(ThreadRow.OfThread row) {
        fill(36, "", row.label(), "", row.name(), false);
        setAccessibleText("thread " + row.label() + " " + row.name());
    }

    private void tasks(ThreadRow.OfTasks row) {
        String fold = row.count() > 1 ? (row.open() ? "▾" : "▸") : "";
        fill(0, fold, row.label(), "", row.shows(), !row.own().isEmpty());
        shows.setMinWidth(row.shows().length() <= WHOLE_CHARS ? Region.USE_PREF_SIZE : SHOWS_WIDTH);
        String waitsOn = row.waitsOnShort().isEmpty() ? "" : "→ " + row.waitsOnShort();
        show(detail, visible((row.place() + "  " + waitsOn).strip()));
        show(tag, row.state());
        tag.getStyleClass().setAll("label", "tag", "tag-rest");
        String full = (row.own().isEmpty() ? row.shows() : row.own())
                + (row.place().isEmpty() ? "" : " at " + row.place())
                + (row.waitsOn().isEmpty() ? "" : "\nwaits on " + row.waitsOn());
        setTooltip(new Tooltip(visible(full)));
        setAccessibleText(row.label() + " " + row.state() + ", " + full);
    }

    private void task(ThreadRow.OfTask row) {
        fill(36, "", row.label(), "", row.detail(), false);
        setAccessibleText(row.label() + " " + row.detail());
    }

    private void panic(ThreadRow.OfPanic row) {
        fill(0, "", row.thread(), "", row.message().lines().findFirst().orElse(""), false);
        show(detail, visible(row.place()));
        detail.setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(visible(row.message())));
        setAccessibleText("panic in thread " + row.thread() + ": " + row.message());
    }
}
