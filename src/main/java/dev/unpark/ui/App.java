package dev.unpark.ui;

import dev.unpark.checklist.Checklist;
import dev.unpark.session.Given;
import dev.unpark.session.Request;
import dev.unpark.store.Recovery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

/** The window. */
public final class App extends Application {
    private static List<Given> given = List.of();
    private static List<Path> sources = List.of();

    /** Starts JavaFX and returns when the window is closed. */
    public static void launch(List<Given> open, List<Path> sourceRoots) {
        given = List.copyOf(open);
        sources = List.copyOf(sourceRoots);
        FxLog.quiet();
        Application.launch(App.class);
    }

    @Override
    public void start(Stage stage) {
        Shell shell = show(stage, new NativeFilePicker(), Recovery.standard(), Clock.systemUTC(), 1440, 900);
        stage.setOnHidden(e -> shell.actions().close());
        shell.actions().offerRecovery();
        if (!given.isEmpty() || !sources.isEmpty()) {
            shell.actions().open(new Request(given, sources, null));
        }
    }

    /** Builds a window's content and shows it; tests give their own picker, state folder and clock. */
    public static Shell show(Stage stage, FilePicker picker, Recovery recovery, Clock clock, int width, int height) {
        Theme.loadFonts();
        FxJobRunner jobs = new FxJobRunner();
        Checklist checklist = Checklist.firstTenMinutes();
        Workspace workspace = new Workspace(jobs, clock, checklist.steps());
        Actions actions = new Actions(workspace, picker, recovery);
        actions.keepSafe(new Autosave(workspace, recovery));
        Shell shell = new Shell(workspace, actions, jobs, checklist);
        Scene scene = new Scene(shell.node(), width, height);
        Theme.dress(scene);
        shell.showTheme(Theme.LIGHT);
        Keys.install(shell, scene, shell::toggleTheme);
        acceptDrops(scene, actions);
        stage.setTitle("Unpark");
        stage.setScene(scene);
        stage.show();
        shell.focusStart();
        return shell;
    }

    private static void acceptDrops(Scene scene, Actions actions) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            if (event.getDragboard().hasFiles()) {
                actions.open(
                        event.getDragboard().getFiles().stream()
                                .map(java.io.File::toPath)
                                .toList(),
                        List.of());
                event.setDropCompleted(true);
            }
            event.consume();
        });
    }
}
