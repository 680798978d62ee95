package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What an empty window says: what can be opened, and how. */
final class StartPage {
    private final VBox root;
    private final Button files;

    StartPage(Runnable openFiles, Runnable openFolder) {
        Label title = styled(new Label("Open what the hang left behind"), "title");
        Label lead = styled(
                new Label(
                        "A gdb dump (thread apply all bt, bt full), a panic text with its backtrace, an incident log, the"
                                + " source tree, or a folder or archive that holds them. You can also drop files anywhere on"
                                + " this window."
                                + " Nothing leaves this machine."),
                "lead");
        lead.setMaxWidth(560);
        files = styled(Nodes.button("Open files…", "Ctrl+O", openFiles), "accent");
        Button folder = Nodes.button("Open a folder…", "Ctrl+Shift+O", openFolder);
        files.setId("start-open");
        HBox buttons = new HBox(10, files, folder);
        buttons.setAlignment(javafx.geometry.Pos.CENTER);
        root = styled(new VBox(title, lead, buttons, Nodes.muted("Press ? for keys")), "start");
    }

    void requestFocus() {
        files.requestFocus();
    }

    Parent node() {
        return root;
    }
}
