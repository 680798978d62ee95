package dev.unpark.ui.document;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.export.DocumentSection;
import dev.unpark.ui.Nodes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A form for the document's sections; what is left empty is marked in the document as to be written. */
public final class DocumentView {
    private static final Duration TYPING_PAUSE = Duration.millis(400);

    private final DocumentViewModel model;
    private final Map<String, TextArea> areas = new LinkedHashMap<>();
    private final TextField title = new TextField();
    private final ScrollPane scroll;

    public DocumentView(DocumentViewModel model) {
        this.model = model;
        VBox body = styled(new VBox(), "document");
        Label lead =
                Nodes.muted("The document fills in timeline, threads, findings and checklist by itself. These words are"
                        + " yours; Markdown is fine. What stays empty is marked as to be written.");
        lead.setWrapText(true);
        title.setId("document-title");
        title.setAccessibleText("Title of the postmortem");
        keep(title, () -> model.rename(title.getText()));
        body.getChildren().addAll(lead, styled(new Label("Title"), "strong"), title);
        for (DocumentSection section : model.sections()) {
            TextArea area = new TextArea();
            area.setId("section-" + section.id());
            area.setPromptText(capital(section.whatBelongsHere()) + ".");
            area.setAccessibleText(section.title());
            area.setWrapText(true);
            keep(area, () -> model.write(section.id(), area.getText()));
            areas.put(section.id(), area);
            body.getChildren().addAll(styled(new Label(section.title()), "strong"), area);
        }
        scroll = styled(new ScrollPane(body), "plain-scroll");
        scroll.setFitToWidth(true);
        model.onChange(this::fill);
    }

    public Parent node() {
        return scroll;
    }

    /** Moves the focus to the first section. */
    public void focus() {
        areas.values().iterator().next().requestFocus();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void keep(TextInputControl field, Runnable write) {
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(e -> write.run());
        field.textProperty().subscribe((old, now) -> {
            if (field.isFocused()) {
                pause.playFromStart();
            }
        });
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                pause.stop();
                write.run();
            }
        });
    }

    private void fill() {
        if (!title.isFocused()) {
            title.setText(model.title());
        }
        areas.forEach((id, area) -> {
            if (!area.isFocused() && !area.getText().equals(model.text(id))) {
                area.setText(model.text(id));
            }
        });
    }
}
