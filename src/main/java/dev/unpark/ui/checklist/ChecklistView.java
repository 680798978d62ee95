package dev.unpark.ui.checklist;

import static dev.unpark.ui.Nodes.heading;
import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.checklist.StepAnswer;
import dev.unpark.model.ItemRef;
import dev.unpark.model.StepStatus;
import dev.unpark.ui.Nodes;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;

/** The guided checklist: one open card, the others as lines. */
public final class ChecklistView {
    /** A pause in typing after which the note counts as written, well below the second that a crash may cost. */
    private static final Duration TYPING_PAUSE = Duration.millis(400);

    private final ChecklistViewModel model;
    private final VBox steps = styled(new VBox(), "steps");
    private final Map<String, TextArea> notes = new HashMap<>();
    private final ScrollPane scroll = styled(new ScrollPane(steps), "plain-scroll");
    private final VBox root;

    public ChecklistView(ChecklistViewModel model) {
        this.model = model;
        Label title = heading("");
        title.textProperty().bind(model.titleProperty());
        HBox head = Nodes.row(title);
        head.getStyleClass().add("pane-head");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = styled(new VBox(head, scroll), "pane");
        model.cards().addListener((ListChangeListener<StepCard>) c -> build());
        build();
    }

    public Parent node() {
        return root;
    }

    /** Moves the focus to the note of the open step. */
    public void focusNote() {
        TextArea note = notes.get(model.currentProperty().get());
        if (note != null) {
            note.requestFocus();
            note.end();
        }
    }

    private void build() {
        steps.getChildren().clear();
        for (StepCard card : model.cards()) {
            steps.getChildren().add(card.current() ? open(card) : line(card));
        }
    }

    private Node line(StepCard card) {
        StepStatus status = card.record().status();
        Label sign = styled(new Label(), "step-number");
        sign.setText(
                switch (status) {
                    case DONE -> "✓";
                    case SKIPPED -> "–";
                    case OPEN -> String.valueOf(card.step().number());
                });
        Nodes.state(sign, "done", status == StepStatus.DONE);
        Label name = new Label(card.step().title());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label side = Nodes.muted(side(card));
        side.setMaxWidth(120);
        side.setTooltip(new javafx.scene.control.Tooltip(side.getText()));
        Button row = styled(new Button(), "step-line");
        row.setGraphic(Nodes.row(sign, name, side));
        row.setMaxWidth(Double.MAX_VALUE);
        row.setId("step-" + card.step().id());
        row.setAccessibleText(
                "Step " + card.step().number() + ", " + card.step().title() + ", " + side.getText());
        row.setOnAction(e -> model.currentProperty().set(card.step().id()));
        return row;
    }

    private static String side(StepCard card) {
        StepAnswer answer = card.answer();
        return switch (card.record().status()) {
            case SKIPPED -> visible("skipped: " + card.record().reason());
            case DONE -> "done";
            case OPEN ->
                answer == null
                        ? ""
                        : switch (answer.coverage()) {
                            case ANSWERED -> "answered";
                            case PARTLY -> "in part";
                            case NOT_SHOWN -> "";
                        };
        };
    }

    private Node open(StepCard card) {
        Label title = styled(new Label(card.step().number() + "  " + card.step().title()), "strong");
        title.setWrapText(true);
        Label why = Nodes.muted(card.step().why());
        why.setWrapText(true);
        VBox box = styled(new VBox(title, why), "step-open");
        StepAnswer answer = card.answer();
        box.getChildren().add(command(answer == null ? card.step().command() : answer.command()));
        if (answer != null) {
            addAnswer(box, answer);
        }
        TextArea note = note(card);
        box.getChildren().add(note);
        FlowPane attached = styled(new FlowPane(), "attached");
        for (ItemRef ref : card.record().attached()) {
            attached.getChildren().add(chip(card.step().id(), ref));
        }
        if (!attached.getChildren().isEmpty()) {
            box.getChildren().add(attached);
        }
        box.getChildren().add(buttons(card));
        return box;
    }

