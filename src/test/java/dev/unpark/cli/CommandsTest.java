package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unpark.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Path HANG = Path.of("samples/silent-hang");

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Path.of(""));

    @Test
    void silentHangHasItsGoldenDocument() throws IOException {
        Terminal.Ran ran = terminal.run("findings", "--json", Samples.unpacked("dev-gdb-bt-full.txt"));
        assertEquals(3, ran.code(), ran.err());
        DocumentSchema.valid(ran.out());
        Golden.check("cli/silent-hang-epoll-dev-gdb-bt-full.json", ran.out());
    }

    @Test
    void manyThreadsHaveTheirGoldenDocument() throws IOException {
        Terminal.Ran ran = terminal.run("findings", "--json", Samples.unpacked("many-threads-release-eu-stack.txt"));
        assertEquals(3, ran.code(), ran.err());
        DocumentSchema.valid(ran.out());
        Golden.check("cli/many-threads-release-eu-stack.json", ran.out());
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertEquals(
                terminal.run("threads", "--json", "--frames", HANG).out(),
                terminal.run("threads", "--json", "--frames", HANG).out());
        assertEquals(
                terminal.run("findings", HANG).out(),
                terminal.run("findings", HANG).out());
    }

    @Test
    void threadsLeaveOutTheRemediesAndShowFramesOnlyWhenAsked() {
        JsonNode plain =
                DocumentSchema.valid(terminal.run("threads", "--json", HANG).out());
        JsonNode frames = DocumentSchema.valid(
                terminal.run("threads", "--json", "--frames", HANG).out());
        assertFalse(plain.at("/inputs/0/threads/0").has("frames"));
        assertFalse(frames.at("/inputs/0/threads/0/frames").isEmpty());
        for (String remedy : List.of("why", "fix", "proof")) {
            assertFalse(plain.at("/findings/0").has(remedy), remedy);
        }
        assertFalse(plain.at("/findings/0/title").asText().isEmpty());
    }

    @Test
    void terminalShowsTheBlockedThreadFirst() {
        Terminal.Ran ran = terminal.run("threads", "samples/silent-hang/dump-0930.txt");
        assertEquals(3, ran.code(), ran.err());
        Golden.check("cli/silent-hang-threads.txt", ran.out());
    }

    @Test
    void tasksAreGroupedByWhatTheyAwait() throws IOException {
        String dump = "src/test/resources/fixtures/formats/taskdump/join-and-select-by-hand/input.txt";
        Golden.check("cli/tasks.txt", terminal.run("threads", "--frames", dump).out());
    }

    @Test
    void taskDumpAloneGivesNoFindingAndNoFalseAllClear() {
        String dump = "src/test/resources/fixtures/formats/taskdump/tokio-1.53.1/input.txt";
        Terminal.Ran ran = terminal.run("findings", "--json", dump);
        assertEquals(0, ran.code(), ran.err());
        JsonNode document = DocumentSchema.valid(ran.out());
        assertEquals(4, document.at("/inputs/0/tasks").size());
        assertTrue(document.at("/findings").isEmpty(), ran.out());
        for (JsonNode outcome : document.at("/outcomes")) {
            assertEquals("cannot-tell", outcome.at("/outcome").asText(), outcome.toString());
            assertFalse(outcome.at("/because").asText().isBlank());
        }
    }

    @Test
    void findingsOfTheSamplesNameTheLinesToLookAt() {
        Terminal.Ran hang = terminal.run("findings", HANG);
        assertEquals(3, hang.code(), hang.err());
        // Where it waits, where the guard is taken, and the await that it is kept across.
        for (String line : List.of("permissions.rs:12", "permissions.rs:18", "permissions.rs:21")) {
            assertTrue(hang.out().contains(line), line);
        }
        assertTrue(hang.out().contains("PROVEN  worker.blocked-by-lock"), hang.out());
        Terminal.Ran nested = terminal.run("findings", "samples/nested-runtime");
        assertEquals(3, nested.code(), nested.err());
        assertTrue(nested.out().contains("PROVEN  panic.nested-runtime"), nested.out());
        assertTrue(nested.out().contains("legacy.rs:15"), nested.out());
    }

    @Test
    void samplesOpenWithoutANote() {
        assertEquals("", terminal.run("threads", HANG).err());
        assertEquals("", terminal.run("threads", "samples/nested-runtime").err());
    }

    @Test
    void eachPrintsALineAPathInTheirOrderAlsoForOneThatCannotBeRead() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Terminal.Ran ran = terminal.run("findings", "--json", "--each", "samples/nested-runtime", empty, HANG);
        assertEquals(3, ran.code(), ran.err());
        List<String> lines = ran.out().lines().toList();
        assertEquals(3, lines.size());
        assertEquals(
                "samples/nested-runtime/panic.txt",
                DocumentSchema.valid(lines.get(0)).at("/inputs/0/path").textValue());
        assertEquals(
                empty.toString(),
                DocumentSchema.valid(lines.get(1)).at("/inputs/0/path").textValue());
        assertTrue(DocumentSchema.valid(lines.get(1)).at("/inputs/0/error").isTextual());
        assertEquals(
                "samples/silent-hang/dump-0930.txt",
                DocumentSchema.valid(lines.get(2)).at("/inputs/0/path").textValue());
    }

    @Test
    void eachWithNothingFoundButSomethingUnreadableEndsWithTwo() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path source = Path.of("src/test/resources/fixtures/source/compiled");
        assertEquals(0, terminal.run("threads", "--each", source).code());
        assertEquals(2, terminal.run("threads", "--each", source, empty).code());
        assertEquals(2, terminal.run("threads", "--each", empty, source).code());
        assertEquals(0, terminal.run("threads", source, empty).code());
    }

    @Test
    void sourceTreeIsTakenWithItsOption() {
        Terminal.Ran ran = terminal.run(
                "findings",
                "--json",
                "samples/silent-hang/dump-0930.txt",
                "--source",
                "samples/silent-hang/auth-service");
        JsonNode roots = DocumentSchema.valid(ran.out()).at("/sourceRoots");
        assertEquals(1, roots.size());
        assertTrue(roots.at("/0").textValue().endsWith("auth-service"), roots.toString());
    }

    @Test
    void wrongUsageEndsWithSixtyFourAndSaysWhereHelpIs() {
        for (String[] args : new String[][] {
            {"threads"},
            {"--bogus"},
            {"report", "samples/silent-hang"},
            {"--source", "x", "threads", "y"},
            {"explain", "no.such-rule"},
            {"findings", "--frames", "samples/silent-hang"}
        }) {
            Terminal.Ran ran = terminal.run((Object[]) args);
            assertEquals(64, ran.code(), ran.err());
            assertEquals("", ran.out());
            assertEquals(1, ran.err().lines().count(), ran.err());
        }
    }

    @Test
    void helpAndVersionGoToStandardOutput() throws IOException {
        Terminal.Ran help = terminal.run("--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("Commands:"), help.out());
        assertTrue(help.out().lines().allMatch(l -> l.length() <= Paragraph.WIDTH));
        assertTrue(Files.readString(Path.of("pom.xml")).contains("<version>" + Version.NUMBER + "</version>"));
        assertEquals(
                "unpark " + Version.NUMBER + "\n",
                terminal.run("threads", "--version").out());
    }

    @Test
    void explainListsTheRulesAndThePagesAndTellsOfOne() {
        Terminal.Ran list = terminal.run("explain");
        assertEquals(0, list.code());
        assertTrue(list.out().contains("worker.blocked-by-lock"), list.out());
        Terminal.Ran one = terminal.run("explain", "panic.nested-runtime");
        assertEquals(0, one.code());
        assertTrue(one.out().contains("Fix:"), one.out());
        assertTrue(one.out().contains("Proof that it is fixed:"), one.out());
        assertTrue(list.out().indexOf("kill-quit") > list.out().indexOf("worker.sleep"), list.out());
        Terminal.Ran page = terminal.run("explain", "take-a-gdb-dump");
        assertEquals(0, page.code());
        assertTrue(page.out().contains("    gdb -p PID -batch"), page.out());
        assertTrue(page.out().contains("See also: "), page.out());
    }

    @Test
    void formatsSayHowToMakeOne() {
        Terminal.Ran ran = terminal.run("formats");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("thread apply all bt"), ran.out());
        assertTrue(ran.out().contains("RUST_BACKTRACE"), ran.out());
    }

    @Test
    void windowGetsThePaths() {
        Terminal.Ran ran = terminal.run(HANG, "--source", "samples/silent-hang/auth-service");
        assertEquals(0, ran.code());
        assertEquals(List.of(HANG, HANG.resolve("auth-service")), terminal.opened);
    }
}
