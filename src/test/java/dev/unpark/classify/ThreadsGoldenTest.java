package dev.unpark.classify;

import dev.unpark.Golden;
import dev.unpark.model.Input;
import dev.unpark.model.StackGroup;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person reads of a dump: rows of threads and folded stacks, as text. */
class ThreadsGoldenTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path CASES = RESOURCES.resolve("fixtures/classify/threads");

    private final Classifier classifier = Classifier.standard();

    @Test
    void everyCaseReadsAsItDid() throws IOException, Refused {
        try (Stream<Path> folders = Files.list(CASES)) {
            for (Path folder : folders.sorted().toList()) {
                Golden.check(
                        RESOURCES.relativize(folder.resolve("expected.txt")).toString(),
                        render(Dumps.read(folder.resolve("input.txt"))));
            }
        }
    }

    @Test
    void theSampleReadsAsItDid() throws Refused {
        Golden.check(
                "fixtures/classify/silent-hang-sample.txt",
                render(Dumps.read(Path.of("samples/silent-hang/dump-0930.txt"))));
    }

    private String render(Input input) {
        StringBuilder out = new StringBuilder();
        List<ThreadFacts> facts = classifier.classify(input);
        for (StackGroup group : Grouping.group(0, input, facts)) {
            ThreadTrace thread = input.threads().get(group.first());
            ThreadFacts fact = facts.get(group.first());
            out.append(group.threads().size())
                    .append(" in ")
                    .append(group.state().word());
            out.append(", ").append(Health.of(fact).word()).append(": ");
            out.append(Describe.thread(input, thread, fact)).append('\n');
            out.append("  role ").append(group.role().word());
            out.append(", inside a poll ").append(fact.insideTaskPoll());
            out.append(", waits for ").append(waits(fact.waitsFor())).append('\n');
            for (StackRow row : Folding.fold(thread.stack(), classifier, fact.ownFrame())) {
                out.append(row(thread, fact, row));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String waits(@org.jspecify.annotations.Nullable WaitsFor waits) {
        return waits == null
                ? "nothing known"
                : waits.kind() + " of " + waits.type() + " at 0x" + Long.toHexString(waits.address());
    }

    private static String row(ThreadTrace thread, ThreadFacts fact, StackRow row) {
        return switch (row) {
            case StackRow.Shown shown ->
                "  %s #%-3d %s\n"
                        .formatted(
                                shown.frame() == fact.ownFrame() ? ">" : " ",
                                shown.frame(),
                                thread.stack()
                                        .frames()
                                        .get(shown.frame())
                                        .symbol()
                                        .name());
            case StackRow.Folded folded -> "         (" + folded.words() + ")\n";
        };
    }
}
