package dev.unpark.findings.rules.sources;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.Blocks;
import java.util.List;

/** A runtime that is made in async code. */
@AutoService(Rule.class)
public final class RuntimeInAsyncRule extends SourceRule {
    @Override
    public String id() {
        return "source.runtime-in-async";
    }

    @Override
    String found(int count) {
        return count == 1 ? "async function makes a runtime" : "async functions make a runtime";
    }

    @Override
    List<Finding> findings(Spots spots, AsyncScan scan, Topic topic) {
        return CallWriter.of(spots, topic, scan.blocking(), s -> s.how() == Blocks.RUNTIME || s.how() == Blocks.MAIN)
                .stream()
                .map(RuntimeInAsyncRule::finding)
                .toList();
    }

    private static Finding finding(CallWriter writer) {
        boolean main = writer.site().how() == Blocks.MAIN;
        return writer.finding(
                main ? "calls a function that #[tokio::main] made synchronous" : "makes a Tokio runtime of its own",
                true,
                List.of(
                        main
                                ? "Not reached on a thread that runs a runtime: then it starts one of its own, as meant."
                                : "Handed away and ended elsewhere, or never ended: a runtime that is only made does not panic, one"
                                        + " that is entered or dropped in async code does."),
                List.of(
                        "The panic's text: `Cannot start a runtime from within a runtime`, or `Cannot drop a runtime in a context"
                                + " where blocking is not allowed`.",
                        "A thread dump: more sets of workers than the service has runtimes."));
    }
}
