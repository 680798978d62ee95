package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.LocalGuard;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads spoilt fixtures of all formats. What it found once stands in {@code fixtures/fuzz} and is read again. For longer:
 *
 * <pre>
 * mvn test -Dtest=FuzzTest -Dfuzz.seconds=60              ends with the seeds of what failed, if something did
 * mvn test -Dtest=FuzzTest -Dfuzz.seconds=60 -Dfuzz.seed=812
 * </pre>
 *
 * <p>While that runs, the text that is being read is in {@code target/fuzz/last.txt}, also where it does not end.
 */
class FuzzTest {
    private static final Path FOUND = Path.of("src/test/resources/fixtures/fuzz");
    private static final Path LAST = Path.of("target/fuzz/last.txt");
    private static final int MUTATIONS = 100;

    private final Formats formats = Formats.load();
    private final List<FormatFixtures.Case> cases =
            formats.all().stream().flatMap(f -> FormatFixtures.of(f).stream()).toList();

    @TestFactory
    Stream<DynamicTest> spoiltFixturesAreRead() {
        return cases.stream()
                .map(c -> dynamicTest(c.toString(), () -> {
                    for (int i = 0; i < MUTATIONS; i++) {
                        long seed = 31L * c.toString().hashCode() + i;
                        check(spoilt(c, seed), c + ", seed " + seed);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatWasFoundIsRead() throws IOException {
        try (Stream<Path> found = Files.list(FOUND)) {
            return found.sorted(Comparator.comparing(Path::toString)).toList().stream()
                    .map(f ->
                            dynamicTest(f.getFileName().toString(), () -> check(Files.readAllBytes(f), f.toString())));
        }
    }

    /** Nothing to do where no time was given. */
    @TestFactory
    Stream<DynamicTest> spoiltFixturesAreReadForSomeTime() {
        return Stream.ofNullable(Long.getLong("fuzz.seconds"))
                .map(seconds -> dynamicTest(seconds + " seconds", () -> readForSomeTime(seconds)));
    }

    private void readForSomeTime(long seconds) throws IOException {
        long first = Long.getLong("fuzz.seed", System.nanoTime());
        long end = System.nanoTime() + 1_000_000_000L * seconds;
        List<String> failed = new ArrayList<>();
        Files.createDirectories(LAST.getParent());
        long seed = first;
        for (; System.nanoTime() < end; seed++) {
            FormatFixtures.Case c = cases.get(Math.floorMod(seed, cases.size()));
            byte[] text = spoilt(c, seed);
            Files.write(LAST, text);
            try {
                check(text, c.toString());
            } catch (AssertionError | StackOverflowError | RuntimeException e) {
                Files.write(LAST.resolveSibling("seed-" + seed + ".txt"), text);
                failed.add("seed " + seed + ": " + e);
            }
        }
        assertEquals(List.of(), failed, "of the seeds " + first + " to " + seed + "; the texts are in target/fuzz");
    }

    private byte[] spoilt(FormatFixtures.Case c, long seed) {
        String other = cases.get(Math.floorMod(seed * 7, cases.size())).text();
        return new Mutations(seed).spoil(c.text(), other);
    }

    private void check(byte[] text, String which) {
        List<Input> inputs = formats.read(Text.of(text), "spoilt", "sha", JobContext.NONE);
        assertFalse(inputs.isEmpty(), which);
        int lines = lines(text);
        long notUnderstood = 0;
        for (Input input : inputs) {
            check(input, lines, which);
            notUnderstood += input.notUnderstoodLines();
        }
        assertTrue(notUnderstood <= lines, which + ": " + notUnderstood + " of " + lines + " lines not understood");
        for (EvidenceFormat format : formats.all()) {
            // Every reader on every text, as where a person chose the format.
            InputSink sink = new InputSink("spoilt", format.id(), "", 1);
            format.read(Text.of(text), sink, JobContext.NONE);
            assertFalse(sink.drafts().isEmpty(), which);
        }
    }

    private static void check(Input input, int lines, String which) {
        for (String note : input.notes()) {
            assertFalse(note.contains("reader stopped early"), which + ": " + note);
        }
        assertTrue(input.notUnderstoodLines() >= 0, which);
        for (ThreadTrace thread : input.threads()) {
            assertTrue(thread.inputLine() >= 1 && thread.inputLine() <= lines, which + ": " + thread);
            for (int i = 0; i < thread.stack().depth(); i++) {
                int line = thread.lineOf(i);
                assertTrue(line >= 1 && line <= lines, which + ": frame " + i + " of " + thread);
            }
        }
        for (HeldFuture future : input.futures()) {
            assertTrue(isFrame(input, future.thread(), future.frame()), which + ": " + future);
        }
        for (LocalGuard guard : input.localGuards()) {
            assertTrue(isFrame(input, guard.thread(), guard.frame()), which + ": " + guard);
        }
    }

    private static boolean isFrame(Input input, int thread, int frame) {
        return thread >= 0
                && thread < input.threads().size()
                && frame >= 0
                && frame < input.threads().get(thread).stack().depth();
    }

    private static int lines(byte[] text) {
        int lines = 1;
        for (byte b : text) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }
}
