package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** A window is killed, and the next one offers its work back. */
class RecoveryTest {
    @TempDir
    Path folder;

    @Test
    void aKilledWindowsWorkIsOfferedBackAndRecovered() throws Exception {
        Path state = folder.resolve("state");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashVictim.class.getName(),
                        state.toString(),
                        "samples/silent-hang")
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "victim.log"))
                .start();
        try {
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !victim.isAlive() || holdsTheNote(state));
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertTrue(holdsTheNote(state), Files.readString(folder.resolve("victim.log")));

        TestWindow window = TestWindow.open(state, 1280, 800);
        try {
            window.fx(() -> {
                window.shell().actions().offerRecovery();
                return true;
            });
            window.settle();
            window.picture("10-recover-light-1280");
            Button recover = window.find(Button.class, "#notice-action");
            assertEquals("Recover it", recover.getText());
            window.robot.interact(recover::fire);
            window.settle();
            assertEquals(
                    "written just before the crash",
                    window.workspace().investigation().work().notes().getFirst().text());
            assertEquals(
                    "worker.blocked-by-lock",
                    window.workspace()
                            .investigation()
                            .analysis()
                            .findings()
                            .getFirst()
                            .rule());
        } finally {
            window.close();
        }
    }

    private static boolean holdsTheNote(Path state) {
        if (!Files.exists(state)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(f -> f.getFileName().toString().startsWith("work"))
                    .anyMatch(RecoveryTest::holdsNote);
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // files come and go while the other process writes
        }
    }

    private static boolean holdsNote(Path file) {
        try {
            return Files.readString(file).contains("written just before the crash");
        } catch (IOException e) {
            return false;
        }
    }
}
