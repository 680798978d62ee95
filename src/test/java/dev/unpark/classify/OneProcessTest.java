package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A process that gdb, lldb and eu-stack dumped at the same moment has the same threads in the same states in all three. */
@EnabledIf("hasCaptures")
class OneProcessTest {
    private static final Path DUMPS = Path.of("../shared/fixtures/dumps");

    private static final Path ERAS = Path.of("../shared/fixtures/eras");

    private final Classifier classifier = Classifier.standard();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    static boolean hasCaptures() {
        return Files.isDirectory(DUMPS);
    }

    @Test
    void allThreeToolsShowTheSameThreadsInTheSameStates() throws IOException, Refused {
        try (Stream<Path> truths = Files.walk(DUMPS, 2)) {
            for (Path truth :
                    truths.filter(file -> file.endsWith("truth.json")).sorted().toList()) {
                compareCase(truth);
            }
        }
        assertTrue(compared > 2_000, "only " + compared + " threads were compared");
        assertEquals("", String.join("\n", differences), "of " + compared + " threads");
    }

    @Test
    void everyEraOfTokioIsTheSameInBothTools() throws IOException, Refused {
        try (Stream<Path> files = Files.list(ERAS)) {
            for (Path gdb : files.filter(f -> f.toString().endsWith(".gdb.txt"))
                    .sorted()
                    .toList()) {
                String name = gdb.getFileName().toString().replace(".gdb.txt", "");
                compare(
                        name,
                        seen(gdb, List.of(), this::ownCall),
                        seen(gdb.resolveSibling(name + ".eu.txt"), List.of(), this::ownFrame));
            }
        }
        assertTrue(compared > 200, "only " + compared + " threads were compared");
        assertEquals("", String.join("\n", differences), "of " + compared + " threads");
    }

    private void compareCase(Path truth) throws IOException, Refused {
        JsonNode json = new ObjectMapper().readTree(truth.toFile());
        // In a program that lives a thread does one thing now and another in the next dump.
        boolean stands = json.path("hang").asBoolean();
        for (String profile :
                json.path("runs").propertyStream().map(Map.Entry::getKey).toList()) {
            for (String core : List.of("", "-core")) {
                if (stands || !core.isEmpty()) {
                    compareRun(truth.resolveSibling(""), profile, core);
                }
            }
        }
    }

    private void compareRun(Path folder, String profile, String core) throws Refused {
        Path gdb = folder.resolve(profile + "-gdb" + core + "-bt.txt");
        String name = DUMPS.relativize(folder.resolve(profile + core)).toString();
        Map<Long, String> all = seen(gdb, List.of(), this::ownFrame);
        List<Long> ids = List.copyOf(all.keySet());
        compare(name + " lldb", all, seen(folder.resolve(profile + "-lldb" + core + "-bt.txt"), ids, this::ownFrame));
        // eu-stack prints no frame that the compiler put into another.
        Map<Long, String> calls = seen(gdb, List.of(), this::ownCall);
        compare(
                name + " eu-stack",
                calls,
                seen(folder.resolve(profile + "-eu-stack" + core + ".txt"), ids, this::ownFrame));
    }

    private int ownFrame(ThreadTrace thread, ThreadFacts facts) {
        return facts.ownFrame();
    }

    /**
     * The innermost own function that was really called; -1 if the poll is in between. gdb gives an address to the
     * innermost of the functions that were put into one, and none to the others, out to the one that has them all.
     */
    private int ownCall(ThreadTrace thread, ThreadFacts facts) {
        List<Frame> frames = thread.stack().frames();
        int end = Boolean.TRUE.equals(facts.insideTaskPoll())
                ? classifier.read(thread.stack()).poll()
                : frames.size();
        for (int i = 0; i < end; i++) {
            boolean called = i + 1 == frames.size() || !frames.get(i + 1).inlined();
            if (called && classifier.origin(frames.get(i)) == FrameOrigin.OWN) {
                return i;
            }
        }
        return -1;
    }

    private void compare(String name, Map<Long, String> gdb, Map<Long, String> other) {
        if (gdb.isEmpty() || other.isEmpty()) {
            return;
        }
        compared += gdb.size();
        if (!gdb.keySet().equals(other.keySet())) {
            differences.add(name + ": " + other.keySet() + " for " + gdb.keySet());
            return;
        }
        for (Map.Entry<Long, String> thread : gdb.entrySet()) {
            String seen = other.get(thread.getKey());
            if (!thread.getValue().equals(seen)) {
                differences.add(name + " " + thread.getKey() + ": " + seen + " for " + thread.getValue());
            }
        }
    }

    /** What a dump tells of each thread, by its id; lldb numbers the threads in the order of the ids. */
    private Map<Long, String> seen(Path file, List<Long> ids, ToIntBiFunction<ThreadTrace, ThreadFacts> ownFrame)
            throws Refused {
        Map<Long, String> seen = new TreeMap<>();
        if (Files.exists(file)) {
            Input input = Dumps.read(file);
            List<ThreadFacts> facts = classifier.classify(input);
            for (ThreadTrace thread : input.threads()) {
                long id = Dumps.id(thread, ids);
                ThreadFacts fact = facts.get(thread.index());
                seen.put(id, text(thread, fact, ownFrame.applyAsInt(thread, fact)));
            }
        }
        return seen;
    }

    private static String text(ThreadTrace thread, ThreadFacts facts, int ownFrame) {
        String own = ownFrame < 0
                ? "none"
                : thread.stack().frames().get(ownFrame).symbol().name();
        return facts.role() + " " + facts.state() + " " + facts.insideTaskPoll() + " " + facts.blocked() + " " + own;
    }
}
