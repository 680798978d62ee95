package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The line at the bottom: what was read, what runs, what undo would do. */
final class StatusBar {
    private final HBox root;
    private final HBox running = Nodes.row();

    StatusBar(Workspace workspace, FxJobRunner jobs, Actions actions) {
        Label read = new Label();
        read.setId("status-read");
        read.textProperty().bind(workspace.investigationProperty().map(StatusBar::words));
        Label undo = new Label();
        undo.textProperty()
                .bind(workspace.undoLabelProperty().map(l -> l.isEmpty() ? "" : "Ctrl+Z undoes: " + lower(l)));
        Label saved = new Label();
        saved.textProperty()
                .bind(actions.savedAsProperty()
                        .map(p -> "Saved in " + p.getFileName())
                        .orElse(""));
        Label keys = new Label("? for keys");
        root = styled(new HBox(read, running, Nodes.spacer(), undo, saved, keys), "status-bar");
        jobs.running().addListener((ListChangeListener<RunningJob>)
                c -> show(jobs.running().isEmpty() ? null : jobs.running().getFirst()));
    }

    Parent node() {
        return root;
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
    }

    private void show(@Nullable RunningJob job) {
        running.getChildren().clear();
        if (job != null) {
            Label title = new Label(Nodes.visible(job.title()));
            ProgressBar bar = new ProgressBar();
            bar.progressProperty().bind(job.progressProperty());
            Label what = new Label();
            what.textProperty().bind(job.whatProperty().map(Nodes::visible));
            running.getChildren().setAll(title, bar, what, Nodes.link("Cancel", job::cancel));
        }
    }

    private static String words(Investigation investigation) {
        Evidence evidence = investigation.evidence();
        int threads =
                evidence.inputs().stream().mapToInt(i -> i.threads().size()).sum();
        long dumps =
                evidence.inputs().stream().filter(i -> !i.threads().isEmpty()).count();
        long panics = evidence.inputs().stream().mapToInt(Input::panicCount).sum();
        long backtraces =
                evidence.inputs().stream().mapToInt(Input::otherBacktraceCount).sum();
        long unread =
                evidence.inputs().stream().mapToLong(Input::notUnderstoodLines).sum();
        if (evidence.inputs().isEmpty()) {
            return "Nothing opened";
        }
        String what = dumps > 0 ? count(threads, "thread") + " in " + count(dumps, "dump") : "";
        int tasks = evidence.inputs().stream().mapToInt(i -> i.tasks().size()).sum();
        if (tasks > 0) {
            what += (what.isEmpty() ? "" : ", ") + count(tasks, "task");
        }
        if (panics > 0) {
            what += (what.isEmpty() ? "" : ", ") + count(panics, "panic");
        }
        if (backtraces > 0) {
            what += (what.isEmpty() ? "" : ", ") + count(backtraces, "backtrace");
        }
        return (what.isEmpty() ? count(evidence.inputs().size(), "input") : what) + "   " + count(unread, "line")
                + " not understood";
    }

    private static String count(long n, String noun) {
        return n == 1 ? "1 " + noun : n + " " + noun + "s";
    }
}
