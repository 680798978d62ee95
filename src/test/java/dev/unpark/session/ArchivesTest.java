package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.parse.TextLines;
import dev.unpark.store.EvidenceFile;
import dev.unpark.store.Recovery;
import dev.unpark.unpack.Archive;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives open like folders, and nothing above knows of them. */
class ArchivesTest {
    private static final String DUMP =
            "Thread 1 (LWP 1):\n#0  0x1 in app::main () at src/main.rs:1\n#1  0x2 in _start ()\n";
    private static final String OTHER = DUMP.replace("LWP 1", "LWP 7");

    @TempDir
    Path temp;

    private Opener opener = Opener.standard();

    @BeforeEach
    void ownState() {
        opener = Opener.with(Recovery.under(temp.resolve("state")));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(temp.resolve(name), bytes);
    }

    private Opened open(Path path) throws Refused {
        return opener.open(
                        new Request(List.of(new Given(path, path.getFileName().toString())), List.of(), null))
                .run(JobContext.NONE);
    }

    private static List<String> paths(Opened opened) {
        return opened.investigation().evidence().inputs().stream()
                .map(Input::path)
                .toList();
    }

    private static List<String> notes(Opened opened) {
        return opened.investigation().evidence().notes();
    }

    @Test
    void membersAreFoundLikeFilesOfAFolderAndNestedOnesToo() throws Exception {
        byte[] inner = Archive.of("logs/b.txt", OTHER).with("photo.png", "x").tar();
        Path zip = file(
                "case.zip",
                new Archive()
                        .with("z.tgz", Archive.gzip(inner))
                        .with("a.txt.gz", Archive.gzip(DUMP))
                        .with(".hidden", DUMP)
                        .zip());
        Opened opened = open(zip);
        assertEquals(List.of("case.zip!/a.txt.gz", "case.zip!/z.tgz!/logs/b.txt"), paths(opened));
        assertEquals(
                List.of("1 file was left out, for nothing in it is evidence that Unpark reads:"
                        + " case.zip!/z.tgz!/photo.png."),
                notes(opened));
        assertEquals("Case", opened.investigation().work().title());
        Path lies = java.util.Objects.requireNonNull(opened.locate("case.zip!/a.txt.gz"));
        assertEquals(List.of("#1  0x2 in _start ()"), TextLines.read(lies, 3, 1, 80));
    }

    @Test
    void compressedFileKeepsItsNameAndIsTheSameEvidenceAsTheFileInIt() throws Exception {
        Opened opened = open(file("dump.txt.gz", Archive.gzip(DUMP)));
        assertEquals(List.of("dump.txt.gz"), paths(opened));
        assertEquals("Dump", opened.investigation().work().title());
        Opened plain = open(Files.writeString(temp.resolve("dump.txt"), DUMP));
        assertEquals(
                plain.investigation().evidence().inputs().getFirst().id(),
                opened.investigation().evidence().inputs().getFirst().id());
    }

    @Test
    void sourceTreeInsideIsASourceRoot() throws Exception {
        Opened opened = open(file(
                "case.tar",
                Archive.of("dump.txt", DUMP)
                        .with("app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\n")
                        .with("app/src/main.rs", "fn main() {}\n")
                        .tar()));
        Evidence evidence = opened.investigation().evidence();
        assertEquals(List.of("case.tar!/app"), evidence.sourceRoots());
        assertEquals("fn main() {}\n", Files.readString(opened.sources().locate("src/main.rs")));
    }

    @Test
    void savingKeepsTheMembersAndOpensTheSame() throws Exception {
        Path zip = file(
                "case.zip",
                new Archive()
                        .with("a.txt", DUMP)
                        .with("b.txt.gz", Archive.gzip(OTHER))
                        .zip());
        Opened opened = open(zip);
        Path saved = Saving.save(opened, opened.investigation().work(), temp.resolve("x"))
                .run(JobContext.NONE)
                .file();
        Files.delete(zip);
        Opened again = open(saved);
        assertEquals(paths(opened), paths(again));
        assertEquals(opened.investigation().evidence(), again.investigation().evidence());
        assertEquals(
                opened.files().stream().map(EvidenceFile::sha256).toList(),
                again.files().stream().map(EvidenceFile::sha256).toList());
    }

    @Test
    void chosenFormatIsKeptInTheFile() throws Exception {
        Path dump = Files.writeString(temp.resolve("dump.txt"), DUMP);
        Opened opened = opener.open(new Request(Given.of(List.of(dump)), List.of(), "panic"))
                .run(JobContext.NONE);
        Path saved = Saving.save(opened, opened.investigation().work(), temp.resolve("x"))
                .run(JobContext.NONE)
                .file();
        Opened again = open(saved);
        assertEquals("panic", again.files().getFirst().readAs());
        assertEquals(opened.investigation().evidence(), again.investigation().evidence());
    }

    @Test
    void archivesInEachOtherEndAtTheLimit() throws Exception {
        byte[] bytes = DUMP.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < 4; i++) {
            bytes = new Archive()
                    .with("in" + i, bytes)
                    .with("d" + i + ".txt", DUMP + i)
                    .zip();
        }
        Opened opened = open(file("deep.zip", bytes));
        assertEquals(3, opened.files().size());
        assertTrue(
                notes(opened).getFirst().startsWith("deep.zip!/in3!/in2!/in1 lies in archives inside of each other"),
                notes(opened).toString());
    }

    @Test
    void archiveWithoutEvidenceIsRefusedLikeSuchAFolder() throws Exception {
        Path zip = file("holiday.zip", Archive.of("list.txt", "sea, sun\n").zip());
        String message =
                String.valueOf(assertThrows(Refused.class, () -> open(zip)).getMessage());
        assertTrue(message.startsWith("Nothing to investigate in holiday.zip: of the 1 file there none"), message);
        Path empty = file("empty.zip", new Archive().zip());
        assertTrue(String.valueOf(assertThrows(Refused.class, () -> open(empty)).getMessage())
                .contains("it holds no files to look at"));
    }

    @Test
    void archiveThatCannotBeUnpackedIsAnInputWithItsErrorOrANote() throws Exception {
        Path bad = file("bad.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0});
        String message =
                String.valueOf(assertThrows(Refused.class, () -> open(bad)).getMessage());
        assertTrue(message.startsWith("bad.gz is cut or damaged"), message);
        Files.writeString(temp.resolve("dump.txt"), DUMP);
        Opened folder = open(temp);
        assertEquals(1, folder.files().size());
        assertTrue(
                notes(folder).getFirst().contains("bad.gz is cut or damaged"),
                notes(folder).toString());
    }
}
