package dev.unpark.ui.findings;

import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.ui.Nodes;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The first finding, across the window: certainty, claim, places. */
public final class VerdictBar {
    private final FindingsViewModel model;
    private final Runnable showEvidence;
    private final HBox root = styled(new HBox(), "verdict");

    /** @param showEvidence brings the finding's full text into view */
    public VerdictBar(FindingsViewModel model, Runnable showEvidence) {
        this.model = model;
        this.showEvidence = showEvidence;
        model.findings().addListener((ListChangeListener<Finding>) c -> build());
        model.others().addListener((ListChangeListener<Object>) c -> build());
        build();
    }

    public Parent node() {
        return root;
    }

    private void build() {
        root.getChildren().clear();
        boolean any = model.anythingOpened();
        root.setVisible(any);
        root.setManaged(any);
        Nodes.state(root, "calm", model.findings().isEmpty());
        if (!any) {
            return;
        }
        if (model.findings().isEmpty()) {
            Label none = new Label("Nothing found so far. That is no proof of health: see what each rule looked at.");
            none.setWrapText(true);
            HBox.setHgrow(none, Priority.ALWAYS);
            none.setMaxWidth(Double.MAX_VALUE);
            root.getChildren().setAll(none, evidence("Show rules"));
            return;
        }
        Finding first = model.findings().getFirst();
        Nodes.state(root, "possible", first.certainty() == Certainty.POSSIBLE);
        Label title = styled(new Label(visible(first.plainTitle())), "strong");
        Label detail = Nodes.muted(visible(first.detail().replace("`", "")) + tail(first));
        title.setWrapText(true);
        detail.setWrapText(true);
        title.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        detail.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        VBox text = new VBox(title, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(100);
        Button add = Nodes.button("Add to timeline", "", () -> model.addToTimeline(first));
        add.setId("finding-to-timeline");
        root.getChildren().setAll(certainty(first.certainty()), text, evidence("Show evidence"), add);
        root.setAccessibleText(first.certainty() + ": " + first.plainTitle() + " " + first.detail());
    }

    private Button evidence(String words) {
        Button button = Nodes.button(words, "Open the finding with its citations (Alt+4)", () -> {
            if (!model.findings().isEmpty()) {
                model.open(model.findings().getFirst());
            }
            showEvidence.run();
        });
        button.setId("show-evidence");
        return button;
    }

    private String tail(Finding first) {
        int more = model.findings().size() - 1;
        String cites = first.citations().size() + (first.citations().size() == 1 ? " citation" : " citations");
        String unknown = first.notKnown().isEmpty()
                ? ""
                : ", " + first.notKnown().size() + (first.notKnown().size() == 1 ? " thing" : " things") + " not known";
        return " · " + cites + unknown + (more > 0 ? " · " + more + " more found" : "");
    }

    static Label certainty(Certainty certainty) {
        String word = certainty.name().charAt(0) + certainty.name().substring(1).toLowerCase(Locale.ROOT);
        String colour = switch (certainty) {
            case PROVEN -> "tag-danger";
            case LIKELY -> "tag-warn";
            case POSSIBLE -> "tag-rest";
        };
        return Nodes.tag(word, colour);
    }
}
