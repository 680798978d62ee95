package dev.unpark.ui.source;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.ui.Nodes;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;

/** The right-hand panel: code with its marks, or a sentence that says why there is none and what would bring it. */
public final class SourceView {
    private final SourceViewModel model;
    private final CodePanel code = new CodePanel();
    private final VBox excuse = styled(new VBox(), "excuse");
    private final Label title = styled(new Label(), "mono", "strong", "source-title");
    private final Label detail = Nodes.muted("");
    private final Button byHand =
            Nodes.button("Map by hand…", "Choose which file a printed path means", this::mapByHand);
    private final StackPane stage = new StackPane();
    private final VBox root;
    private String printed = "";

    public SourceView(SourceViewModel model) {
        this.model = model;
        title.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        title.setMinWidth(80);
        detail.setMinWidth(0);
        byHand.setId("map-by-hand");
        HBox head = Nodes.row(title, detail, Nodes.spacer(), byHand);
        head.getStyleClass().add("source-head");
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.getChildren().setAll(code.node(), excuse);
        root = styled(new VBox(head, stage), "pane");
        model.shownProperty().subscribe(this::show);
    }

    public Parent node() {
        return root;
    }

    /** The text area, for moving the focus to it. */
    public CodeArea area() {
        return code.area();
    }

    /** What the panel shows now. */
    public Shown shown() {
        return model.shownProperty().get();
    }

    /** The text of the line that is marked; empty if none is. */
    public String focusedLine() {
        return code.focusedLine();
    }

    private void show(Shown shown) {
        boolean isCode = shown instanceof Shown.Code;
        code.node().setVisible(isCode);
        excuse.setVisible(!isCode);
        byHand.setVisible(shown instanceof Shown.Unavailable u
                && !u.printed().isEmpty()
                && !model.files().isEmpty());
        byHand.setManaged(byHand.isVisible());
        switch (shown) {
            case Shown.Code file -> {
                title.setText(Nodes.visible(file.title()));
                detail.setText(Nodes.visible(file.detail()));
                code.show(file);
            }
            case Shown.Unavailable none -> {
                title.setText(none.printed().isEmpty() ? "Source" : Nodes.visible(none.printed()));
                detail.setText("");
                printed = none.printed();
                explain(none);
            }
            case Shown.Nothing _ -> {
                title.setText("Source");
                detail.setText("");
                excuse.getChildren().setAll(paragraph("Select a thread or a frame to see its source here.", "muted"));
            }
        }
    }

    private void explain(Shown.Unavailable none) {
        excuse.getChildren().setAll(paragraph(none.why(), "strong"), paragraph(none.remedy(), "muted"));
        for (String candidate : none.candidates()) {
            Button choice = Nodes.link(Nodes.visible(candidate), () -> model.map(none.printed(), candidate));
            excuse.getChildren().add(choice);
        }
    }

    private static Label paragraph(String text, String style) {
        Label label = styled(new Label(Nodes.visible(text)), style);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private void mapByHand() {
        Optional<String> chosen =
                new MappingDialog(printed, model.files(), root.getScene().getWindow()).showAndWait();
        chosen.ifPresent(path -> model.map(printed, path));
    }
}
