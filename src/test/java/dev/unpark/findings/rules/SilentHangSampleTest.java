package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Story;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample and its variants: the answer follows the evidence that is opened, and nothing is known by heart. */
class SilentHangSampleTest {
    private static final Path SAMPLE = Path.of("samples/silent-hang");
    private static final String FOUND =
            "A worker is held inside a task by a std Mutex whose guard lives across an await.";

    @TempDir
    Path copy;

    @BeforeEach
    void copySample() throws IOException {
        try (Stream<Path> all = Files.walk(SAMPLE)) {
            for (Path from : all.sorted().toList()) {
                Path to = copy.resolve(SAMPLE.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
    }

    @Test
    void waiterGuardAndAwaitAreNamedWithTheirLines() throws Exception {
        Case sample = read("auth-service", "dump-0930.txt", "dump-0931-full.txt");
        Finding f = only(sample);
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals(FOUND, f.title());
        assertEquals(
                "Waiter: thread 23475, permissions.rs:12 · Guard: root future, taken at permissions.rs:18, suspended at"
                        + " :21",
                f.detail());
        assertEquals(
                List.of(
                        "dump-0930.txt:73 src/permissions.rs:12",
                        "dump-0931-full.txt:171 src/permissions.rs:12",
                        "dump-0931-full.txt:414",
                        "source src/permissions.rs:18",
                        "source src/permissions.rs:21"),
                cited(sample, f));
        assertEquals(1, f.notKnown().size(), f.notKnown().toString());
        assertEquals(
                List.of(new Story("s1", FOUND, "f1", List.of("f1", "f2"))),
                sample.analysis().stories());
    }

    @Test
    void theWholeFolderAsSourceGivesTheSameLines() throws Exception {
        Finding f = only(read("", "dump-0930.txt", "dump-0931-full.txt"));
        assertTrue(f.detail().contains("taken at permissions.rs:18, suspended at :21"), f.detail());
    }

    @Test
    void linesFollowTheSourceWhenItsLinesMove() throws Exception {
        Path permissions = copy.resolve("auth-service/src/permissions.rs");
        Files.writeString(permissions, "// one\n// two\n// three\n" + Files.readString(permissions));
        for (String dump : List.of("dump-0930.txt", "dump-0931-full.txt")) {
            Path file = copy.resolve(dump);
            Files.writeString(file, Files.readString(file).replace("permissions.rs:12", "permissions.rs:15"));
        }
        Finding f = only(read("auth-service", "dump-0930.txt", "dump-0931-full.txt"));
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals(
                "Waiter: thread 23475, permissions.rs:15 · Guard: root future, taken at permissions.rs:21, suspended at"
                        + " :24",
                f.detail());
    }

    @Test
    void aSourceThatIsNotTheOneThatRanIsSaidToBeSo() throws Exception {
        Path permissions = copy.resolve("auth-service/src/permissions.rs");
        Files.writeString(permissions, "// one\n// two\n// three\n" + Files.readString(permissions));
        Finding f = only(read("auth-service", "dump-0930.txt", "dump-0931-full.txt"));
        assertTrue(
                f.notKnown().stream().anyMatch(n -> n.startsWith("Whether the opened source is the version that ran")),
                f.notKnown().toString());
    }

    @Test
    void withoutSourceTheAwaitHasItsIndexOnly() throws Exception {
        Finding f = only(Case.read(List.of(copy.resolve("dump-0931-full.txt")), List.of()));
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals(
                "Waiter: thread 23475, permissions.rs:12 · Guard: root future, in reload_holding_lock, at await index 1",
                f.detail());
        assertTrue(f.notKnown().getFirst().contains("not opened"), f.notKnown().toString());
    }

    @Test
    void withoutTheFullDumpTheHolderIsUnknownAndTheCommandIsGiven() throws Exception {
        Finding f = only(read("auth-service", "dump-0930.txt"));
        assertEquals(Certainty.LIKELY, f.certainty());
        assertEquals("A worker is held inside a task by a std Mutex; who holds it is not known.", f.title());
        assertTrue(
                f.wouldDecide().getFirst().startsWith("`gdb -p 23474 -batch"),
                f.wouldDecide().toString());
        assertTrue(f.why().contains("The source alone, not the dump, has a candidate"), f.why());
        assertEquals(1, f.couldAlsoBe().size());
    }

    @Test
    void theSameDumpTwiceIsNoSecondLook() throws Exception {
        Finding f = only(read("auth-service", "dump-0930.txt", "dump-0930.txt"));
        assertTrue(
                f.couldAlsoBe().getFirst().endsWith("a dump is one instant."),
                f.couldAlsoBe().toString());
        assertEquals(2, f.wouldDecide().size());
    }

    @Test
    void aDumpOfAnotherProcessProvesNothingForThisOne() throws Exception {
        Path full = copy.resolve("dump-0931-full.txt");
        Files.writeString(full, Files.readString(full).replace("23474", "77777"));
        List<Finding> found = ofDumps(read("auth-service", "dump-0930.txt", "dump-0931-full.txt"));
        assertEquals(
                List.of(Certainty.PROVEN, Certainty.LIKELY),
                found.stream().map(Finding::certainty).toList());
    }

    @Test
    void aGuardOfAnotherTypeAtTheSameAddressNamesNobody() throws Exception {
        Path full = copy.resolve("dump-0931-full.txt");
        Files.writeString(
                full,
                Files.readString(full)
                        .replace(
                                "MutexGuard<auth_service::permissions::RoleTable>", "MutexGuard<auth_service::Other>"));
        assertEquals(
                Certainty.LIKELY,
                only(read("auth-service", "dump-0930.txt", "dump-0931-full.txt"))
                        .certainty());
    }

    @Test
    void sameEvidenceGivesTheSameFindings() throws Exception {
        String once = read("auth-service", "dump-0930.txt", "dump-0931-full.txt")
                .analysis()
                .toString();
        String again = read("auth-service", "dump-0930.txt", "dump-0931-full.txt")
                .analysis()
                .toString();
        assertEquals(once, again);
    }

    private Case read(String source, String... dumps) throws Refused {
        return Case.read(Stream.of(dumps).map(copy::resolve).toList(), List.of(copy.resolve(source)));
    }

    /** Those that the dumps show; the opened source has one of its own, at the same guard. */
    private static List<Finding> ofDumps(Case read) {
        return read.analysis().findings().stream()
                .filter(f -> !f.rule().startsWith("source."))
                .toList();
    }

    private static Finding only(Case read) {
        List<Finding> found = ofDumps(read);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    private static List<String> cited(Case read, Finding f) {
        return f.citations().stream().map(c -> cited(read, c)).toList();
    }

    private static String cited(Case read, Citation c) {
        String where = c.input() < 0
                ? "source"
                : read.evidence().inputs().get(c.input()).fileName() + ":" + c.line();
        return where + (c.source() == null ? "" : " " + c.source().shown());
    }
}
