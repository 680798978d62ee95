package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The message across the window. What was done fades; the rest stays until it is closed or another takes its place. */
final class NoticeBar {
    private final HBox root = styled(new HBox(), "notice");
    private final Workspace workspace;
    private final PauseTransition fade = new PauseTransition(Duration.seconds(8));

    NoticeBar(Workspace workspace) {
        this.workspace = workspace;
        root.setId("notice");
        workspace.noticeProperty().subscribe(this::show);
    }

    Parent node() {
        return root;
    }

    private void show(@Nullable Notice notice) {
        root.setVisible(notice != null);
        root.setManaged(notice != null);
        root.getChildren().clear();
        if (notice == null) {
            return;
        }
        fade.stop();
        if (notice.kind() == Notice.Kind.DONE) {
            fade.setOnFinished(e -> workspace.tell(null));
            fade.playFromStart();
        }
        Nodes.state(root, "done", notice.kind() == Notice.Kind.DONE);
        Nodes.state(root, "problem", notice.kind() == Notice.Kind.PROBLEM);
        Label text = new Label(Nodes.visible(notice.text()));
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        root.getChildren().add(text);
        Runnable run = notice.run();
        String action = notice.action();
        if (run != null && action != null) {
            Button button = Nodes.button(action, "", () -> {
                workspace.tell(null);
                run.run();
            });
            button.setId("notice-action");
            root.getChildren().add(button);
        }
        Button close = Nodes.link("Close", () -> workspace.tell(null));
        close.setId("notice-close");
        root.getChildren().add(close);
    }
}
