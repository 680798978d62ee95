package dev.unpark.parse.panic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Broken texts, and texts that repeat one construct without end: what is read of them is counted, nothing is timed. */
class HostilePanicsTest {
    private static final Path CASES = Path.of("src/test/resources/fixtures/formats/panic");
    private static final int MUTATIONS = 2_000;
    private static final int MANY = 100_000;
    private static final int LONG_LINE = 5 << 20;
    private static final String HEADER = "thread 'main' (1) panicked at src/a.rs:1:1:\n";

    private final Formats formats = Formats.load();

    @Test
    void brokenTextsAreReadWithoutATrace() throws IOException {
        List<String> texts = texts();
        Random random = new Random(20_240_611);
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] broken = broken(texts.get(random.nextInt(texts.size())), texts, random);
            long lines = new String(broken, StandardCharsets.ISO_8859_1).lines().count() + 1;
            for (Input input : formats.read(Text.of(broken), "broken", "0", JobContext.NONE)) {
                assertTrue(input.notes().stream().noneMatch(n -> n.contains("reader stopped early")), "round " + round);
                assertTrue(input.notUnderstoodLines() >= 0 && input.notUnderstoodLines() <= lines, "round " + round);
                for (Panic panic : input.panics()) {
                    assertTrue(panic.inputLine() >= 1 && panic.inputLine() <= lines, "round " + round);
                    for (int i = 0; i < panic.stack().depth(); i++) {
                        assertTrue(panic.lineOf(i) >= 1 && panic.lineOf(i) <= lines, "round " + round);
                    }
                }
            }
        }
    }

    private static byte[] broken(String text, List<String> texts, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int change = random.nextInt(4); change >= 0 && !lines.isEmpty(); change--) {
            int at = random.nextInt(lines.size());
            int other = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(other));
                case 2 -> lines.set(at, lines.set(other, lines.get(at)));
                case 3 ->
                    lines.set(
                            at,
                            lines.get(at).substring(random.nextInt(lines.get(at).length() + 1)));
                case 4 -> {
                    List<String> others =
                            texts.get(random.nextInt(texts.size())).lines().toList();
                    lines.add(at, others.get(random.nextInt(others.size())));
                }
                default -> lines.set(at, lines.get(at) + lines.get(other));
            }
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int change = random.nextInt(4); change > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1) : bytes;
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path folder : cases.sorted().toList()) {
                texts.add(Files.readString(folder.resolve("input.txt")));
            }
        }
        return texts;
    }

    @Test
    void manyHeadersAreManyPanicsAndFewNotes() {
        Input bare = read(HEADER.repeat(MANY));
        assertEquals(MANY, bare.panics().size());
        assertEquals(21, bare.notes().size());
        assertEquals(MANY, read((HEADER + "boom\n").repeat(MANY)).panics().size());
        Input old = read("thread 'main' panicked at 'never ends\n".repeat(MANY));
        assertEquals(MANY, old.panics().size());
        assertEquals(
                MANY,
                read("thread 'main' has overflowed its stack\n".repeat(MANY))
                        .panics()
                        .size());
    }

    @Test
    void headingsWithoutFramesAreNothing() {
        Input input = read(HEADER + "boom\n" + "stack backtrace:\n".repeat(MANY));
        assertEquals(1, input.panics().size());
        assertEquals(MANY - 1, input.notUnderstoodLines());
        assertEquals(
                MANY,
                read("stack backtrace:\n   0: app::f\n".repeat(MANY)).panics().size());
    }

    @Test
    void aBacktraceOfTooManyFramesIsCutAndSaysSo() {
        StringBuilder text = new StringBuilder(HEADER + "boom\nstack backtrace:\n");
        for (int i = 0; i < MANY + 10; i++) {
            text.append(i).append(":   0x10 - app::f").append(i).append("\n             at src/a.rs:1:1\n");
        }
        Input input = read(text.toString());
        assertEquals(Backtrace.MOST_FRAMES, input.panics().get(0).stack().depth());
        assertFalse(input.complete());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void linesBetweenAllFramesAreCounted() {
        StringBuilder text = new StringBuilder(HEADER + "boom\nstack backtrace:\n");
        for (int i = 0; i < MANY / 10; i++) {
            text.append("  ").append(i).append(": app::f\nINFO something else\n");
        }
        Input input = read(text.toString());
        assertEquals(MANY / 10, input.panics().get(0).stack().depth());
        assertEquals(MANY / 10, input.notUnderstoodLines());
    }

    @Test
    void aMessageWithoutAnEndIsItsFirstLine() {
        Input input = read(HEADER + "line of the message\n".repeat(MANY));
        assertEquals("line of the message", input.panics().get(0).message());
        assertEquals(MANY - 1, input.notUnderstoodLines());
        assertEquals(
                1,
                read("thread 'main' panicked at 'no end\n" + "more\n".repeat(MANY))
                        .panics()
                        .size());
    }

    @Test
    void otherHooksRepeatedAreReadAsOften() {
        assertEquals(
                MANY,
                read("The application panicked (crashed).\nMessage:  x\n".repeat(MANY))
                        .panics()
                        .size());
        assertEquals(
                MANY,
                read("The application panicked (crashed).\n  x\n".repeat(MANY))
                        .panics()
                        .size());
        assertEquals(
                MANY,
                read("Backtrace (most recent call first):\n".repeat(MANY))
                        .panics()
                        .size());
        assertEquals(
                MANY,
                read("Well, this is embarrassing.\n".repeat(MANY)).panics().size());
        assertEquals(
                MANY, read("  ━━━━━ BACKTRACE ━━━━━\n".repeat(MANY)).panics().size());
        assertEquals(0, read(HEADER + "x\n" + "Error: x\n".repeat(MANY)).otherBacktraceCount());
        assertEquals(
                MANY,
                read("{\"m\":\"thread 'a' panicked at src/a.rs:1:1:\\nboom\"}\n".repeat(MANY))
                        .panics()
                        .size());
    }

    @Test
    void aLineOfMegabytesIsOneLine() {
        for (String unit :
                List.of("thread '", "panicked at ", "panicked at 'x', ", "{\"", "\\", "0: ", "<", "⋮ ", "' (")) {
            String line = unit.repeat(LONG_LINE / unit.length()) + "\n";
            Input message = read(HEADER + line + "stack backtrace:\n   0: app::f\n");
            assertEquals(1, message.panics().size(), unit);
            assertEquals(1, message.panics().get(0).stack().depth(), unit);
            Input frame = read(HEADER + "boom\nstack backtrace:\n   0: app::" + line);
            assertEquals(1, frame.panics().get(0).stack().depth(), unit);
            assertTrue(read(HEADER + "boom\n" + line).panics().size() <= 2, unit);
        }
    }

    private Input read(String text) {
        List<Input> inputs = formats.read(Text.of(text), "hostile", "0", JobContext.NONE);
        assertEquals(1, inputs.size());
        return inputs.get(0);
    }
}
