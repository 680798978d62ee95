package dev.unpark.ui.source;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.ui.Nodes;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks which file of the opened trees a printed path means. */
final class MappingDialog extends Dialog<String> {
    MappingDialog(String printed, List<String> files, Window owner) {
        initOwner(owner);
        setTitle("Map a path by hand");
        FilteredList<String> shown = new FilteredList<>(FXCollections.observableArrayList(files));
        TextField filter = new TextField();
        filter.setPromptText("Part of the path");
        filter.setId("mapping-filter");
        filter.textProperty()
                .subscribe(text ->
                        shown.setPredicate(f -> f.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))));
        ListView<String> list = new ListView<>(shown);
        list.setId("mapping-files");
        list.getSelectionModel().selectFirst();
        VBox.setVgrow(list, Priority.ALWAYS);
        Label what = new Label("The evidence prints " + Nodes.visible(printed) + ". Which of these files is it?");
        what.setWrapText(true);
        getDialogPane().setContent(styled(new VBox(what, filter, list), "dialog-body"));
        getDialogPane().setPrefSize(560, 420);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        getDialogPane()
                .lookupButton(ButtonType.OK)
                .disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        setResultConverter(
                type -> type == ButtonType.OK ? list.getSelectionModel().getSelectedItem() : null);
        setOnShown(e -> filter.requestFocus());
    }
}
