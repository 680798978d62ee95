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
            description = "Dumps, panic texts, logs, source trees, or folders that hold them.")
    List<Path> paths = List.of();

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "A source tree that the evidence belongs to; may be given more than once.")
    List<Path> sources = List.of();
}
