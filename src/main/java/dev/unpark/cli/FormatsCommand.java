package dev.unpark.cli;

import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.Formats;
import dev.unpark.unpack.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code unpark formats}. */
@Command(
        name = "formats",
        description = "Every format that can be read, how it is recognised, and the command that makes one.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class FormatsCommand implements Callable<Integer> {
    private final Host host;

    FormatsCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        for (EvidenceFormat format : Formats.load().all()) {
            print(format.id() + "  " + format.title(), format.recognisedBy(), format.howToMake());
        }
        print(
                "source tree",
                "a folder with a Cargo.toml; its .rs files are shown beside the frames that name them",
                "give the folder as a PATH, or with --source");
        print(
                "archives",
                "the first bytes of gzip, zstd, zip and tar; what is in them is looked through like a folder, up to "
                        + Limits.standard().maxNesting() + " deep",
                "tar czf case.tar.gz FILES, or pipe: gdb ... | unpark threads -");
        return ExitCode.CLEAR;
    }

    private void print(String heading, String recognisedBy, String howToMake) {
        host.out().println(heading);
        Paragraph.wrap("  recognised by  ", recognisedBy).forEach(host.out()::println);
        Paragraph.wrap("  to make one    ", howToMake).forEach(host.out()::println);
    }
}
