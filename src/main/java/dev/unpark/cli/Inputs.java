package dev.unpark.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command is to look at. */
final class Inputs {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Dumps, panic texts, logs, source trees, folders or archives (zip, tar, gz, zst) that hold them;"
                            + " - stands for standard input.")
    List<Path> paths = List.of();

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "A source tree that the evidence belongs to; may be given more than once.")
    List<Path> sources = List.of();

    /** For the window, whose paths may be missing. */
    static Inputs of(List<Path> paths, List<Path> sources) {
        Inputs inputs = new Inputs();
        inputs.paths = paths;
        inputs.sources = sources;
        return inputs;
    }
}
