package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
    private static final String DUMP =
            "Thread 1 (LWP 1):\n#0  0x1 in app::main () at main.rs:1\n#1  0x2 in _start ()\n";

    @TempDir
    Path folder;

    private final Formats formats = Formats.load();

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("x.txt"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Input> read(Path file) throws Refused {
        return formats.read(file, "x.txt", JobContext.NONE);
    }

    private String refusal(Path file) {
        String message =
                String.valueOf(assertThrows(Refused.class, () -> read(file)).getMessage());
        assertTrue(message.startsWith("x.txt "), message);
        return message;
    }

    @Test
    void fileIsNamedByItsDigest() throws Exception {
        Input input = read(file(DUMP)).getFirst();
        assertEquals(64, input.id().sha256().length());
        assertEquals("x.txt", input.path());
        assertEquals(input.id(), read(file(DUMP)).getFirst().id());
    }

    @Test
    void whatIsNoTextIsRefusedWithASentence() throws Exception {
        assertTrue(refusal(file()).contains("is empty"));
        assertTrue(refusal(folder.resolve("missing")).contains("does not exist"));
        assertTrue(refusal(folder).contains("is a folder"));
        assertTrue(
                refusal(file((byte) 0x7F, (byte) 'E', (byte) 'L', (byte) 'F')).contains("is a core file"));
        assertTrue(refusal(file((byte) 0x1F, (byte) 0x8B, (byte) 8)).contains("is compressed"));
        assertTrue(
                refusal(file("BZh91AY&SY".getBytes(StandardCharsets.US_ASCII))).contains("bzip2 -dk"));
        assertTrue(refusal(file((byte) 0xFD, (byte) '7', (byte) 'z', (byte) 'X', (byte) 'Z', (byte) 0))
                .contains("xz -dk"));
        assertTrue(refusal(file(new byte[4096])).contains("nothing but zeros"));
        byte[] picture = new byte[4096];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) (i * 7);
        }
        assertTrue(refusal(file(picture)).contains("is binary"));
    }

    @Test
    void gigabytesOfZerosAreToldWithoutReadingThem() throws Exception {
        Path zeros = folder.resolve("zeros");
        try (RandomAccessFile sparse = new RandomAccessFile(zeros.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }
        List<Long> told = new ArrayList<>();
        JobContext job = new JobContext() {
            @Override
            public void progress(long done, long total, String what) {
                told.add(done);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        Refused refused = assertThrows(Refused.class, () -> formats.read(zeros, "zeros", job));
        assertTrue(String.valueOf(refused.getMessage()).contains("nothing but zeros"));
        assertEquals(List.of(), told);
    }

    @Test
    void textThatNoFormatKnowsIsKeptAndCounted() throws Exception {
        Input input = read(file("some words\n\nand more\n")).getFirst();
        assertEquals(Formats.UNKNOWN, input.format());
        assertEquals(2, input.notUnderstoodLines());
        assertFalse(input.notes().isEmpty());
    }

    @Test
    void formatThatAPersonChoseIsUsedAndSaidToBeChosen() throws Exception {
        Path dump = file(DUMP);
        Input chosen = formats.read(dump, "x.txt", "panic", SoFar.NOBODY, JobContext.NONE)
                .getFirst();
        assertEquals("panic", chosen.format());
        assertEquals("chosen by hand; by itself it is recognised as gdb", chosen.recognisedBy());
        assertTrue(chosen.notes().getFirst().startsWith("Nothing in it could be read as panic"));
        assertTrue(chosen.isEmpty());
        assertEquals(3, chosen.notUnderstoodLines());

        Input same = formats.read(dump, "x.txt", "gdb", SoFar.NOBODY, JobContext.NONE)
                .getFirst();
        assertEquals(read(dump).getFirst().threads(), same.threads());
        assertEquals(read(dump), formats.read(dump, "x.txt", "of-a-later-version", SoFar.NOBODY, JobContext.NONE));
    }

    @Test
    void utf16FromPowerShellReadsAlike() throws Exception {
        byte[] utf16 = ("\uFEFF" + DUMP.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(
                read(file(DUMP)).getFirst().threads(),
                read(file(utf16)).getFirst().threads());
    }

    @Test
    void utf16WithoutItsMarkReadsAlike() throws Exception {
        for (java.nio.charset.Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = file((DUMP + "naïve 漢\n").replace("\n", "\r\n").getBytes(charset));
            assertEquals(
                    read(file(DUMP)).getFirst().threads(),
                    read(Files.write(file, (DUMP + "naïve 漢\n").getBytes(charset)))
                            .getFirst()
                            .threads());
            assertEquals(List.of("naïve 漢"), TextLines.read(file, 4, 1, 80));
        }
    }

    @Test
    void dumpQuotedBelowTheWordsOfAnIssueIsRead() throws Exception {
        String words = "It hangs after an hour or so.\n\nThis is what gdb says:\n\n".repeat(4);
        Input bare = read(file(words + DUMP)).getFirst();
        for (LogPrefixes.Prefix prefix : LogPrefixes.all()) {
            StringBuilder text = new StringBuilder(words);
            DUMP.lines().forEach(l -> text.append(prefix.put(l)).append('\n'));
            Input quoted = read(file(text + "\nAny idea?\n")).getFirst();
            assertEquals("gdb", quoted.format(), prefix.name());
            assertEquals(bare.threads(), quoted.threads(), prefix.name());
            assertEquals(9, quoted.notUnderstoodLines(), prefix.name());
        }
    }

    @Test
    void prefixedDumpFarBelowAPlainLogIsRead() throws Exception {
        String log = "a line of no meaning whatsoever\n".repeat(80_000);
        Input input =
                read(file(log + DUMP.replaceAll("(?m)^", "auth-1  | ") + log)).getFirst();
        assertEquals("gdb", input.format());
        assertEquals(80_001, input.threads().getFirst().inputLine());
    }

    @Test
    void fencesOfMarkdownAreCountedAndCostNothing() throws Exception {
        String panic =
                "thread 'main' panicked at src/main.rs:4:5:\nno luck\nnote: run with `RUST_BACKTRACE=1` environment"
                        + " variable to display a backtrace\n";
        List<Input> inputs = read(file("```text\n" + DUMP + "```\nand then\n```\n" + panic + "```\n"));
        assertEquals(List.of("gdb", "panic"), inputs.stream().map(Input::format).toList());
        assertEquals(2, inputs.getFirst().threads().getFirst().stack().frames().size());
        assertEquals("no luck", inputs.getLast().panics().getFirst().message());
        assertEquals(5, inputs.stream().mapToLong(Input::notUnderstoodLines).sum());
    }

    @Test
    void dumpBelowALongLogIsFound() throws Exception {
        String log = "a line of no meaning whatsoever\n".repeat(80_000);
        Input input = read(file(log + DUMP)).getFirst();
        assertEquals("gdb", input.format());
        assertEquals(80_000, input.notUnderstoodLines());
        assertEquals(80_001, input.threads().getFirst().inputLine());
    }

    @Test
    void anotherFormatReadsWhatTheFirstLeft() throws Exception {
        String panic = """
                thread 'main' panicked at src/main.rs:4:5:
                no luck
                note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
                """;
        List<Input> inputs = read(file(panic + "\n" + DUMP));
        assertEquals(List.of("panic", "gdb"), inputs.stream().map(Input::format).toList());
        assertEquals(List.of(0, 1), inputs.stream().map(i -> i.id().dump()).toList());
        assertEquals(
                List.of(0L, 0L), inputs.stream().map(Input::notUnderstoodLines).toList());
        assertEquals("no luck", inputs.getFirst().panics().getFirst().message());
    }

    @Test
    void progressGrowsAndCancelStops() throws Exception {
        Path file = file(DUMP + "words\n".repeat(400_000));
        List<Long> told = new ArrayList<>();
        formats.read(file, "x.txt", new JobContext() {
            @Override
            public void progress(long done, long total, String what) {
                assertTrue(done <= total);
                assertEquals("Reading x.txt", what);
                told.add(done);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
        assertTrue(told.size() > 4);
        assertEquals(told.stream().sorted().toList(), told);
        assertThrows(
                CancellationException.class,
                () -> formats.read(file, "x.txt", new JobContext() {
                    @Override
                    public void progress(long done, long total, String what) {}

                    @Override
                    public boolean isCancelled() {
                        return told.size() > 4;
                    }
                }));
    }

    @Test
    void linesAreQuotedUpToALength() throws Exception {
        Path file = file("one\r\n" + "x".repeat(100) + "\nthree\n");
        assertEquals(List.of("xxxxx…", "three"), TextLines.read(file, 2, 5, 5));
        assertEquals(List.of(), TextLines.read(file, 9, 5, 5));
        assertThrows(Refused.class, () -> TextLines.read(folder, 1, 1, 5));
    }
}
