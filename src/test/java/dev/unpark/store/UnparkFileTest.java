package dev.unpark.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Work;
import dev.unpark.session.Examples;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnparkFileTest {
    @TempDir
    Path dir;

    private Path target;

    @BeforeEach
    void chooseTarget() {
        target = dir.resolve("saved.unpark");
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        Contents contents = contents();

        assertEquals(List.of(), UnparkFile.write(target, contents, JobContext.NONE));
        Contents back = UnparkFile.read(target, newFolder(), JobContext.NONE);

        assertEquals(contents.work(), back.work());
        assertEquals(contents.notes(), back.notes());
        assertEquals(contents.unread(), back.unread());
        for (int i = 0; i < 3; i++) {
            assertEquals(contents.files().get(i).shown(), back.files().get(i).shown());
            assertEquals(contents.files().get(i).sha256(), back.files().get(i).sha256());
            assertArrayEquals(
                    Files.readAllBytes(contents.files().get(i).path()),
                    Files.readAllBytes(back.files().get(i).path()));
        }
        SourceTree tree = back.trees().getFirst();
        assertEquals("/srv/app", tree.shown());
        assertEquals("app", tree.root().getFileName().toString());
        assertEquals(List.of("Cargo.toml", "src/main.rs"), tree.files());
        assertEquals("fn main() {}", Files.readString(tree.root().resolve("src/main.rs")));
    }

    @Test
    void sameContentsGiveTheSameBytes() throws Exception {
        UnparkFile.write(target, contents(), JobContext.NONE);
        byte[] first = Files.readAllBytes(target);
        Contents back = UnparkFile.read(target, newFolder(), JobContext.NONE);
        UnparkFile.write(target, back, JobContext.NONE);

        assertArrayEquals(first, Files.readAllBytes(target));
    }

    @Test
    void evidenceThatIsGoneOrChangedIsSaidAndTheWorkIsSaved() throws Exception {
        Contents contents = contents();
        Files.delete(contents.files().get(0).path());
        Files.writeString(contents.files().get(1).path(), "changed");

        List<String> notes = UnparkFile.write(target, contents, JobContext.NONE);
        Contents back = UnparkFile.read(target, newFolder(), JobContext.NONE);

        assertEquals(2, notes.size());
        assertTrue(
                notes.get(0).startsWith("case/a.txt could not be read when the investigation was saved"), notes.get(0));
        assertTrue(notes.get(1).startsWith("../b.txt changed after it was opened"), notes.get(1));
        assertEquals(contents.work(), back.work());
        assertEquals(2, back.files().size());
        assertEquals(notes, back.notes().subList(1, 3));
    }

    @Test
    void sourceFileThatLeadsOutOrIsTooLargeStaysBehind() throws Exception {
        Path root = Files.createDirectories(dir.resolve("big"));
        try (OutputStream out = Files.newOutputStream(root.resolve("big.rs"))) {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                out.write(megabyte);
            }
        }
        Files.writeString(root.resolve("a.rs"), "fn a() {}");
        SourceTree tree = new SourceTree("/srv/big", root, List.of("../../etc/passwd", "a.rs", "big.rs"));
        Contents contents = new Contents(Work.empty(), List.of(), List.of(), List.of(tree), List.of());

        List<String> notes = UnparkFile.write(target, contents, JobContext.NONE);

        assertEquals(1, notes.size());
        assertTrue(notes.getFirst().startsWith("2 source files were not saved along"), notes.getFirst());
        assertEquals(
                List.of("a.rs"),
                UnparkFile.read(target, newFolder(), JobContext.NONE)
                        .trees()
                        .getFirst()
                        .files());
    }

    @Test
    void fileCutAnywhereIsRefusedInASentence() throws Exception {
        UnparkFile.write(target, small(), JobContext.NONE);
        byte[] whole = Files.readAllBytes(target);
        for (int length = 0; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length), "is damaged");
        }
    }

    @Test
    void flippedByteIsRefusedOrChangesNothing() throws Exception {
        Contents contents = small();
        UnparkFile.write(target, contents, JobContext.NONE);
        byte[] whole = Files.readAllBytes(target);
        int refused = 0;
        for (int at = 0; at < whole.length; at += 3) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x41;
            Files.write(target, bytes);
            try {
                Contents back = UnparkFile.read(target, newFolder(), JobContext.NONE);
                assertEquals(contents.work().title(), back.work().title(), "byte " + at);
                assertEquals(
                        contents.files().getFirst().sha256(),
                        back.files().getFirst().sha256(),
                        "byte " + at);
            } catch (Refused e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 6, refused + " of " + whole.length / 3);
    }

    @Test
    void newerVersionIsRefusedInASentence() throws Exception {
        writeZip("{\"schema\":\"unpark-investigation\",\"version\":3,\"tasks\":[]}", "evidence/1-a", "x");

        Refused refused = assertThrows(Refused.class, () -> UnparkFile.read(target, newFolder(), JobContext.NONE));
        assertEquals(
                target
                        + " was saved by a newer Unpark (its format is 3, this one reads up to 2). Update Unpark, then open"
                        + " it again.",
                refused.getMessage());
    }

    @Test
    void otherZipIsRefused() throws Exception {
        writeZip("{\"schema\":\"something else\",\"version\":1}", "x", "x");
        assertRefused(Files.readAllBytes(target), "not one of Unpark's");
        writeZip("[", "x", "x");
        assertRefused(Files.readAllBytes(target), "cannot be understood");
        assertRefused("PK no".getBytes(StandardCharsets.UTF_8), "no whole zip");
    }

    @Test
    void namesInTheListCannotLeadOutOfTheFolder() throws Exception {
        for (String path : List.of("../../evil.rs", "/evil.rs", "a/../../evil.rs", "C:evil.rs", "a\\\\..\\\\evil.rs")) {
            String manifest = manifest(
                    "[]", "[{\"shown\":\"/s\",\"entry\":\"source/0/s/\",\"files\":[" + file(path, "x") + "]}]");
            writeZip(manifest, "source/0/s/" + path, "x");
            assertRefused(Files.readAllBytes(target), "leads out of its folder");
        }
        assertFalse(Files.exists(dir.resolve("evil.rs")));
    }

    @Test
    void evidenceIsUnpackedUnderANameOfOurOwn() throws Exception {
        writeZip(manifest("[" + file("../../evil", "x") + "]", "[]"), "../../evil", "x");
        Path into = newFolder();

        Contents back = UnparkFile.read(target, into, JobContext.NONE);

        assertTrue(back.files().getFirst().path().startsWith(into.resolve("evidence")));
        assertEquals("x", Files.readString(back.files().getFirst().path()));
    }

    @Test
    void entryThatUnpacksToMoreThanListedIsRefused() throws Exception {
        writeZip(manifest("[" + file("evidence/1-a", "x") + "]", "[]"), "evidence/1-a", "x".repeat(50_000_000));

        assertRefused(Files.readAllBytes(target), "is not what was saved");
    }

    @Test
    void impossibleSizeIsRefusedBeforeUnpacking() throws Exception {
        String huge = file("evidence/1-a", "x").replace("\"bytes\":1", "\"bytes\":9223372036854775807");
        writeZip(manifest("[" + huge + "]", "[]"), "evidence/1-a", "x");

        assertThrows(Refused.class, () -> UnparkFile.read(target, newFolder(), JobContext.NONE));
    }

    @Test
    void folderThatCannotBeWrittenIsSaidInASentence() throws Exception {
        Contents contents = small();
        Path missing = dir.resolve("missing/saved.unpark");

        Refused refused = assertThrows(Refused.class, () -> UnparkFile.write(missing, contents, JobContext.NONE));

        assertTrue(
                String.valueOf(refused.getMessage()).startsWith(missing + " could not be written"),
                refused.getMessage());
    }

    private void assertRefused(byte[] bytes, String says) throws IOException {
        Files.write(target, bytes);
        Refused refused = assertThrows(Refused.class, () -> UnparkFile.read(target, newFolder(), JobContext.NONE));
        assertTrue(String.valueOf(refused.getMessage()).contains(says), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).startsWith(target.toString()), refused.getMessage());
    }

    private Path newFolder() throws IOException {
        return Files.createTempDirectory(dir, "into");
    }

    private void writeZip(String manifest, String entry, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("investigation.json"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(new ZipFile(target.toFile()).size() == 2);
    }

    private static String manifest(String evidence, String sources) throws IOException {
        String work = new String(Json.write(Work.empty()), StandardCharsets.UTF_8);
        return "{\"schema\":\"unpark-investigation\",\"version\":1,\"work\":" + work + ",\"evidence\":" + evidence
                + ",\"unread\":[],\"sources\":" + sources + ",\"notes\":[]}";
    }

    private static String file(String entry, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sha = HexFormat.of().formatHex(Unpacking.sha256().digest(bytes));
        return "{\"entry\":\"" + entry + "\",\"shown\":\"a.txt\",\"sha256\":\"" + sha + "\",\"bytes\":" + bytes.length
                + "}";
    }

    private Contents small() throws IOException {
        Path file = Files.writeString(dir.resolve("small.txt"), "Thread 1\n#0 main\n");
        return new Contents(
                Work.empty().withTitle("Small"), List.of(evidence("small.txt", file)), List.of(), List.of(), List.of());
    }

    private Contents contents() throws IOException {
        List<EvidenceFile> files = new ArrayList<>();
        byte[] random = new byte[200_000];
        new Random(1).nextBytes(random);
        files.add(evidence("case/a.txt", Files.write(dir.resolve("a.txt"), random)));
        files.add(evidence("../b.txt", Files.writeString(dir.resolve("b.txt"), "")));
        files.add(evidence("\u0000\u202e/c:\\d\u001b.txt", Files.writeString(dir.resolve("c.txt"), "c")));
        Path root = Files.createDirectories(dir.resolve("tree/app"));
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("Cargo.toml"), "[package]");
        Files.writeString(root.resolve("src/main.rs"), "fn main() {}");
        return new Contents(
                Examples.fullWork(),
                files,
                List.of(new UnreadFile("bad.bin", "bad.bin is not text.", 1)),
                List.of(new SourceTree("/srv/app", root, List.of("Cargo.toml", "src/main.rs"))),
                List.of("1 file was left out."));
    }

    private static EvidenceFile evidence(String shown, Path file) throws IOException {
        byte[] digest = Unpacking.sha256().digest(Files.readAllBytes(file));
        return new EvidenceFile(shown, file, HexFormat.of().formatHex(digest));
    }
}
