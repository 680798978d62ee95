package dev.unpark.ui.tour;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.knowledge.Tour;
import dev.unpark.ui.Nodes;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tours as cards to choose from; takes no room while there are none. */
public final class TourList {
    private static final int COLUMNS = 3;

    private final TourViewModel model;
    private final GridPane cards = styled(new GridPane(), "tour-cards");
    private final VBox root = styled(new VBox(Nodes.heading("Guided tours of the samples"), cards), "tour-list");

    public TourList(TourViewModel model) {
        this.model = model;
        root.setId("tours");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / COLUMNS);
            cards.getColumnConstraints().add(third);
        }
        root.setMaxWidth(Region.USE_PREF_SIZE);
        model.tours().addListener((ListChangeListener<Tour>) c -> build());
        build();
    }

    public Parent node() {
        return root;
    }

    private void build() {
        cards.getChildren().clear();
        for (int i = 0; i < model.tours().size(); i++) {
            cards.add(card(model.tours().get(i)), i % COLUMNS, i / COLUMNS);
        }
        root.setVisible(!model.tours().isEmpty());
        root.setManaged(!model.tours().isEmpty());
    }

    private Button card(Tour tour) {
        Label cause = styled(Nodes.muted(tour.cause()), "small");
        Button card = styled(new Button(), "tour-card");
        card.setGraphic(new VBox(styled(new Label(tour.title()), "strong"), cause));
        card.setAccessibleText("Tour: " + tour.title() + ". " + tour.cause());
        card.setId("tour-of-" + tour.sample());
        card.setMaxWidth(Double.MAX_VALUE);
        card.setOnAction(e -> model.start(tour));
        return card;
    }
}
