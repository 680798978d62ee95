package dev.unpark.cli;

import dev.unpark.knowledge.Knowledge;
import dev.unpark.knowledge.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unpark explain}. */
@Command(
        name = "explain",
        description = "What a rule looks for, why it matters, the fixes and their proofs; without RULE, the list.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Host host;
    private final Knowledge knowledge = Knowledge.load();

    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            description = "The name of a rule, such as worker.blocked-by-lock.")
    private @Nullable String rule;

    ExplainCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        if (rule == null) {
            Columns columns = new Columns();
            knowledge.topics().forEach(topic -> columns.row(topic.rule(), topic.title()));
            columns.lines("").forEach(host.out()::println);
            return ExitCode.CLEAR;
        }
        Optional<Topic> topic = knowledge.topic(rule);
        if (topic.isEmpty()) {
            host.say("There is no rule '" + rule + "'; 'unpark explain' lists them.");
            return ExitCode.USAGE;
        }
        print(topic.get());
        return ExitCode.CLEAR;
    }

    private void print(Topic topic) {
        host.out().println(topic.rule());
        paragraph("", topic.title());
        paragraph("What it looks for: ", topic.what());
        paragraph("Why it is a problem: ", topic.why());
        list("Fix:", topic.fix());
        list("Proof that it is fixed:", topic.proof());
        list("Pitfalls:", topic.pitfalls());
        list("Widespread advice that is wrong:", topic.corrected());
    }

    private void paragraph(String label, String text) {
        if (!text.isBlank()) {
            Paragraph.wrap("  ", label + text).forEach(host.out()::println);
        }
    }

    private void list(String label, List<String> items) {
        if (!items.isEmpty()) {
            host.out().println("  " + label);
            items.forEach(item -> Paragraph.wrap("  - ", item).forEach(host.out()::println));
        }
    }
}
