package dev.unpark.ui.timeline;

import static dev.unpark.ui.Nodes.heading;
import static dev.unpark.ui.Nodes.styled;

import dev.unpark.model.EntryKind;
import dev.unpark.model.TimelineEntry;
import dev.unpark.ui.Nodes;
import dev.unpark.ui.Workspace;
import java.time.ZoneId;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The timeline: the picture on the left, the entries as a list on the right. */
public final class TimelineView {
    private final TimelineViewModel model;
    private final Workspace workspace;
    private final TimelinePicture picture;
    private final ListView<TimelineRow> list = new ListView<>();
    private final VBox listPane;
    private final VBox form = styled(new VBox(), "entry-form");
    private final SplitPane root;

    public TimelineView(TimelineViewModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        picture = new TimelinePicture(row -> model.select(row.entry()));
        Label title = heading("");
        title.textProperty().bind(model.titleProperty());
        HBox head = Nodes.row(title);
        head.getStyleClass().add("pane-head");
        Label none = styled(
                new Label("No entries yet. Press Ctrl+I to type what happened, or open the incident's log."), "empty");
        none.visibleProperty().bind(javafx.beans.binding.Bindings.isEmpty(model.rows()));
        javafx.scene.layout.StackPane drawn = new javafx.scene.layout.StackPane(picture, none);
        VBox.setVgrow(drawn, Priority.ALWAYS);
        VBox left = styled(new VBox(head, drawn), "pane");
        listPane = listPane();
        root = new SplitPane(left, listPane);
        root.setDividerPositions(0.66);
        model.rows().addListener((ListChangeListener<TimelineRow>) c -> draw());
        model.selectedProperty().subscribe(id -> {
            draw();
            mark(id);
        });
        draw();
    }

    public Parent node() {
        return root;
    }

    /** The list, for moving the focus to it. */
    public ListView<TimelineRow> list() {
        return list;
    }

    /** Opens the form for an entry of the incident. */
    public void newEntry() {
        newEntry(EntryKind.INCIDENT);
    }

    /** Opens the form for a note about what is selected. */
    public void newNote() {
        newEntry(EntryKind.NOTE);
    }

    private void newEntry(EntryKind first) {
        ComboBox<EntryKind> kind = new ComboBox<>();
        kind.getItems().setAll(EntryKind.INCIDENT, EntryKind.NOTE);
        kind.setValue(first);
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(EntryKind k) {
                return k == EntryKind.INCIDENT ? "Incident" : "Note";
            }

            @Override
            public EntryKind fromString(String text) {
                return EntryKind.INCIDENT;
            }
        });
        kind.setAccessibleText("Kind of entry");
        TextField time = field("entry-time", model.now(), "09:35", 118);
        TextField text = field("entry-text", "", "What happened?", 80);
        Button add = styled(
                Nodes.button("Add", "", () -> {
                    if (model.add(time.getText(), text.getText(), kind.getValue())) {
                        closeForm();
                    }
                }),
                "accent");
        openForm(time, text, kind, add);
        time.selectAll();
        Platform.runLater(first == EntryKind.NOTE ? text::requestFocus : time::requestFocus);
    }

    private void editEntry(TimelineEntry entry) {
        TextField time = field("entry-time", model.timeOf(entry), "09:35", 138);
        TextField text = field("entry-text", entry.text(), "What happened?", 80);
        Button save = styled(
                Nodes.button("Save", "", () -> {
                    if (model.edit(entry, time.getText(), text.getText())) {
                        closeForm();
                    }
                }),
                "accent");
        openForm(time, text, null, save);
        Platform.runLater(text::requestFocus);
    }

    private static TextField field(String id, String value, String prompt, double width) {
        TextField field = new TextField(value);
        field.setId(id);
        field.setPromptText(prompt);
        field.setPrefWidth(width);
        field.setMinWidth(60);
        return field;
    }

    private void openForm(
            TextField time, TextField text, @org.jspecify.annotations.Nullable ComboBox<EntryKind> kind, Button ok) {
        ok.setId("entry-ok");
        time.setOnAction(e -> ok.fire());
        text.setOnAction(e -> ok.fire());
        HBox.setHgrow(text, Priority.ALWAYS);
        Button cancel = Nodes.button("Cancel", "", this::closeForm);
        HBox ends = kind == null ? Nodes.row(Nodes.spacer(), ok, cancel) : Nodes.row(kind, Nodes.spacer(), ok, cancel);
        form.getChildren().setAll(Nodes.row(time, text), ends);
        form.setVisible(true);
        form.setManaged(true);
        form.setOnKeyPressed(e -> {
            if (e.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
                closeForm();
                e.consume();
            }
        });
    }

    private void closeForm() {
        form.getChildren().clear();
        form.setVisible(false);
        form.setManaged(false);
        list.requestFocus();
    }

    private VBox listPane() {
        Button add = Nodes.link("Add entry", this::newEntry);
        add.setId("add-entry");
        HBox head = Nodes.row(heading("Entries"), Nodes.spacer(), add);
        head.getStyleClass().add("pane-head");
        form.setVisible(false);
        form.setManaged(false);
        list.setItems(model.rows());
        list.setId("entries");
        list.setAccessibleText("Entries of the timeline");
        list.getStyleClass().add("plain-list");
        list.setCellFactory(v -> new EntryCell(model, this::editEntry));
        list.setPlaceholder(styled(new Label("What happened, in order."), "empty"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        return styled(new VBox(head, form, list), "pane");
    }

    private void key(KeyEvent event) {
        TimelineRow row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        switch (event.getCode()) {
            case ENTER, SPACE -> model.select(row.entry());
            case F2 -> editEntry(row.entry());
            case DELETE, BACK_SPACE -> model.delete(row.entry());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void draw() {
        picture.show(
                model.rows(),
                ZoneId.of(workspace.investigation().work().zone()),
                model.selectedProperty().get());
    }

    private void mark(@org.jspecify.annotations.Nullable String id) {
        for (int i = 0; id != null && i < model.rows().size(); i++) {
            if (model.rows().get(i).entry().id().equals(id)) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - 2));
            }
        }
    }
}
