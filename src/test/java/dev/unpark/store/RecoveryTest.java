package dev.unpark.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Work;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir
    Path dir;

    private Recovery recovery;

    @BeforeEach
    void openState() {
        recovery = Recovery.under(dir.resolve("state"));
    }

    @Test
    void killedProcessLeavesItsLastWorkAndEvidence() throws Exception {
        Path dump = Files.writeString(dir.resolve("dump.txt"), "Thread 1\n");
        long written = killAfter(25, dump, "keep");
        Files.delete(dump);

        List<Unfinished> left = recovery.unfinished();
        Contents back = recovery.recover(left.getFirst(), recovery.newFolder(), JobContext.NONE);

        assertEquals(1, left.size());
        assertTrue(number(back.work()) >= written, back.work().title() + " after " + written);
        assertEquals(left.getFirst().title(), back.work().title());
        assertEquals("Thread 1\n", Files.readString(back.files().getFirst().path()));
        assertEquals("dump.txt", back.files().getFirst().shown());

        recovery.discard(left.getFirst());
        assertEquals(List.of(), recovery.unfinished());
        assertFalse(Files.exists(left.getFirst().folder()));
    }

    @Test
    void killedProcessThatHadNotCopiedItsEvidencePointsToIt() throws Exception {
        Path dump = Files.writeString(dir.resolve("dump.txt"), "Thread 1\n");
        killAfter(1, dump, "do not keep");

        Contents back = recovery.recover(recovery.unfinished().getFirst(), recovery.newFolder(), JobContext.NONE);

        assertEquals(dump, back.files().getFirst().path());
    }

    @Test
    void liveSessionIsNotOffered() throws Exception {
        try (Recovery.Session session = recovery.begin(contents(), null)) {
            session.write(Work.empty().withTitle("mine"));
            assertEquals(List.of(), recovery.unfinished());
        }
        Process child = start(dir.resolve("dump.txt"), "do not keep");
        readLine(child);
        assertEquals(List.of(), recovery.unfinished());
        child.destroyForcibly().waitFor();
        assertEquals(1, recovery.unfinished().size());
    }

    @Test
    void endInOrderLeavesNothing() throws Exception {
        Recovery.Session session = recovery.begin(contents(), null);
        session.write(Work.empty().withTitle("mine"));
        session.keepEvidence(JobContext.NONE);
        session.close();

        try (Stream<Path> files = Files.list(dir.resolve("state/sessions"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void savedWorkIsNotOfferedAndClearedAwayLater() throws Exception {
        Path folder = abandoned(1, true, Work.empty().withTitle("saved"));

        assertEquals(List.of(), recovery.unfinished());
        recovery.begin(contents(), null).close();
        assertFalse(Files.exists(folder));
    }

    @Test
    void folderWithoutAnyWorkIsClearedAway() throws Exception {
        Path folder = Files.createDirectories(dir.resolve("state/sessions/1-1-dead"));
        Files.writeString(folder.resolve(".evidence.unpark-1.part"), "half");

        recovery.begin(contents(), null).close();

        assertFalse(Files.exists(folder));
    }

    @Test
    void fileCutAtEveryByteOffersTheVersionBefore() throws Exception {
        Path folder = abandoned(6, false, Work.empty().withTitle("before"));
        new WorkSlots(folder).write(7, false, Work.empty().withTitle("after"));
        Path newest = folder.resolve("work-b");
        byte[] whole = Files.readAllBytes(newest);
        assertEquals("after", recovery.unfinished().getFirst().title());

        for (int length = 0; length < whole.length; length++) {
            Files.write(newest, Arrays.copyOf(whole, length));
            List<Unfinished> left = recovery.unfinished();
            assertEquals(1, left.size(), "cut at " + length);
            assertEquals("before", left.getFirst().title(), "cut at " + length);
        }
    }

    @Test
    void bothVersionsDamagedOfferNothingAndThrowNothing() throws Exception {
        Path folder = abandoned(6, false, Work.empty());
        Files.writeString(folder.resolve("work-a"), "unpark-work/1 6 unsaved 00\n{}");
        Files.write(folder.resolve("work-b"), new byte[10_000]);

        assertEquals(List.of(), recovery.unfinished());
    }

    @Test
    void strangerInTheStateFolderIsLeftAlone() throws Exception {
        Path stranger = Files.createDirectories(dir.resolve("state/sessions/holiday"));
        Files.writeString(stranger.resolve("photo.txt"), "sea");

        assertEquals(List.of(), recovery.unfinished());
        recovery.begin(contents(), null).close();
        assertEquals("sea", Files.readString(stranger.resolve("photo.txt")));
    }

    @Test
    void unfinishedRemembersTheFileItBelongsTo() throws Exception {
        Path folder = abandoned(6, false, Work.empty());
        assertNull(recovery.unfinished().getFirst().file());
        Path saved = dir.resolve("saved.unpark").toAbsolutePath();
        Files.write(folder.resolve("origin.json"), Json.write(Origin.of(contents(), saved.toString())));

        assertEquals(saved, recovery.unfinished().getFirst().file());
    }

    @Test
    void stateFolderThatCannotBeMadeIsSaidInASentence() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");

        Refused refused = assertThrows(Refused.class, () -> Recovery.under(file).begin(contents(), null));

        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("Work cannot be kept against a crash"),
                refused.getMessage());
        assertEquals(List.of(), Recovery.under(file).unfinished());
    }

    @Test
    void unpackedFoldersOfDeadProcessesAreClearedAway() throws Exception {
        Path left = Files.createDirectories(dir.resolve("state/open/1-1-dead/evidence"));
        Files.writeString(left.resolve("a"), "x");
        Path mine = recovery.newFolder();
        Path second = recovery.newFolder();

        assertFalse(Files.exists(left));
        assertTrue(Files.isDirectory(mine));
        assertTrue(Files.isDirectory(second));
    }

    @Test
    void whatACrashedProcessHadUnpackedIsTakenOver() throws Exception {
        Path pasted =
                Files.createDirectories(dir.resolve("state/open/1-1-dead/s1")).resolve("pasted");
        Files.writeString(pasted, "Thread 1\n");
        Path folder = Files.createDirectories(dir.resolve("state/sessions/1-1-dead"));
        EvidenceFile evidence = new EvidenceFile("pasted text 1", pasted.toAbsolutePath(), "sha", "gdb");
        Contents lost = new Contents(Work.empty(), List.of(evidence), List.of(), List.of(), List.of());
        Files.write(folder.resolve("origin.json"), Json.write(Origin.of(lost, "")));
        new WorkSlots(folder).write(2, false, Work.empty());

        Unfinished left = recovery.unfinished().getFirst();
        Contents back = recovery.recover(left, recovery.newFolder(), JobContext.NONE);
        EvidenceFile file = back.files().getFirst();
        assertEquals(List.of("pasted text 1", "gdb"), List.of(file.shown(), String.valueOf(file.readAs())));

        recovery.discard(left);
        recovery.newFolder();
        assertFalse(Files.exists(pasted));
        assertEquals("Thread 1\n", Files.readString(file.path()));
    }

    @Test
    void originOfBeforeFormatsCouldBeChosenIsRead() throws Exception {
        Path folder = abandoned(6, false, Work.empty());
        Path origin = folder.resolve("origin.json");
        Files.writeString(origin, Files.readString(origin).replaceAll(",\\s*\"readAs\" : \"\"", ""));
        assertFalse(Files.readString(origin).contains("readAs"));

        Contents back = recovery.recover(recovery.unfinished().getFirst(), recovery.newFolder(), JobContext.NONE);

        assertEquals("dump.txt", back.files().getFirst().shown());
    }

    private Path abandoned(long number, boolean saved, Work work) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("state/sessions/1-1-dead"));
        Files.write(folder.resolve("origin.json"), Json.write(Origin.of(contents(), "")));
        new WorkSlots(folder).write(number, saved, work);
        return folder;
    }

    private Contents contents() throws IOException {
        Path dump = Files.writeString(dir.resolve("dump.txt"), "Thread 1\n");
        return Child.contents(dump);
    }

    /** Starts a process that writes work without end, and kills it once it has said so often that a write is done. */
    private long killAfter(int writes, Path dump, String mode) throws Exception {
        Process child = start(dump, mode);
        long last = 0;
        try (BufferedReader reader = child.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < writes; i++) {
                last = Long.parseLong(Objects.requireNonNull(reader.readLine()));
            }
            child.destroyForcibly();
        }
        child.waitFor();
        return last;
    }

    private Process start(Path dump, String mode) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        dir.resolve("state").toString(),
                        dump.toString(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void readLine(Process child) throws IOException {
        Objects.requireNonNull(child.inputReader(StandardCharsets.US_ASCII).readLine());
    }

    private static long number(Work work) {
        return Long.parseLong(work.title());
    }

    /** The process that is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            Contents contents = contents(Path.of(args[1]));
            Recovery.Session session = Recovery.under(Path.of(args[0])).begin(contents, null);
            if (args[2].equals("keep")) {
                session.keepEvidence(JobContext.NONE);
            }
            for (long i = 1; ; i++) {
                session.write(Work.empty().withTitle(Long.toString(i)));
                System.out.println(i);
                System.out.flush();
            }
        }

        static Contents contents(Path dump) throws IOException {
            byte[] digest = Unpacking.sha256().digest(Files.readAllBytes(dump));
            EvidenceFile file =
                    new EvidenceFile("dump.txt", dump, HexFormat.of().formatHex(digest));
            return new Contents(Work.empty(), List.of(file), List.of(), List.of(), List.of());
        }
    }
}
