package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.Golden;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleEngine;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.ItemRef;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.parse.TextLines;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every rule owes; a new rule brings a class, a topic and a folder of cases, and no test. */
class EveryRuleTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/rules");

    @TempDir
    Path scratch;

    @Test
    void idsAreUniqueAndEveryRuleHasATopicAndEveryTopicARule() {
        List<String> ids = rules();
        assertEquals(ids.stream().distinct().toList(), ids);
        assertEquals(ids, Knowledge.load().topics().stream().map(Topic::rule).toList());
        ids.forEach(id -> assertTrue(id.matches("[a-z]+\\.[a-z-]+"), id));
    }

    @Test
    void everyRuleHasACaseThatIsFoundAndOneThatIsNot() throws IOException, Refused {
        for (String id : rules()) {
            List<RuleOutcome> outcomes = new ArrayList<>();
            for (Path folder : folders(FIXTURES.resolve(id))) {
                outcomes.add(outcome(id, Case.folder(folder, scratch)));
            }
            assertTrue(outcomes.stream().anyMatch(RuleOutcome.Found.class::isInstance), id + ": none found");
            assertTrue(
                    outcomes.stream()
                            .anyMatch(o -> o instanceof RuleOutcome.Clear || o instanceof RuleOutcome.CannotTell),
                    id + ": none clear");
            assertFalse(outcomes.stream().anyMatch(RuleOutcome.Crashed.class::isInstance), id + " crashed");
        }
    }

    @TestFactory
    Stream<DynamicTest> casesReadAsExpected() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String id : rules()) {
            for (Path folder : folders(FIXTURES.resolve(id))) {
                String name = id + "/" + folder.getFileName();
                tests.add(dynamicTest(name, () -> {
                    Case read = Case.folder(folder, Files.createDirectories(scratch.resolve(name)));
                    Golden.check("fixtures/rules/" + name + "/expected.txt", FindingText.of(outcome(id, read)));
                    everyCitationOpensAtARealLine(read);
                }));
            }
        }
        return tests.stream();
    }

    private static void everyCitationOpensAtARealLine(Case read) throws Refused {
        for (Finding finding : read.analysis().findings()) {
            for (Citation c : finding.citations()) {
                if (c.where() instanceof ItemRef.OfSource s) {
                    List<String> lines = read.sources().text(s.path()).lines();
                    assertFalse(lines.get(s.line() - 1).isBlank(), c.toString());
                    continue;
                }
                List<String> line = TextLines.read(read.files().get(c.input()), c.line(), 1, 4000);
                assertEquals(1, line.size(), c.toString());
                String expected = switch (c.where()) {
                    case ItemRef.OfPanic p -> "panicked at ";
                    case ItemRef.OfPanicFrame p -> p.frame() + ": ";
                    case ItemRef.OfFrame f -> "";
                    case ItemRef.OfInput i -> "";
                    case ItemRef.OfLine l -> "";
                    default -> "Thread ";
                };
                boolean overflow =
                        c.where() instanceof ItemRef.OfPanic && line.getFirst().endsWith(" has overflowed its stack");
                assertTrue(
                        (overflow || line.getFirst().contains(expected))
                                && !line.getFirst().isBlank(),
                        c + " " + line);
            }
        }
    }

    private static RuleOutcome outcome(String id, Case read) {
        return read.analysis().runs().stream()
                .filter(r -> r.rule().equals(id))
                .map(RuleRun::outcome)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rules() {
        return RuleEngine.standard().rules().stream().map(Rule::id).toList();
    }

    private static List<Path> folders(Path parent) throws IOException {
        assertTrue(Files.isDirectory(parent), "no cases under " + parent);
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }
}
