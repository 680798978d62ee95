package dev.unpark.cli;

import dev.unpark.model.Investigation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unpark findings}. */
@Command(
        name = "findings",
        description = "What is wrong, what it rests on, how to fix it and how to prove the fix.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class FindingsCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(names = "--json", description = "Print the document unpark/1 in place of the text.")
    private boolean json;

    @Option(
            names = "--each",
            description = "Look at every PATH by itself; with --json print one document a line, in the order given.")
    private boolean each;

    FindingsCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Printer printer = json ? new JsonPrinter(host.out(), new Detail(false, true), each) : new Text();
        Look look = Look.only(host);
        return each ? look.each(inputs, printer) : look.together(inputs, printer);
    }

    private final class Text implements Printer {
        @Override
        public void print(Investigation investigation) {
            new FindingsText(host.out()).print(investigation);
        }

        @Override
        public void printUnread(String shown, String why) {
            host.out().println(Printable.line(shown + ": not read"));
        }
    }
}
