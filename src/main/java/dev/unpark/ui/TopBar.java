package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.ui.threads.ThreadsViewModel;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar at the top: title, filter, open, save, export, help, theme. */
final class TopBar {
    private final TextField search = new TextField();
    private final HBox root;
    private Theme theme = Theme.LIGHT;
    private final Button themeButton = Nodes.button("", "Light or dark (Ctrl+D)", this::toggleTheme);

    TopBar(Workspace workspace, Actions actions, ThreadsViewModel threads, Runnable showHelp) {
        Label product = styled(new Label("Unpark"), "product");
        product.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        Label title = Nodes.muted("");
        title.textProperty()
                .bind(workspace
                        .investigationProperty()
                        .map(i -> Nodes.visible(i.work().title())));
        title.setMinWidth(0);
        search.setPromptText("Filter threads and frames   Ctrl+F");
        search.setId("filter");
        search.getStyleClass().add("search");
        search.setMinWidth(120);
        search.textProperty().bindBidirectional(threads.filterProperty());
        MenuItem files = new MenuItem("Files…  Ctrl+O");
        files.setOnAction(e -> actions.openFiles(window()));
        MenuItem folder = new MenuItem("Folder…  Ctrl+Shift+O");
        folder.setOnAction(e -> actions.openFolder(window()));
        MenuItem paste = new MenuItem("Paste from clipboard  Ctrl+V");
        paste.setOnAction(e -> actions.paste());
        MenuButton open = new MenuButton("Open…", new FontIcon(Feather.FOLDER), files, folder, paste);
        open.setId("open");
        open.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        Button save = Nodes.button("Save", "Save the investigation (Ctrl+S)", () -> actions.save(window()));
        Button export = styled(
                Nodes.button("Export postmortem", "Write the document (Ctrl+E)", () -> actions.export(window())),
                "accent");
        save.setGraphic(new FontIcon(Feather.SAVE));
        export.setGraphic(new FontIcon(Feather.FILE_TEXT));
        export.setId("export");
        themeButton.setId("theme");
        Button help = Nodes.button("", "Help: causes, fixes and questions (F1)", showHelp);
        help.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
        help.setAccessibleText("Help");
        help.setId("help-open");
        root = styled(
                new HBox(product, title, Nodes.spacer(), search, Nodes.spacer(), open, save, export, help, themeButton),
                "top-bar");
    }

    Parent node() {
        return root;
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Changes from light to dark, or back. */
    void toggleTheme() {
        show(theme.other());
    }

    void show(Theme next) {
        theme = next;
        theme.apply();
        themeButton.setGraphic(new FontIcon(theme == Theme.LIGHT ? Feather.MOON : Feather.SUN));
        themeButton.setAccessibleText(theme == Theme.LIGHT ? "Change to dark" : "Change to light");
    }

    private javafx.stage.Window window() {
        return root.getScene().getWindow();
    }
}
