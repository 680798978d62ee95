package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.Analysis;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** The rules on panics on every panic text and every core's dump of the capture collection, where it lies beside the project. */
@EnabledIf("captured")
class CapturedPanicsTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private static final Path CAPTURES = FIXTURES.resolve("dumps");

    /** By what the truth says that the message contains. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("Cannot start a runtime from within a runtime", "panic.nested-runtime"),
            Map.entry("Cannot block the current thread from within a runtime", "panic.block-in-async"),
            Map.entry("Cannot drop a runtime in a context where blocking is not allowed", "panic.drop-runtime"),
            Map.entry(
                    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
                    "panic.no-reactor"),
            Map.entry("A Tokio 1.x context was found, but timers are disabled", "panic.timers-disabled"),
            Map.entry("A Tokio 1.x context was found, but IO is disabled", "panic.io-disabled"),
            Map.entry("can call blocking only when running on the multi-threaded runtime", "panic.block-in-place"),
            Map.entry("`spawn_local` called from outside of a `task::LocalSet`", "panic.spawn-local"),
            Map.entry("RefCell already borrowed", "panic.refcell"),
            Map.entry("has overflowed its stack", "panic.stack-overflow"),
            Map.entry("record 7 is broken", "panic.other"),
            Map.entry("request failed", "panic.other"),
            Map.entry("called `Option::unwrap()` on a `None` value", "panic.other"));

    private static final Map<String, List<String>> OF_1_8_5 = Map.ofEntries(
            Map.entry("nested", List.of("panic.nested-runtime")),
            Map.entry("nested_task", List.of("panic.nested-runtime")),
            Map.entry("blocking_recv", List.of("panic.nested-runtime")),
            Map.entry("droprt", List.of("panic.drop-runtime")),
            Map.entry("noreactor_sleep", List.of("panic.no-reactor")),
            Map.entry("notime", List.of("panic.timers-disabled")),
            Map.entry("noio", List.of("panic.io-disabled")),
            Map.entry("bip_ct", List.of("panic.block-in-place")),
            Map.entry("spawn_local", List.of("panic.spawn-local")),
            Map.entry("refcell", List.of("panic.refcell")),
            Map.entry("so", List.of("panic.stack-overflow")),
            Map.entry("double", List.of("panic.other", "panic.other", "panic.abort")),
            Map.entry("poison", List.of("panic.other", "panic.poisoned")),
            Map.entry("joinunwrap", List.of("panic.other", "panic.join-error")));

    static boolean captured() {
        return Files.isDirectory(CAPTURES);
    }

    @TestFactory
    Stream<DynamicTest> panicTextsHaveTheFindingOfTheirMessage() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders()) {
            for (Path text : texts(folder, ".*\\.stderr\\.txt")) {
                tests.add(dynamicTest(name(text), () -> text(folder, text)));
            }
        }
        assertTrue(tests.size() > 300, "only " + tests.size() + " texts");
        return tests.stream();
    }

    private static void text(Path folder, Path text) throws IOException, Refused {
        JsonNode truth = truth(folder);
        String rule = RULES.get(truth.path("message_contains").asText());
        if (rule == null) { // process::abort prints nothing but what the program said before
            assertEquals(
                    List.of(), Case.read(List.of(text), List.of()).analysis().findings());
            return;
        }
        Analysis analysis = Case.read(List.of(text), List.of()).analysis();
        boolean inDrop =
                folder.endsWith("crash-panic-in-drop") && !text.toString().contains("release-abort");
        assertEquals(inDrop ? List.of(rule, rule, "panic.abort") : List.of(rule), inStory(analysis));
        Finding first = byId(analysis, analysis.stories().getFirst().firstCause());
        assertTrue(analysis.findings().stream().allMatch(f -> f.certainty() == Certainty.PROVEN));
        for (JsonNode frame :
                truth.path("frames_seen_in").path(text.getFileName().toString())) {
            if (frame.equals(truth.path("user_frames_top_first").path(0))) {
                assertFrame(first, frame.asText(), text);
            }
        }
    }

    private static void assertFrame(Finding finding, String frame, Path text) {
        // Without lines in the backtrace only the header's place is left.
        boolean lines = text.getFileName().toString().matches("(dev|release-lines)-bt(1|full)\\..*");
        assertTrue(
                finding.citations().stream()
                        .filter(c -> !lines || c.shows().startsWith("the first own frame"))
                        .anyMatch(c -> cites(c, frame)),
                frame + " is not cited: " + finding.citations());
    }

    private static boolean cites(Citation citation, String place) {
        return citation.source() != null && citation.source().shown().contains(place);
    }

    @TestFactory
    Stream<DynamicTest> coresHaveTheEndOfTheirProcess() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders()) {
            for (Path dump : texts(folder, ".*-core.*\\.txt")) {
                tests.add(dynamicTest(name(dump), () -> core(folder, dump)));
            }
        }
        assertTrue(tests.size() > 80, "only " + tests.size() + " dumps");
        return tests.stream();
    }

    private static void core(Path folder, Path dump) throws IOException, Refused {
        Analysis analysis = Case.read(List.of(dump), List.of()).analysis();
        String file = dump.getFileName().toString();
        boolean overflow = folder.endsWith("crash-overflow") && !file.contains("stripped");
        List<Finding> found = analysis.findings().stream()
                .filter(f -> f.rule().startsWith("panic."))
                .toList();
        assertEquals(
                List.of(overflow ? "panic.stack-overflow" : "panic.abort"),
                found.stream().map(Finding::rule).toList());
        // A dump of the panic in a destructor shows where the function ends; its first panic is over by then.
        boolean drops = folder.endsWith("crash-panic-in-drop") && !file.startsWith("release-abort");
        Finding only = found.getFirst();
        if (file.matches("(dev|release-lines|release-abort)-gdb.*") && !drops) {
            String frame = truth(folder).path("user_frames_top_first").path(0).asText();
            assertTrue(cites(only.citations().getFirst(), frame), frame + ": " + only.citations());
        }
    }

    @TestFactory
    Stream<DynamicTest> panicTextsOfTokio185HaveTheFindingsOfTheirMessages() throws IOException {
        return texts(FIXTURES.resolve("eras"), "panic-1.8.5-.*\\.txt").stream()
                .map(text -> dynamicTest(text.getFileName().toString(), () -> {
                    String kind = text.getFileName().toString().replaceFirst("panic-1.8.5-(.*)-bt.*", "$1");
                    Analysis analysis = Case.read(List.of(text), List.of()).analysis();
                    List<String> rules = OF_1_8_5.get(kind);
                    if (rules != null) {
                        assertEquals(rules, inStory(analysis));
                    } else { // joinerr and named: many panics that have nothing to do with one another
                        assertTrue(
                                analysis.stories().size() > 2,
                                analysis.stories().toString());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPanicOfADetachedTaskIsFoundInItsOutputAlone() throws IOException {
        Path folder = CAPTURES.resolve("detached-task-panicked");
        return texts(folder, "dev-(program-output|gdb-bt|lldb-bt|eu-stack-i)\\.txt").stream()
                .map(text -> dynamicTest(name(text), () -> {
                    List<Finding> found =
                            Case.read(List.of(text), List.of()).analysis().findings();
                    if (!text.endsWith("dev-program-output.txt")) {
                        assertTrue(found.stream().allMatch(f -> f.certainty() == Certainty.POSSIBLE));
                        return;
                    }
                    assertEquals(1, found.size());
                    assertEquals("panic.other", found.getFirst().rule());
                    assertTrue(cites(found.getFirst().citations().getFirst(), "hyper-0.14.19/src/server/server.rs:77"));
                }));
    }

    /** The rules of the findings, all of which are in one story, first cause first. */
    private static List<String> inStory(Analysis analysis) {
        assertEquals(1, analysis.stories().size(), analysis.stories().toString());
        return analysis.stories().getFirst().findings().stream()
                .map(id -> byId(analysis, id).rule())
                .toList();
    }

    private static Finding byId(Analysis analysis, String id) {
        return analysis.findings().stream()
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode truth(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
    }

    private static String name(Path file) {
        return CAPTURES.relativize(file).toString();
    }

    /** Of the cases that panic or crash. */
    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(CAPTURES)) {
            return all.filter(f -> f.getFileName().toString().matches("(panic|crash)-.*"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> texts(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
