package dev.unpark.ui;

import dev.unpark.checklist.Checklist;
import dev.unpark.session.Opened;
import dev.unpark.store.Recovery;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;

/**
 * A picture of the workspace without a window. The scene is never put on a stage: JavaFX 26's headless screen is fixed at
 * 1000 by 1000 pixels, a scene's snapshot is not.
 */
public final class WorkspaceSnapshot {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int TIMEOUT_SECONDS = 60;

    private WorkspaceSnapshot() {}

    /**
     * Draws what the window would show of {@code opened} and writes it as PNG.
     *
     * @throws Refused if it cannot be drawn or written
     */
    public static void write(Opened opened, Path png) throws Refused {
        CompletableFuture<byte[]> picture = new CompletableFuture<>();
        try {
            System.setProperty("glass.platform", System.getProperty("glass.platform", "Headless"));
            System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
            FxLog.quiet();
            Platform.startup(() -> draw(opened, picture));
            Files.write(png, picture.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (IOException e) {
            throw new Refused(
                    "The picture could not be written to " + png + ". Choose a folder that you may write to.", e);
        } catch (ExecutionException | TimeoutException | RuntimeException | LinkageError e) {
            throw new Refused(
                    "The picture of the workspace could not be drawn on this machine (" + e.getMessage()
                            + "). The document is complete without it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted while the picture was drawn.", e);
        } finally {
            Platform.exit();
        }
    }

    private static void draw(Opened opened, CompletableFuture<byte[]> picture) {
        try {
            Theme.loadFonts();
            FxJobRunner jobs = new FxJobRunner();
            Checklist checklist = Checklist.firstTenMinutes();
            Workspace workspace = new Workspace(jobs, Clock.systemUTC(), checklist.steps());
            // no autosave here: a picture writes nothing but itself
            Actions actions = new Actions(workspace, new NativeFilePicker(), Recovery.standard());
            Shell shell = new Shell(workspace, actions, jobs, checklist);
            Scene scene = new Scene(shell.node(), WIDTH, HEIGHT);
            Theme.dress(scene);
            shell.showTheme(Theme.LIGHT);
            workspace.show(opened);
            settle(scene, jobs, picture, 0);
        } catch (RuntimeException | Error e) {
            picture.completeExceptionally(e);
        }
    }

    /** Lets jobs end and lists lay themselves out: a few snapshots apart, until nothing runs any more. */
    private static void settle(Scene scene, FxJobRunner jobs, CompletableFuture<byte[]> picture, int quiet) {
        WritableImage image = scene.snapshot(null);
        if (quiet >= 4) {
            picture.complete(Png.of(image));
            return;
        }
        PauseTransition pause = new PauseTransition(Duration.millis(60));
        pause.setOnFinished(e -> settle(scene, jobs, picture, jobs.running().isEmpty() ? quiet + 1 : 0));
        pause.play();
    }
}
