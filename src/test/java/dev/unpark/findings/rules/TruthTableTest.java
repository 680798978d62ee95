package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.Story;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Every captured hang and panic against what its truth says, in the ids of the rules ({@code truth/cases.json}, made by hand from the
 * sentences of each {@code truth.json}). Writes the table of cases, captures, expected and found rules with their certainty
 * to {@code target/truth-table.md}; {@code src/bench/truth-table.sh} prints it.
 */
@EnabledIf("captured")
class TruthTableTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures/dumps");
    private static final Path TABLE = Path.of("target/truth-table.md");
    private static final String DUMPS =
            "(?!.*-rust-lldb-bt\\.txt)(?!.*-no-libs).*-(gdb(-core)?-bt.*|lldb(-core)?-bt.*|eu-stack.*)(?<!program-output)\\.txt";

    /** What the program printed, where it panicked or aborted; a core of it is another matter. */
    private static final String TEXTS = ".*\\.stderr\\.txt";

    private final List<String> wrong = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private int captures;

    static boolean captured() {
        return Files.isDirectory(CAPTURES);
    }

    @Test
    void everyCaptureSaysWhatItsTruthSays() throws IOException, Refused {
        JsonNode truth = new ObjectMapper()
                .readTree(Path.of("src/test/resources/truth/cases.json").toFile());
        for (Map.Entry<String, JsonNode> c : truth.properties()) {
            check(c.getKey(), c.getValue());
        }
        Files.writeString(
                TABLE,
                "| case | captures | expected (first: the root cause) | found | agrees |\n|---|---|---|---|---|\n"
                        + String.join("", rows));
        assertTrue(captures > 1_000, "only " + captures + " captures");
        assertEquals("", String.join("\n", wrong));
    }

    private void check(String name, JsonNode truth) throws IOException, Refused {
        boolean panics = name.startsWith("panic-") || name.startsWith("crash-");
        Map<String, List<String>> alike = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(CAPTURES.resolve(name))) {
            for (Path file : files.sorted().toList()) {
                String capture = file.getFileName().toString();
                if (capture.matches(panics ? TEXTS : DUMPS)) {
                    captures++;
                    String found = verdict(name, file, truth);
                    alike.computeIfAbsent(found, k -> new ArrayList<>()).add(capture.replace(".txt", ""));
                }
            }
        }
        String expected = expected(truth);
        alike.forEach((found, files) -> rows.add("| " + name + " | " + files.size() + ": "
                + String.join(", ", files.stream().limit(3).toList()) + (files.size() > 3 ? ", ..." : "") + " | "
                + expected + " | " + found + " |\n"));
    }

    private static String expected(JsonNode truth) {
        return truth.path("root").isNull()
                ? "nothing above possible"
                : Stream.concat(Stream.of(truth.path("root").asText()), texts(truth.path("found")).stream())
                        .distinct()
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
    }

    /** What was found, and whether that agrees. */
    private String verdict(String name, Path file, JsonNode truth) throws Refused {
        Case read = Case.read(List.of(file), List.of());
        Map<String, Certainty> found = new TreeMap<>();
        for (Finding f : read.analysis().findings()) {
            found.merge(f.rule(), f.certainty(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        String why = file.toString().contains("stripped") && !file.toString().matches(TEXTS)
                ? (found.isEmpty() ? null : "something is claimed of a binary without symbols")
                : disagreement(truth, file.toString().contains("release-abort"), found, read);
        if (why != null) {
            wrong.add(name + "/" + file.getFileName() + ": " + why + "; found " + found);
        }
        String listed = found.isEmpty()
                ? "nothing"
                : found.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
        return listed + " | " + (why != null ? "**no**" : found.isEmpty() ? "yes: cannot tell" : "yes");
    }

    /** @param aborts panics abort at once: nothing is unwound, so nothing is dropped and no second panic is raised */
    private static @Nullable String disagreement(
            JsonNode truth, boolean aborts, Map<String, Certainty> found, Case read) {
        for (String rule : texts(truth.path("found"))) {
            boolean needed = !aborts || rule.equals(truth.path("root").asText());
            if (needed && !found.containsKey(rule)) {
                return rule + " is missing";
            }
        }
        for (String rule : texts(truth.path("never"))) {
            if (found.containsKey(rule)) {
                return rule + " is a wrong alarm";
            }
        }
        if (truth.path("root").isNull()) {
            return found.values().stream().allMatch(c -> c == Certainty.POSSIBLE)
                    ? null
                    : "a healthy service is accused";
        }
        String root = truth.path("root").asText();
        return read.analysis().stories().stream()
                        .anyMatch(s -> firstCause(read, s).equals(root))
                ? null
                : root + " is no first cause";
    }

    private static String firstCause(Case read, Story story) {
        return read.analysis().findings().stream()
                .filter(f -> f.id().equals(story.firstCause()))
                .map(Finding::rule)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(n -> texts.add(n.asText()));
        return texts;
    }
}
