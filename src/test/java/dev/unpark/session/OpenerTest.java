package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.store.Recovery;
import dev.unpark.store.Unfinished;
import dev.unpark.timeline.Timeline;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class OpenerTest {
    private static final Path HANG = Path.of("samples/silent-hang");
    private static final Path NESTED = Path.of("samples/nested-runtime");

    private static final Path FIXTURES = Path.of("../shared/fixtures/dumps");

    @TempDir
    Path temp;

    private Path dir;
    private Recovery recovery;
    private Opener opener;

    @BeforeEach
    void makeFolders() throws IOException {
        dir = Files.createDirectory(temp.resolve("case"));
        recovery = Recovery.under(temp.resolve("state"));
        opener = Opener.with(recovery);
    }

    @Test
    void silentHangOpensWithItsDumpsLogAndTree() throws Refused {
        Opened opened = open(HANG);
        Evidence evidence = opened.investigation().evidence();
        Work work = opened.investigation().work();

        assertEquals(
                List.of(
                        "samples/silent-hang/dump-0930.txt",
                        "samples/silent-hang/dump-0931-full.txt",
                        "samples/silent-hang/incident.log"),
                evidence.inputs().stream().map(Input::path).toList());
        assertEquals(
                List.of(3, 3, 0),
                evidence.inputs().stream().map(i -> i.threads().size()).toList());
        assertEquals(List.of(HANG.resolve("auth-service").toAbsolutePath().toString()), evidence.sourceRoots());
        assertEquals(List.of(), evidence.notes());
        assertEquals("Silent hang", work.title());
        assertEquals(9, count(work, EntryKind.INCIDENT) + count(work, EntryKind.EVIDENCE));
        assertEquals(2, count(work, EntryKind.EVIDENCE));
        // What the source alone shows has no time of its own.
        long timed = opened.investigation().analysis().findings().stream()
                .filter(f -> f.citations().getFirst().input() >= 0)
                .count();
        assertEquals(timed, count(work, EntryKind.FINDING));
        assertTrue(count(work, EntryKind.FINDING) > 0);
    }

    @Test
    void timelineOfTheSampleTellsItsStory() throws Refused {
        StringBuilder out = new StringBuilder();
        for (TimelineEntry entry : Timeline.sorted(open(HANG).investigation().work())) {
            out.append(entry.at())
                    .append("  ")
                    .append(entry.kind().word())
                    .append("  ")
                    .append(entry.text());
            out.append("  (")
                    .append(entry.source())
                    .append(", ")
                    .append(entry.id())
                    .append(")\n");
        }

        Golden.check("session/silent-hang-timeline.txt", out.toString());
    }

    @Test
    void nestedRuntimeHasNoTimeUntilAWindowGivesItOne() throws Refused {
        Opened still = open(NESTED);
        Opened window = opener.withTimeOfOpening(InstantSource.fixed(Examples.NOON))
                .open(List.of(NESTED), List.of())
                .run(JobContext.NONE);
        Finding finding = still.investigation().analysis().findings().getFirst();

        assertEquals("panic.nested-runtime", finding.rule());
        assertEquals(List.of(), still.investigation().work().entries());
        TimelineEntry entry = window.investigation().work().entries().getFirst();
        assertEquals(Examples.NOON, entry.at());
        assertEquals(new ItemRef.OfFinding(finding.key()), entry.about());
    }

    @Test
    void samePathsGiveTheSameInvestigation() throws Refused {
        assertEquals(open(HANG).investigation(), open(HANG).investigation());
    }

    @Test
    void savedAndReopenedInvestigationIsEqual() throws Exception {
        for (Path sample : List.of(HANG, NESTED)) {
            Opened opened = open(sample);
            Work work = Edits.addNote(
                    opened.investigation().work(),
                    "Who holds the lock?",
                    List.of(new ItemRef.OfInput(opened.investigation()
                            .evidence()
                            .inputs()
                            .getFirst()
                            .id())),
                    Examples.NOON);
            Saving.Saved saved =
                    Saving.save(opened, work, dir.resolve("my case")).run(JobContext.NONE);

            Opened again = open(saved.file());

            assertEquals(List.of(), saved.notes());
            assertEquals(dir.resolve("my case.unpark"), saved.file());
            assertEquals(opened.investigation().withWork(work), again.investigation());
            assertEquals(opened.sources().files(), again.sources().files());
            assertEquals(saved.file(), again.file());
            Files.delete(saved.file());
        }
    }

    @Test
    void reopenedFileNeedsNothingButItselfAndSavesToTheSameBytes() throws Exception {
        Path copy = copy(HANG, dir.resolve("silent-hang"));
        Opened opened = open(copy);
        Path file = Saving.save(opened, opened.investigation().work(), dir.resolve("a.unpark"))
                .run(JobContext.NONE)
                .file();
        delete(copy);

        Opened again = open(file);
        Path second = Saving.save(again, again.investigation().work(), dir.resolve("b.unpark"))
                .run(JobContext.NONE)
                .file();

        assertEquals(opened.investigation(), again.investigation());
        assertEquals(-1, Files.mismatch(file, second));
        assertNotNull(again.locate(copy + "/dump-0930.txt"));
    }

    @Test
    void whatACrashLeftOpensAsItWas() throws Exception {
        Opened opened = open(HANG);
        Work work = Edits.setTitle(opened.investigation().work(), "Hang of 24 November");
        Path left = temp.resolve("state/sessions/1-1-dead");
        Recovery.Session session =
                recovery.begin(Saving.contents(opened, opened.investigation().work()), null);
        session.keepEvidence(JobContext.NONE);
        session.write(work);
        copy(sessionFolder(), left);
        session.close();

        Unfinished unfinished = recovery.unfinished().getFirst();
        Opened back = opener.recover(unfinished).run(JobContext.NONE);

        assertEquals("Hang of 24 November", unfinished.title());
        assertEquals(opened.investigation().withWork(work), back.investigation());
        recovery.discard(unfinished);
        assertEquals(List.of(), recovery.unfinished());
    }

    @Test
    void moreEvidenceJoinsWhatIsOpenAndKeepsTheWork() throws Exception {
        Opened first = open(HANG.resolve("dump-0930.txt"), HANG.resolve("incident.log"));
        Work work = Edits.addNote(first.investigation().work(), "note", List.of(), Examples.NOON);
        Opened noted = first.with(first.investigation().withWork(work));

        Opened both = opener.add(
                        noted,
                        Request.of(
                                List.of(HANG.resolve("dump-0931-full.txt"), HANG.resolve("auth-service")), List.of()))
                .run(JobContext.NONE);

        assertEquals(3, both.investigation().evidence().inputs().size());
        assertEquals(1, both.investigation().evidence().sourceRoots().size());
        assertEquals(work.notes(), both.investigation().work().notes());
        assertEquals(
                first.investigation().work().title(),
                both.investigation().work().title());
        assertEquals(
                open(HANG).investigation().analysis().findings().getFirst().certainty(),
                both.investigation().analysis().findings().getFirst().certainty());
    }

    @Test
    void fileThatCannotBeReadStaysBesideOneThatCan() throws Exception {
        Path zeros = dir.resolve("zeros.txt");
        try (RandomAccessFile file = new RandomAccessFile(zeros.toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        Path empty = Files.writeString(dir.resolve("empty.txt"), "");
        Path absent = dir.resolve("absent.txt");
        Path good = HANG.resolve("dump-0930.txt");

        Opened opened = open(zeros, empty, good, absent);
        List<Input> inputs = opened.investigation().evidence().inputs();

        assertEquals(
                List.of(zeros.toString(), empty.toString(), good.toString(), absent.toString()),
                inputs.stream().map(Input::path).toList());
        for (int bad : List.of(0, 1, 3)) {
            assertNotNull(inputs.get(bad).error());
            assertEquals("unknown", inputs.get(bad).format());
        }
        Path file = Saving.save(opened, opened.investigation().work(), dir.resolve("a"))
                .run(JobContext.NONE)
                .file();
        assertEquals(opened.investigation(), open(file).investigation());
    }

    @Test
    void nothingReadableIsRefusedInASentenceThatSaysWhatToDo() throws Exception {
        Path empty = Files.writeString(dir.resolve("empty.txt"), "");
        Path text = Files.writeString(dir.resolve("letter.txt"), "Dear all,\nthe service is slow.\n");
        Path folder = Files.createDirectory(dir.resolve("nothing"));

        assertRefused("empty", empty);
        assertRefused("does not exist", dir.resolve("absent"));
        assertRefused("Take a dump with gdb", text);
        assertRefused("it holds no files to look at", folder);
        assertRefused("none is a dump", dir);
        assertRefused("There is nothing to open");
    }

    @Test
    void whatAFolderHoldsBesideEvidenceIsCountedInANote() throws Exception {
        copy(HANG, dir.resolve("silent-hang"));
        Files.writeString(dir.resolve("silent-hang/letter.txt"), "Dear all,\n");
        Files.write(dir.resolve("silent-hang/photo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1});
        Files.copy(HANG.resolve("dump-0930.txt"), dir.resolve("silent-hang/dump-copy.txt"));

        Evidence evidence = open(dir.resolve("silent-hang")).investigation().evidence();

        String base = dir + "/silent-hang/";
        assertEquals(3, evidence.inputs().size());
        assertEquals(
                List.of(
                        base + "dump-copy.txt is a copy of " + base + "dump-0930.txt and was read once.",
                        "2 files were left out, for nothing in it is evidence that Unpark reads: " + base
                                + "letter.txt, " + base + "photo.png."),
                evidence.notes());
    }

    @Test
    void sourceTreeAloneIsEnough() throws Exception {
        for (Path path : List.of(HANG.resolve("auth-service"), HANG.resolve("auth-service/Cargo.toml"))) {
            Opened opened = open(path);

            assertEquals(
                    path.endsWith("Cargo.toml") ? List.of("cargo-toml") : List.of(),
                    opened.investigation().evidence().inputs().stream()
                            .map(Input::format)
                            .toList());
            assertTrue(opened.sources().files().contains("src/permissions.rs"));
        }
        Opened given =
                opener.open(List.of(), List.of(HANG.resolve("auth-service"))).run(JobContext.NONE);
        assertEquals("Auth service", given.investigation().work().title());
    }

    static boolean hasFixtures() {
        return Files.isDirectory(FIXTURES);
    }

    @Test
    @EnabledIf("hasFixtures")
    void everyFolderOfCapturesComesBackEqualFromItsFile() throws Exception {
        List<Path> folders;
        try (Stream<Path> list = Files.list(FIXTURES)) {
            folders = list.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            Opened opened = opener.open(List.of(folder), List.of(FIXTURES.resolve("../programs")))
                    .run(JobContext.NONE);
            Path file = Saving.save(opened, opened.investigation().work(), dir.resolve("a"))
                    .run(JobContext.NONE)
                    .file();
            assertEquals(opened.investigation(), open(file).investigation(), folder.toString());
        }
        assertTrue(folders.size() > 20);
    }

    @Test
    void sourceFolderThatIsNotThereIsRefused() {
        assertThrows(
                Refused.class,
                () -> opener.open(List.of(HANG), List.of(dir.resolve("absent"))).run(JobContext.NONE));
    }

    @Test
    void secondSavedInvestigationBringsItsEvidenceOnly() throws Exception {
        Opened hang = open(HANG);
        Opened nested = open(NESTED);
        Path a = Saving.save(hang, hang.investigation().work(), dir.resolve("a"))
                .run(JobContext.NONE)
                .file();
        Path b = Saving.save(
                        nested,
                        Edits.addNote(nested.investigation().work(), "lost", List.of(), Examples.NOON),
                        dir.resolve("b"))
                .run(JobContext.NONE)
                .file();

        Opened both = open(a, b);

        assertEquals(4, both.investigation().evidence().inputs().size());
        assertEquals("Silent hang", both.investigation().work().title());
        assertEquals(List.of(), both.investigation().work().notes());
        assertTrue(both.investigation().evidence().notes().getFirst().startsWith(b + " brought its evidence"));
        assertNotEquals(
                hang.investigation().analysis().findings(),
                both.investigation().analysis().findings());
    }

    @Test
    void choiceByHandRunsTheRulesAgainOnTheSameEvidence() throws Exception {
        Opened opened = open(HANG);
        Work work = Edits.setTitle(opened.investigation().work(), "named");

        Opened again = Reanalysis.with(opened, work).run(JobContext.NONE);

        assertEquals(opened.investigation().withWork(work), again.investigation());
    }

    private void assertRefused(String says, Path... paths) {
        Refused refused = assertThrows(Refused.class, () -> open(paths));
        assertTrue(String.valueOf(refused.getMessage()).contains(says), refused.getMessage());
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }

    private Opened open(Path... paths) throws Refused {
        return opener.open(List.of(paths), List.of()).run(JobContext.NONE);
    }

    private static long count(Work work, EntryKind kind) {
        return work.entries().stream().filter(e -> e.kind() == kind).count();
    }

    private Path sessionFolder() throws IOException {
        try (Stream<Path> folders = Files.list(temp.resolve("state/sessions"))) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
