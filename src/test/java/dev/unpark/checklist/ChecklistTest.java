package dev.unpark.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.source.Sources;
import dev.unpark.store.Recovery;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecklistTest {
    private static final Checklist LIST = Checklist.firstTenMinutes();

    @TempDir
    Path dir;

    @Test
    void sixStepsAreNumberedAndSaySomething() {
        assertEquals(
                List.of("backtrace", "features", "threads", "console", "locks", "nested"),
                LIST.steps().stream().map(Step::id).toList());
        for (int i = 0; i < LIST.steps().size(); i++) {
            Step step = LIST.steps().get(i);
            assertEquals(i + 1, step.number());
            assertFalse(step.title().isBlank()
                    || step.why().isBlank()
                    || step.command().isBlank());
        }
    }

    @Test
    void commandsThatDoNotWorkForRustAreNotTaught() {
        for (Step step : LIST.steps()) {
            assertFalse(step.command().contains("QUIT"), step.command());
            assertFalse(step.command().contains("--depth=1"), step.command());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent-hang", "nested-runtime"})
    void sampleHalfAnswersTheSteps(String sample) throws Refused {
        Opened opened = open(Path.of("samples", sample));

        Golden.check("checklist/" + sample + ".txt", shown(opened.investigation(), opened.sources()));
    }

    @Test
    void nothingOpenedAnswersNothing() {
        String shown = shown(Investigation.empty(), Sources.none());

        Golden.check("checklist/nothing.txt", shown);
        for (Step step : LIST.steps()) {
            assertEquals(
                    StepAnswer.Coverage.NOT_SHOWN,
                    LIST.answer(step, Investigation.empty(), Sources.none()).coverage());
        }
    }

    @Test
    void stepOfATeamsOwnListIsForThePerson() throws Refused {
        Checklist own = Checklist.read(
                "{\"id\":\"ours\",\"title\":\"Ours\",\"steps\":[{\"id\":\"call-ada\",\"number\":1,\"title\":\"Call Ada\","
                        + "\"why\":\"She knows.\",\"command\":\"call {pid}\"}]}",
                "ours.json");

        StepAnswer answer = own.answer(own.steps().getFirst(), Investigation.empty(), Sources.none());

        assertEquals(StepAnswer.Coverage.NOT_SHOWN, answer.coverage());
        assertEquals("call PID", answer.command());
        assertEquals(1, answer.lines().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"id\":\"a\",\"title\":\"b\"}", "{\"id\":\"a\",\"title\":\"b\",\"steps\":[{}]}"
            })
    void fileThatIsNoChecklistIsRefusedByName(String json) {
        Refused refused = assertThrows(Refused.class, () -> Checklist.read(json, "ours.json"));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("ours.json is not a checklist"));
    }

    @Test
    void programOfTheEvidenceReachesTheShellAsOneWordOrNotAtAll() {
        assertEquals("run ./auth-service 7", filled("./auth-service"));
        assertEquals("run '/opt/my app/a' 7", filled("/opt/my app/a"));
        assertEquals("run 'x'\\''; rm -rf ~ #' 7", filled("x'; rm -rf ~ #"));
        assertEquals("run '$(reboot)' 7", filled("$(reboot)"));
        assertEquals("run BINARY 7", filled("-x"));
        assertEquals("run BINARY 7", filled("a\nb"));
        assertEquals("run BINARY 7", filled("a\u202eb"));
        assertEquals("run BINARY 7", filled(" "));
    }

    private static String filled(String program) {
        Input input = new Input(
                dev.unpark.session.Examples.id("a"),
                "a",
                1,
                "gdb",
                "",
                null,
                false,
                true,
                List.of(),
                0,
                null,
                7L,
                program,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CargoFacts.NONE);
        return Commands.fill("run {binary} {pid}", new Evidence(List.of(input), List.of(), List.of()));
    }

    @Test
    void searchCountsLinesAndLeavesCommentsOut() throws Exception {
        Path src = Files.createDirectories(dir.resolve("app/src"));
        Files.writeString(dir.resolve("app/Cargo.toml"), "[dependencies]\nconsole-subscriber = \"0.5\"\n");
        Files.writeString(
                src.resolve("main.rs"),
                "use std::sync::{Arc, Mutex};\n// m.lock().unwrap()\nfn f() { let g = m.lock().unwrap(); }\n"
                        + "async fn t() { m.lock().await; rt.block_on(x); }\n" + "m.lock().expect(\"x\");\n".repeat(9));
        Files.createDirectories(dir.resolve("app/.cargo"));
        Files.writeString(
                dir.resolve("app/.cargo/config.toml"),
                "[build]\n# tokio_unstable\nrustflags = [\"--cfg\", \"tokio_unstable\"]\n");
        Opened opened = open(dir.resolve("app"));

        List<String> locks = lines(opened, "locks");
        List<String> nested = lines(opened, "nested");
        List<String> console = lines(opened, "console");

        assertTrue(
                locks.contains(
                        "A text search through 1 Rust file has 11 lines that name or take a std or parking_lot lock."
                                + " Whether a guard lives across an await, clippy says, or a look at the lines."),
                locks.toString());
        assertTrue(locks.contains("src/main.rs:3  fn f() { let g = m.lock().unwrap(); }"), locks.toString());
        assertEquals("The command below lists the other 5.", locks.getLast());
        assertTrue(
                nested.contains("src/main.rs:4  async fn t() { m.lock().await; rt.block_on(x); }"), nested.toString());
        assertTrue(console.get(1).startsWith("Cargo.toml:2 asks for console-subscriber"), console.toString());
        assertTrue(console.get(2).startsWith(".cargo/config.toml:3 sets tokio_unstable"), console.toString());
    }

    private static List<String> lines(Opened opened, String id) {
        Step step =
                LIST.steps().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
        return LIST.answer(step, opened.investigation(), opened.sources()).lines().stream()
                .map(StepAnswer.Line::text)
                .toList();
    }

    private Opened open(Path path) throws Refused {
        return Opener.with(Recovery.under(dir.resolve("state")))
                .open(List.of(path), List.of())
                .run(JobContext.NONE);
    }

    private static String shown(Investigation investigation, Sources sources) {
        StringBuilder out = new StringBuilder();
        for (Step step : LIST.steps()) {
            StepAnswer answer = LIST.answer(step, investigation, sources);
            out.append(step.number())
                    .append(' ')
                    .append(step.title())
                    .append(": ")
                    .append(answer.coverage())
                    .append('\n');
            answer.command()
                    .lines()
                    .forEach(line -> out.append("    $ ").append(line).append('\n'));
            for (StepAnswer.Line line : answer.lines()) {
                out.append("  ").append(line.text()).append('\n');
                if (line.about() != null) {
                    out.append("      -> ").append(line.about()).append('\n');
                }
            }
        }
        return out.toString();
    }
}