    private Node command(String command) {
        Label text = styled(new Label(command), "mono", "command-text");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button copy = Nodes.link("Copy", () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(command);
            Clipboard.getSystemClipboard().setContent(content);
            model.copied();
        });
        copy.setId("copy-command");
        return styled(new HBox(text, copy), "command");
    }

    private void addAnswer(VBox box, StepAnswer answer) {
        for (StepAnswer.Line line : answer.lines()) {
            TextFlow text = Nodes.prose(line.text());
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = styled(new HBox(text), "answer");
            ItemRef about = line.about();
            if (about != null) {
                Button show = Nodes.link("Show", () -> model.show(about));
                show.setAccessibleText("Show: " + line.text());
                row.getChildren().add(show);
            }
            box.getChildren().add(row);
        }
        boolean known = answer.coverage() != StepAnswer.Coverage.NOT_SHOWN;
        Label tag = Nodes.tag(known ? "Evidence" : "Not in this evidence", known ? "tag-ok" : "tag-rest");
        box.getChildren().add(box.getChildren().size() - answer.lines().size(), tag);
    }

    /** The note's text area; kept over rebuilds, so that typing is never cut off by what it causes. */
    private TextArea note(StepCard card) {
        String id = card.step().id();
        TextArea area = notes.computeIfAbsent(id, k -> {
            TextArea made = new TextArea(card.record().note());
            made.setId("note-" + k);
            made.setPromptText("What did you see? Ctrl+Enter attaches the selection.");
            made.setAccessibleText("Note");
            made.setWrapText(true);
            made.setPrefRowCount(3);
            PauseTransition pause = new PauseTransition(TYPING_PAUSE);
            pause.setOnFinished(e -> model.note(k, made.getText()));
            made.textProperty().subscribe((old, now) -> pause.playFromStart());
            made.focusedProperty().subscribe(focused -> {
                if (!focused) {
                    model.note(k, made.getText());
                }
            });
            made.addEventFilter(KeyEvent.KEY_PRESSED, event -> noteKey(event, k, made));
            return made;
        });
        if (!area.isFocused() && !area.getText().equals(card.record().note())) {
            area.setText(card.record().note());
        }
        return area;
    }

    private void noteKey(KeyEvent event, String step, TextArea area) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.note(step, area.getText());
            model.attachSelection();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            // a note is prose: Tab moves on, as it does in every other field
            event.consume();
            Node next = area.getParent().lookup(event.isShiftDown() ? "#copy-command" : "#step-done");
            if (next != null) {
                next.requestFocus();
            }
        }
    }

    private Node chip(String step, ItemRef ref) {
        Button show = Nodes.link(visible(model.words(ref)), () -> model.show(ref));
        show.setMinWidth(0);
        show.setMaxWidth(230);
        Button remove = styled(new Button("×"), "chip-remove");
        remove.setAccessibleText("Detach " + model.words(ref));
        remove.setOnAction(e -> model.detach(step, ref));
        return styled(new HBox(show, remove), "chip");
    }

    private Node buttons(StepCard card) {
        String id = card.step().id();
        if (card.record().status() != StepStatus.OPEN) {
            Label said = Nodes.muted(
                    card.record().status() == StepStatus.DONE
                            ? "Done"
                            : "Skipped: " + visible(card.record().reason()));
            said.setWrapText(true);
            Button again = Nodes.button("Reopen", "Make this step open again", () -> model.reopen(id));
            again.setId("step-reopen");
            return Nodes.row(said, Nodes.spacer(), again);
        }
        HBox row = Nodes.row();
        Button done = styled(Nodes.button("Done", "Mark this step as done", () -> finish(id)), "accent");
        done.setId("step-done");
        Button skip = Nodes.button("Skip…", "Leave this step out, with a reason", () -> askReason(row));
        skip.setId("step-skip");
        Button attach = Nodes.link("Attach selection", model::attachSelection);
        attach.setId("step-attach");
        row.getChildren().setAll(done, skip, Nodes.spacer(), attach);
        return row;
    }

    private void finish(String id) {
        TextArea area = notes.get(id);
        if (area != null) {
            model.note(id, area.getText());
        }
        model.done();
    }

    private void askReason(HBox row) {
        TextField reason = new TextField();
        reason.setId("skip-reason");
        reason.setPromptText("Why is it left out?");
        HBox.setHgrow(reason, Priority.ALWAYS);
        Button skip = Nodes.button("Skip", "", () -> model.skip(reason.getText().strip()));
        skip.setId("skip-confirm");
        skip.disableProperty().bind(reason.textProperty().map(String::isBlank));
        reason.setOnAction(e -> skip.fire());
        row.getChildren().setAll(reason, skip);
        Platform.runLater(reason::requestFocus);
    }
}
