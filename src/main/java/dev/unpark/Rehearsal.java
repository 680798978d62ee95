package dev.unpark;

import dev.unpark.cli.Cli;
import dev.unpark.cli.Host;
import dev.unpark.ui.WorkspaceSnapshot;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Does what people do most, once and for nobody: the run that the launcher's cache of loaded classes is made from. */
final class Rehearsal {
    private Rehearsal() {}

    /** @param args a sample, and a folder to write the report into */
    public static void main(String[] args) {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Host host = new Host(
                InputStream.nullInputStream(), nobody, nobody, Path.of(""), Launcher.WINDOW, WorkspaceSnapshot::write);
        String sample = args[0];
        Cli.run(host, "threads", sample);
        Cli.run(host, "threads", sample, "--json", "--frames");
        Cli.run(host, "findings", sample);
        Cli.run(host, "report", sample, "-o", args[1]);
        System.exit(0); // JavaFX leaves threads behind that would keep the process alive
    }
}
