package dev.unpark;

import dev.unpark.cli.Cli;
import dev.unpark.cli.Host;
import dev.unpark.cli.Snapshot;
import dev.unpark.cli.WatchedOutput;
import dev.unpark.cli.Window;
import dev.unpark.session.Given;
import dev.unpark.ui.App;
import dev.unpark.ui.WorkspaceSnapshot;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The start: hands the commands their streams and the window. It must not extend {@code Application}, for then Java
 * looks for JavaFX on the module path and finds none.
 */
public final class Launcher {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Held, for the log manager forgets a level with the logger that nobody holds. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] args) {
        // It warns that it was found on the class path, which is how it is meant to be here.
        JAVAFX.setLevel(Level.SEVERE);
        WatchedOutput output = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = stream(new BufferedOutputStream(output, BUFFER_BYTES), false);
        PrintStream err = stream(new FileOutputStream(FileDescriptor.err), true);
        int code = Cli.run(new Host(System.in, out, err, Path.of(""), WINDOW, SNAPSHOT), args);
        IOException failure = output.failure();
        if (failure != null) {
            err.println("unpark: The output could not be written in full: " + failure.getMessage());
            code = 1;
        }
        // JavaFX leaves threads behind that would keep the process alive.
        System.exit(code);
    }

    /** UTF-8 on every system: the document promises it, and texts quote paths and panic messages. */
    private static PrintStream stream(OutputStream bytes, boolean autoFlush) {
        return new PrintStream(bytes, autoFlush, StandardCharsets.UTF_8);
    }

    static final Window WINDOW = new Window() {
        @Override
        public Optional<String> missing() {
            // Whoever names a platform of JavaFX's knows what is there.
            return System.getProperty("glass.platform") != null
                    ? Optional.empty()
                    : new Display(System.getProperty("os.name", ""), new ThisMachine()).missing();
        }

        @Override
        public void open(List<Given> given, List<Path> sources) {
            App.launch(given, sources);
        }
    };

    private static final Snapshot SNAPSHOT = WorkspaceSnapshot::write;
}
