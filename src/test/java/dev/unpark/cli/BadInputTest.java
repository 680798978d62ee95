package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What nobody means to open: a sentence that says what was wrong and what to do, exit code 2, and no stack trace. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BadInputTest {
    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void ownTerminal() {
        terminal = new Terminal(folder);
    }

    private void isRefused(Path path, String because) {
        for (String command : new String[] {"threads", "findings"}) {
            Terminal.Ran ran = terminal.run(command, path);
            assertEquals(2, ran.code(), ran.err());
            assertEquals("", ran.out());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().startsWith("unpark: "), ran.err());
            assertTrue(ran.err().contains(because), ran.err());
            assertTrue(ran.err().contains(path.getFileName().toString()), ran.err());
            assertFalse(ran.err().contains("Exception") || ran.err().contains("\tat "), ran.err());
        }
        Terminal.Ran each = terminal.run("findings", "--json", "--each", path);
        assertEquals(2, each.code());
        String error = DocumentSchema.valid(each.out()).at("/inputs/0/error").textValue();
        assertTrue(error.contains(because), error);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void missingPath() {
        isRefused(folder.resolve("gone.txt"), "does not exist");
    }

    @Test
    void emptyFile() throws IOException {
        isRefused(file("empty.txt", ""), "is empty");
    }

    @Test
    void binaryFile() throws IOException {
        byte[] bytes = new byte[5000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 % 7);
        }
        isRefused(Files.write(folder.resolve("a.out"), bytes), "is binary");
    }

    @Test
    void coreFile() throws IOException {
        byte[] bytes = new byte[4096];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F'}, 0, bytes, 0, 4);
        isRefused(Files.write(folder.resolve("core.4711"), bytes), "thread apply all bt");
    }

    @Test
    void twoGigabytesOfZeros() throws IOException {
        Path zeros = folder.resolve("zeros.txt");
        try (RandomAccessFile file = new RandomAccessFile(zeros.toFile(), "rw")) {
            file.setLength((2L << 30) + 4096);
        }
        isRefused(zeros, "zeros");
    }

    @Test
    void textThatIsNoEvidence() throws IOException {
        isRefused(file("poem.txt", "Twas brillig, and the slithy toves\n".repeat(40)), "no dump");
    }

    @Test
    void folderWithoutADump() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("holiday/photos"));
        Files.writeString(inner.resolve("list.txt"), "sea, sun\n");
        isRefused(folder.resolve("holiday"), "Nothing to investigate");
    }

    @Test
    void emptyFolder() throws IOException {
        isRefused(Files.createDirectory(folder.resolve("nothing")), "no files");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void linkThatLeadsNowhere() throws IOException {
        isRefused(Files.createSymbolicLink(folder.resolve("dump.txt"), Path.of("gone")), "does not exist");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no mkfifo")
    void namedPipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.txt");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        isRefused(pipe, "not a regular file");
    }

    @Test
    void nameWithAnEscapeSequenceIsShownAndNotObeyed() {
        Terminal.Ran ran = terminal.run("threads", folder.resolve("a\u001b[31mb.txt"));
        assertEquals(2, ran.code());
        assertFalse(ran.err().contains("\u001b"), ran.err());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void sourceTreeWithLinksInALoopIsReadOnce() throws IOException {
        Path source = Files.createDirectories(folder.resolve("service/src"));
        Files.writeString(folder.resolve("service/Cargo.toml"), "[package]\nname = \"service\"\nversion = \"0.1.0\"\n");
        Files.writeString(source.resolve("main.rs"), "fn main() {}\n");
        Files.createSymbolicLink(source.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(source.resolve("self"), Path.of("self"));
        Terminal.Ran ran = terminal.run("threads", folder.resolve("service"));
        assertEquals(0, ran.code(), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
    }

    @Test
    void oneBadPathDoesNotKeepTheOthersFromBeingRead() throws IOException {
        Path good = Samples.unpacked("dev-gdb-bt-full.txt");
        Path bad = file("empty.txt", "");
        Terminal.Ran ran = terminal.run("threads", "--json", bad, good, folder.resolve("gone.txt"));
        assertEquals(3, ran.code(), ran.err());
        assertEquals(2, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("empty.txt is empty"), ran.err());
        assertTrue(ran.err().contains("gone.txt does not exist"), ran.err());
        assertEquals(3, DocumentSchema.valid(ran.out()).at("/inputs").size());
    }

    @Test
    void cutDumpGivesWhatIsThereAndSaysThatItIsCut() throws IOException {
        String whole = Files.readString(Samples.unpacked("dev-gdb-bt-full.txt"));
        Path cut = file("cut.txt", whole.substring(0, whole.lastIndexOf("Thread 1 ") + 20));
        Terminal.Ran ran = terminal.run("threads", "--json", cut);
        assertEquals(2, DocumentSchema.valid(ran.out()).at("/inputs/0/threads").size());
        assertFalse(DocumentSchema.valid(ran.out()).at("/inputs/0/complete").booleanValue());
        assertFalse(DocumentSchema.valid(ran.out()).at("/inputs/0/notes").isEmpty());
    }
}
