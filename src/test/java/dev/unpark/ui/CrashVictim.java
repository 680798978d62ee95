package dev.unpark.ui;

import dev.unpark.store.Recovery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/** A window in a process of its own that writes a note and then waits to be killed. */
final class CrashVictim {
    private CrashVictim() {}

    /** @param args the state folder, the sample to open */
    public static void main(String[] args) throws Exception {
        Platform.startup(() -> {
            Stage stage = new Stage();
            FilePicker picker = new NativeFilePicker();
            Shell shell = App.show(stage, picker, Recovery.under(Path.of(args[0])), Clock.systemUTC(), 900, 700);
            shell.workspace().openedProperty().subscribe(opened -> {
                if (opened != null) {
                    Platform.runLater(() -> shell.workspace().addNote("written just before the crash"));
                }
            });
            shell.actions().open(List.of(Path.of(args[1])), List.of());
        });
        new CountDownLatch(1).await();
    }
}
