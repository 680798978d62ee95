package dev.unpark.ui.tour;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.ui.Nodes;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The card of a tour, across the window: what one sees at this stop, and the way on. It covers nothing. */
public final class TourBar {
    private final HBox root = styled(new HBox(), "tour");
    private final Label place = styled(Nodes.muted(""), "small");
    private final Label title = styled(new Label(), "strong");
    private final Label text = new Label();
    private final Button back;
    private final Button next;

    public TourBar(TourViewModel model) {
        back = Nodes.button("Back", "The stop before (Alt+Left)", model::back);
        next = styled(Nodes.button("Next", "The next stop (Alt+Right)", model::next), "accent");
        Button close = Nodes.link("Close", model::close);
        close.setAccessibleText("Close the tour");
        back.setId("tour-back");
        next.setId("tour-next");
        close.setId("tour-close");
        place.setId("tour-place");
        for (Label label : new Label[] {title, text}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        VBox words = styled(new VBox(Nodes.row(title, place), text), "tour-words");
        words.setMinWidth(100);
        HBox.setHgrow(words, Priority.ALWAYS);
        root.setId("tour");
        root.getChildren().setAll(words, back, next, close);
        model.stopProperty().subscribe(this::show);
    }

    public Parent node() {
        return root;
    }

    private void show(@Nullable Stop stop) {
        boolean starts = stop != null && !root.isVisible();
        root.setVisible(stop != null);
        root.setManaged(stop != null);
        if (stop == null) {
            return;
        }
        place.setText(stop.tour().title() + " · " + (stop.index() + 1) + " of "
                + stop.tour().steps().size());
        title.setText(stop.step().title());
        text.setText(stop.step().text());
        back.setDisable(stop.isFirst());
        next.setText(stop.isLast() ? "Finish" : "Next");
        root.setAccessibleText(place.getText() + ": " + title.getText() + ". " + text.getText());
        if (starts) {
            // opening moves the focus to the threads first
            Platform.runLater(() -> Platform.runLater(next::requestFocus));
        }
    }
}
