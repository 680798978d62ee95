package dev.unpark.cli;

import dev.unpark.session.Given;
import dev.unpark.session.Opened;
import dev.unpark.work.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs commands in this process, with a window that only notes what it was asked to open. */
final class Terminal implements Window {
    /** What one run left behind. */
    record Ran(int code, String out, String err) {}

    private final Path folder;
    private Optional<String> missing = Optional.empty();
    private Snapshot snapshot = Terminal::picture;
    private InputStream in = InputStream.nullInputStream();
    final List<Path> opened = new ArrayList<>();

    Terminal(Path folder) {
        this.folder = folder;
    }

    /** One whose machine has no display. */
    static Terminal withoutDisplay(Path folder) {
        Terminal terminal = new Terminal(folder);
        terminal.missing = Optional.of("There is no display.");
        return terminal;
    }

    /** Its next run finds this on standard input. */
    Terminal reading(byte[] bytes) {
        in = new ByteArrayInputStream(bytes);
        return this;
    }

    Terminal with(Snapshot other) {
        snapshot = other;
        return this;
    }

    private static void picture(Opened opened, Path png) throws Refused {
        try {
            Files.write(png, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        } catch (IOException e) {
            throw new Refused("No picture.", e);
        }
    }

    Ran run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(in, stream(out), stream(err), folder, this, snapshot);
        String[] args = new String[arguments.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = arguments[i].toString();
        }
        int code = Cli.run(host, args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> missing() {
        return missing;
    }

    @Override
    public void open(List<Given> given, List<Path> sources) {
        given.forEach(g -> opened.add(g.path()));
        opened.addAll(sources);
    }
}
