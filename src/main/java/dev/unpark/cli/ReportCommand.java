package dev.unpark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unpark report}. */
@Command(
        name = "report",
        description = "Writes the postmortem document in every form, and a picture of the workspace.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where the files go; made if it is not there.")
    private Path folder = Path.of("");

    ReportCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        return new Report(host).write(inputs, opened -> folder);
    }
}
