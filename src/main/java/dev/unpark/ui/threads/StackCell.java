package dev.unpark.ui.threads;

import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.ui.Nodes;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Draws one line of the stack. */
final class StackCell extends ListCell<StackLine> {
    private final Label index = styled(new Label(), "mono", "muted", "frame-index");
    private final Label symbol = styled(new Label(), "mono", "frame-symbol");
    private final Label place = styled(new Label(), "mono", "frame-place");
    private final HBox box = styled(new HBox(index, symbol, place), "frame-row");

    StackCell(StackViewModel model) {
        index.setMinWidth(34);
        symbol.setMaxWidth(Double.MAX_VALUE);
        symbol.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        symbol.setMinWidth(40);
        HBox.setHgrow(symbol, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            switch (getItem()) {
                case StackLine.OfFold fold -> model.toggle(fold);
                case StackLine.OfFrame frame -> model.select(frame);
                case null -> {}
            }
        });
    }

    @Override
    protected void updateItem(@Nullable StackLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setTooltip(null);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case StackLine.OfFrame frame -> frame(frame);
            case StackLine.OfFold fold -> fold(fold);
        }
        setGraphic(box);
    }

    private void frame(StackLine.OfFrame frame) {
        index.setText(String.valueOf(frame.index()));
        symbol.setText(visible(frame.symbol().isEmpty() ? "no symbol" : frame.symbol()));
        place.setText(visible(frame.place()));
        Nodes.state(box, "own", frame.origin() == FrameOrigin.OWN);
        Nodes.state(box, "fold", false);
        Nodes.state(box, "unfolded", frame.unfolded());
        Tooltip tip = new Tooltip(visible(frame.full()));
        tip.setWrapText(true);
        tip.setMaxWidth(720);
        setTooltip(tip);
        setAccessibleText("frame " + frame.index() + " " + frame.symbol() + " " + frame.place());
    }

    private void fold(StackLine.OfFold fold) {
        index.setText("");
        symbol.setText((fold.open() ? "▾ " : "▸ ") + fold.words());
        place.setText("");
        Nodes.state(box, "own", false);
        Nodes.state(box, "fold", true);
        Nodes.state(box, "unfolded", false);
        setAccessibleText((fold.open() ? "unfolded: " : "folded: ") + fold.words());
    }
}
