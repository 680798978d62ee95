package dev.unpark.findings.rules.sources;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.BlockSite;
import dev.unpark.source.scan.Blocks;
import java.util.List;

/** {@code block_on}, or one of Tokio's blocking calls, in async code. */
@AutoService(Rule.class)
public final class BlockOnInAsyncRule extends SourceRule {
    @Override
    public String id() {
        return "source.block-on-in-async";
    }

    @Override
    String found(int count) {
        return count == 1
                ? "async function waits for async code the blocking way"
                : "async functions wait for async code the blocking way";
    }

    @Override
    List<Finding> findings(Spots spots, AsyncScan scan, Topic topic) {
        return CallWriter.of(
                        spots,
                        topic,
                        scan.blocking(),
                        s -> s.how() == Blocks.BLOCK_ON || s.how() == Blocks.TOKIO_BLOCKING)
                .stream()
                .map(BlockOnInAsyncRule::finding)
                .toList();
    }

    private static Finding finding(CallWriter writer) {
        BlockSite site = writer.site();
        String where = Spots.brief(site.last().path(), site.last().line());
        List<String> decide = List.of(
                "The panic's text, if it is Tokio's own call: `Cannot start a runtime from within a runtime` or `Cannot block"
                        + " the current thread from within a runtime`.",
                "A thread dump of the hang: a worker inside a task poll that stands in `block_on`, with own code at `"
                        + where + "`.");
        if (site.inPlace()) {
            return writer.finding(
                    "waits for a future with block_on inside block_in_place",
                    false,
                    List.of(
                            "As it should be: on a multi-thread runtime with threads to spare in its blocking pool this is allowed,"
                                    + " and the other tasks go on elsewhere.",
                            "A panic, where the runtime is a current_thread one or the code runs in a LocalSet."),
                    decide);
        }
        String does = site.how() == Blocks.BLOCK_ON
                ? "waits for a future with block_on"
                : "calls what Tokio made for code that is not async";
        return writer.finding(
                does,
                true,
                List.of("Not reached on a thread that runs a runtime: then it only waits, as outside of async code."),
                decide);
    }
}
