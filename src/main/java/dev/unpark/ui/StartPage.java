package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What an empty window says: what can be opened, and how. */
final class StartPage {
    private final ScrollPane root;
    private final Button files;

    /** @param tours what one can begin with who has nothing to open yet */
    StartPage(Runnable openFiles, Runnable openFolder, Runnable pasteText, Parent tours) {
        Label title = styled(new Label("Open what the hang left behind"), "title");
        Label lead = styled(
                new Label("A thread dump of gdb, lldb or another tool, a panic text, a task dump, an incident log, the"
                        + " source tree, or a folder or archive that holds them. You can also drop files anywhere on"
                        + " this window, or paste the text of a dump."
                        + " Nothing leaves this machine."),
                "lead");
        lead.setMaxWidth(560);
        lead.setMinHeight(Region.USE_PREF_SIZE);
        files = styled(Nodes.button("Open files…", "Ctrl+O", openFiles), "accent");
        Button folder = Nodes.button("Open a folder…", "Ctrl+Shift+O", openFolder);
        Button paste = Nodes.button("Paste text", "Ctrl+V", pasteText);
        files.setId("start-open");
        paste.setId("start-paste");
        HBox buttons = new HBox(10, files, folder, paste);
        buttons.setAlignment(Pos.CENTER);
        VBox page =
                styled(new VBox(title, lead, buttons, Nodes.muted("Press ? for keys, F1 for help"), tours), "start");
        root = styled(new ScrollPane(page), "plain-scroll");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setFocusTraversable(false);
    }

    void requestFocus() {
        files.requestFocus();
    }

    Parent node() {
        return root;
    }
}
