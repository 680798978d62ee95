package dev.unpark.cli;

import dev.unpark.model.Investigation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unpark threads}. */
@Command(
        name = "threads",
        description = "What every thread is doing, grouped, with the blocked ones first.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class ThreadsCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(names = "--json", description = "Print the document unpark/1 in place of the table.")
    private boolean json;

    @Option(names = "--frames", description = "With every frame of the stacks.")
    private boolean frames;

    @Option(
            names = "--each",
            description = "Look at every PATH by itself; with --json print one document a line, in the order given.")
    private boolean each;

    ThreadsCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Detail detail = new Detail(frames, false);
        Printer printer = json ? new JsonPrinter(host.out(), detail, each) : new Text(detail);
        Look look = Look.only(host);
        return each ? look.each(inputs, printer) : look.together(inputs, printer);
    }

    private final class Text implements Printer {
        private final Detail detail;

        Text(Detail detail) {
            this.detail = detail;
        }

        @Override
        public void print(Investigation investigation) {
            new ThreadsText(host.out(), detail).print(investigation);
        }

        @Override
        public void printUnread(String shown, String why) {
            host.out().println(Printable.line(shown + ": not read"));
        }
    }
}
