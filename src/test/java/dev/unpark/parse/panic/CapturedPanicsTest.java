package dev.unpark.parse.panic;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All captured panics, against what is known of the programs that made them. */
@EnabledIf("fixturesArePresent")
class CapturedPanicsTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private static final Pattern HEADER = Pattern.compile("^thread '.*(panicked at|has overflowed its stack).*$");
    private static final Pattern FRAME = Pattern.compile("^ +\\d+: .*$");
    private static final Pattern ADDRESS = Pattern.compile("^ +\\d+: +0x([0-9a-f]+) - .*$");
    private static final Pattern PLACE = Pattern.compile("^ +at (.+):(\\d+):(\\d+)$");

    static boolean fixturesArePresent() {
        return Files.isDirectory(FIXTURES);
    }

    @Test
    void messageThreadAndOwnFramesAreThoseOfTheTruth() throws IOException {
        List<Path> cases = list(FIXTURES.resolve("dumps"), "(panic|crash)-.*");
        assertEquals(21, cases.size());
        for (Path folder : cases) {
            JsonNode truth =
                    new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
            List<Path> files = list(folder, ".*\\.stderr\\.txt");
            assertFalse(files.isEmpty());
            assertAll(files.stream().map(file -> () -> check(file, truth)));
        }
    }

    @Test
    void panicsOfOlderTokioAreReadWhole() throws IOException {
        List<Path> files = list(FIXTURES.resolve("eras"), "panic-.*\\.txt");
        assertEquals(48, files.size());
        assertAll(files.stream().map(file -> () -> checkCounts(file, read(file))));
    }

    private static void check(Path file, JsonNode truth) throws IOException {
        List<Input> inputs = read(file);
        if (truth.get("case").asText().equals("crash-abort")) {
            assertTrue(inputs.stream().allMatch(i -> i.panics().isEmpty()), "process::abort prints no panic");
            return;
        }
        checkCounts(file, inputs);
        Panic first = inputs.get(0).panics().get(0);
        assertTrue(first.message().contains(truth.get("message_contains").asText()), file + ": " + first.message());
        assertEquals(threadName(truth.get("thread").asText()), first.thread(), file.toString());
        List<String> places = places(inputs.get(0).panics());
        for (JsonNode place : truth.get("frames_seen_in").get(file.getFileName().toString())) {
            assertTrue(places.stream().anyMatch(p -> p.endsWith(place.asText())), file + " lacks " + place);
        }
    }

    private static String threadName(String words) {
        if (words.contains("'sampler'")) {
            return "sampler";
        }
        return words.startsWith("the main thread") ? "main" : "tokio-runtime-worker";
    }

    private static List<String> places(List<Panic> panics) {
        List<String> places = new ArrayList<>();
        for (Panic panic : panics) {
            add(places, panic.place());
            panic.stack().frames().stream().map(Frame::place).forEach(p -> add(places, p));
        }
        return places;
    }

    private static void add(List<String> places, @org.jspecify.annotations.Nullable SourcePlace place) {
        if (place != null) {
            places.add(place.shown());
        }
    }

    /** No header and no frame of the text is lost, each is found on its line, and no text is cut. */
    private static void checkCounts(Path file, List<Input> inputs) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, inputs.size(), file.toString());
        List<Panic> panics = inputs.get(0).panics();
        assertEquals("panic", inputs.get(0).format());
        assertTrue(inputs.get(0).complete(), file + ": " + inputs.get(0).notes());
        assertTrue(panics.stream().allMatch(Panic::isFailure), file.toString());
        assertEquals(count(lines, HEADER), panics.size(), file.toString());
        assertEquals(
                count(lines, FRAME),
                panics.stream().mapToInt(p -> p.stack().depth()).sum(),
                file.toString());
        for (Panic panic : panics) {
            assertTrue(HEADER.matcher(lines.get(panic.inputLine() - 1)).matches(), file.toString());
            assertFalse(panic.message().isEmpty(), file.toString());
            for (int i = 0; i < panic.stack().depth(); i++) {
                String printed = lines.get(panic.lineOf(i) - 1);
                String raw = panic.stack().frames().get(i).symbol().raw();
                assertTrue(printed.startsWith("%4d: ".formatted(i)) && printed.endsWith(raw), file + ": " + printed);
                checkFrame(panic, i, lines);
            }
        }
    }

    /** Address, place and whether it is inlined, by two patterns. */
    private static void checkFrame(Panic panic, int index, List<String> lines) {
        Frame frame = panic.stack().frames().get(index);
        int at = panic.lineOf(index);
        assertEquals(address(lines.get(at - 1)), frame.address());
        Matcher place = PLACE.matcher(at < lines.size() ? lines.get(at) : "");
        assertEquals(
                place.matches()
                        ? new SourcePlace(
                                place.group(1), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)))
                        : null,
                frame.place());
        Frame before = index == 0 ? null : panic.stack().frames().get(index - 1);
        if (frame.inlined()) {
            assertTrue(before != null && before.address() == frame.address() && frame.address() != 0);
        } else if (before != null && before.address() == frame.address() && frame.address() != 0) {
            assertTrue(
                    panic.stack().frames().subList(0, index).stream()
                            .anyMatch(f ->
                                    f.address() == frame.address() && f.symbol().equals(frame.symbol())),
                    "neither inlined nor a recursion: " + lines.get(at - 1));
        }
    }

    private static long address(String line) {
        Matcher address = ADDRESS.matcher(line);
        return address.matches() ? Long.parseUnsignedLong(address.group(1), 16) : 0;
    }

    private static long count(List<String> lines, Pattern pattern) {
        return lines.stream().filter(l -> pattern.matcher(l).matches()).count();
    }

    private static List<Input> read(Path file) throws IOException {
        return Formats.load().read(Text.of(Files.readAllBytes(file)), "panic.txt", "0", JobContext.NONE);
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }
}
