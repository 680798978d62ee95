package dev.unpark.ui;

import dev.unpark.store.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on the headless platform, with a clock that stands still and a file picker that answers at once. */
final class TestWindow {
    static final Instant NOW = Instant.parse("2026-11-24T10:05:00Z");

    final FxRobot robot = new FxRobot();
    final Deque<Path> answers = new ArrayDeque<>();
    private @Nullable Shell shell;
    private @Nullable Stage stage;

    /** Opens a window of this size whose unsaved work is kept below {@code state}. */
    static TestWindow open(Path state, int width, int height) throws Exception {
        TestWindow window = new TestWindow();
        Stage primary = FxToolkit.registerPrimaryStage();
        window.fx(() -> {
            HeadlessScreen.resize(1960, 1240);
            primary.setX(0);
            primary.setY(0);
            window.shell = App.show(
                    primary, window.picker(), Recovery.under(state), Clock.fixed(NOW, ZoneOffset.UTC), width, height);
            window.stage = primary;
            return true;
        });
        return window;
    }

    private FilePicker picker() {
        return new FilePicker() {
            @Override
            public List<Path> files(Window owner) {
                return List.of(answers.removeFirst());
            }

            @Override
            public Optional<Path> folder(Window owner, String title) {
                return Optional.of(answers.removeFirst());
            }

            @Override
            public Optional<Path> saveAs(Window owner, String suggestedName) {
                return Optional.of(answers.removeFirst());
            }
        };
    }

    Shell shell() {
        return java.util.Objects.requireNonNull(shell);
    }

    Workspace workspace() {
        return shell().workspace();
    }

    /** Opens paths and waits until all that follows from it is on the screen. */
    void openPaths(Path... paths) throws Exception {
        fx(() -> {
            shell().actions().open(List.of(paths), List.of());
            return true;
        });
        settle();
    }

    /** Runs on the FX thread and returns its value. */
    <T> T fx(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.asyncFx(action).get();
    }

    /** Waits until no job runs and no event is left. */
    void settle() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> shell().jobs().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> shell().jobs().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits for a condition that the window will come to by itself. */
    void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
    }

    <T extends Node> T find(Class<T> type, String query) {
        return robot.lookup(query).queryAs(type);
    }

    /** A list of the window; a list of other rows fails where its rows are used. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> ListView<T> list(String query) {
        return robot.lookup(query).queryAs(ListView.class);
    }

    void press(KeyCode... keys) throws Exception {
        robot.push(keys);
        settle();
    }

    void type(String text) throws Exception {
        robot.write(text, 0);
        settle();
    }

    /** Leaves a picture of the window in {@code target/screenshots}. */
    void picture(String name) throws Exception {
        settle();
        byte[] png = fx(() -> {
            java.util.Objects.requireNonNull(stage).getScene().snapshot(null);
            WritableImage image =
                    java.util.Objects.requireNonNull(stage).getScene().snapshot(null);
            return Png.of(image);
        });
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(folder.resolve(name + ".png"), png);
    }

    void close() throws Exception {
        fx(() -> {
            shell().actions().close();
            java.util.Objects.requireNonNull(stage).hide();
            return true;
        });
    }
}
