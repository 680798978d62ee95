package dev.unpark.cli;

import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.Formats;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            converter = FormatId.class,
            description = "Read all evidence as this format, whatever it looks like; 'unpark formats' lists them.")
    @Nullable
    String readAs;

    /** For the window, which has no option for the format. */
    static Inputs of(List<Path> paths, List<Path> sources) {
        Inputs inputs = new Inputs();
        inputs.paths = paths;
        inputs.sources = sources;
        return inputs;
    }

    /** Takes the ids of the formats and nothing else. */
    static final class FormatId implements ITypeConverter<String> {
        @Override
        public String convert(String id) {
            Formats formats = Formats.load();
            if (formats.byId(id) == null) {
                throw new TypeConversionException("'" + id + "' is none of "
                        + String.join(
                                ", ",
                                formats.all().stream().map(EvidenceFormat::id).toList()));
            }
            return id;
        }
    }
}
