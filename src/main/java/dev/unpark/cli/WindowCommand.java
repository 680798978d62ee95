package dev.unpark.cli;

import dev.unpark.store.Recovery;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unpark} with no command: the window, or without a display the same job without one. */
@Command(
        name = "unpark",
        description = "Opens what a hung or panicking Tokio service left behind.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "Exit code: 0 nothing found above POSSIBLE, 3 a finding that is LIKELY or PROVEN,",
            "2 nothing could be read, 64 wrong usage, 1 a fault of Unpark or of the machine."
        })
final class WindowCommand implements Callable<Integer> {
    private final Host host;

    // Not the mixin of the other commands: here a PATH may be missing.
    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files, folders and archives to open in the window; - stands for standard input.")
    private List<Path> paths = List.of();

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "A source tree that the evidence belongs to; may be given more than once.")
    private List<Path> sources = List.of();

    WindowCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Optional<String> missing = host.window().missing();
        if (missing.isEmpty()) {
            return window();
        }
        if (paths.isEmpty()) {
            host.say(missing.get() + " To work without a window, name what to look at: 'unpark PATH'.");
            return ExitCode.USAGE;
        }
        int code = new Report(host).write(Inputs.of(paths, sources), opened -> {
            Path folder = freeFolder();
            host.say(missing.get() + " The report goes to " + folder + " instead.");
            return folder;
        });
        // A window would have ended with 0 whatever it showed.
        return code == ExitCode.FOUND ? ExitCode.CLEAR : code;
    }

    private int window() {
        try {
            // Not into a temporary folder: what is pasted or piped in is part of the work that a crash must not cost.
            StandardInput standardInput = new StandardInput(host.in(), Recovery.standard()::newFolder);
            host.window().open(standardInput.given(paths), sources);
            return ExitCode.CLEAR;
        } catch (Refused e) {
            return Look.only(host).refused(e);
        }
    }

    /** A folder that is not there yet, named after the first path; nothing of anybody is overwritten. */
    private Path freeFolder() throws IOException {
        Path parent =
                Files.isWritable(host.folder().toAbsolutePath()) ? host.folder() : Files.createTempDirectory("unpark-");
        Path first = paths.getFirst().equals(StandardInput.DASH) ? Path.of("standard-input") : paths.getFirst();
        Path last = first.toAbsolutePath().normalize().getFileName();
        String name = "unpark-report-" + (last == null ? "root" : last);
        Path folder = parent.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = parent.resolve(name + "-" + i);
        }
        return folder;
    }
}
