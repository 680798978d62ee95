package dev.unpark.ui.threads;

import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.ui.Nodes;
import javafx.geometry.Insets;
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
    /** How far an await is set in below what awaits it; those that are nested deeper than so many no farther. */
    private static final double LEVEL = 16;

    private static final int DEEPEST_LEVEL = 16;

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
                case StackLine.OfAwait await -> model.select(await);
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
            case StackLine.OfAwait await -> await(await);
            case StackLine.OfFold fold -> fold(fold);
        }
        setGraphic(box);
    }

    private void frame(StackLine.OfFrame frame) {
        fill(String.valueOf(frame.index()), frame.symbol(), frame.place(), 0);
        states(frame.origin() == FrameOrigin.OWN, false, frame.unfolded());
        tip(frame.full());
        setAccessibleText("frame " + frame.index() + " " + frame.symbol() + " " + frame.place());
    }

    private void await(StackLine.OfAwait await) {
        fill(await.count() == 1 ? "" : await.count() + "x", await.symbol(), await.place(), await.depth());
        states(await.origin() == FrameOrigin.OWN, false, false);
        tip(await.full());
        setAccessibleText("await at depth " + await.depth() + " " + await.symbol() + " " + await.place());
    }

    private void fill(String number, String name, String at, int depth) {
        index.setText(number);
        symbol.setText(visible(name.isEmpty() ? "no symbol" : name));
        symbol.setPadding(new Insets(0, 0, 0, LEVEL * Math.min(depth, DEEPEST_LEVEL)));
        place.setText(visible(at));
    }

    private void states(boolean own, boolean fold, boolean unfolded) {
        Nodes.state(box, "own", own);
        Nodes.state(box, "fold", fold);
        Nodes.state(box, "unfolded", unfolded);
    }

    private void tip(String full) {
        Tooltip tip = new Tooltip(visible(full));
        tip.setWrapText(true);
        tip.setMaxWidth(720);
        setTooltip(tip);
    }

    private void fold(StackLine.OfFold fold) {
        fill("", (fold.open() ? "▾ " : "▸ ") + fold.words(), "", 0);
        states(false, true, false);
        setAccessibleText((fold.open() ? "unfolded: " : "folded: ") + fold.words());
    }
}
