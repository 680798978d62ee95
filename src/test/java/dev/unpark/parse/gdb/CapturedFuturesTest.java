package dev.unpark.parse.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.LocalGuard;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** Compares futures and guards among locals with those that {@link SimpleFutures} finds, over all captures of bt full. */
class CapturedFuturesTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures/dumps");
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/formats/gdb");
    private static final Pattern HEAD = Pattern.compile("Thread (\\d+) \\(.*");
    private static final Pattern FRAME = Pattern.compile("#(\\d+) .*");
    private static final Pattern LOCAL = Pattern.compile(" {8}(\\w+) = (.*)");

    static boolean capturesAreThere() {
        return Files.isDirectory(CAPTURES);
    }

    private static List<Path> captures() throws IOException {
        try (Stream<Path> found = Files.walk(CAPTURES)) {
            return found.filter(p -> p.toString().endsWith("-gdb-bt-full.txt"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    @EnabledIf("capturesAreThere")
    Stream<DynamicTest> everyCaptureTellsTheFuturesThatTheSimpleReaderFinds() throws IOException {
        List<Path> files = captures();
        assertFalse(files.size() < 100, "only " + files.size() + " captures");
        return files.stream()
                .map(f -> dynamicTest(
                        CAPTURES.relativize(f).toString(),
                        () -> compare(Text.of(Files.readAllBytes(f)), Files.readAllLines(f))));
    }

    @TestFactory
    Stream<DynamicTest> prettyPrintedValuesTellTheFuturesThatTheSimpleReaderFinds() {
        return Stream.of("bt-full-pretty/input.txt.gz", "rust-gdb-bt-full/input.txt", "bt-full/input.txt.gz")
                .map(name -> dynamicTest(name, () -> {
                    byte[] bytes = Files.readAllBytes(FIXTURES.resolve(name));
                    if (name.endsWith(".gz")) {
                        bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                    }
                    compare(
                            Text.of(bytes),
                            new String(bytes, StandardCharsets.UTF_8).lines().toList());
                }));
    }

    private static void compare(Text text, List<String> lines) {
        assertEquals(String.join("\n", simply(lines)), String.join("\n", shown(text)));
    }

    @Test
    @EnabledIf("capturesAreThere")
    void capturesHoldFuturesOfManyKinds() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : captures()) {
            all.addAll(shown(Text.of(Files.readAllBytes(file))));
        }
        assertTrue(all.stream().filter(f -> f.contains(" > ")).count() >= 80, all.size() + " in all");
        assertTrue(all.stream().filter(f -> f.contains("Mutex<")).count() >= 200);
        assertTrue(all.stream().anyMatch(f -> f.split(" > ").length > 4));
    }

    private static List<String> shown(Text text) {
        List<String> lines = new ArrayList<>();
        for (Input input : Formats.load().read(text, "dump", "sha", JobContext.NONE)) {
            for (HeldFuture future : input.futures()) {
                StringBuilder chain = new StringBuilder();
                for (FutureLink link : future.chain()) {
                    chain.append(" > ").append(link.function()).append(' ').append(state(link.suspend()));
                    chain.append(link.guards().stream()
                            .map(CapturedFuturesTest::shown)
                            .toList());
                }
                lines.add(place(input, future.thread(), future.frame(), future.inputLine()) + chain);
            }
            for (LocalGuard guard : input.localGuards()) {
                lines.add(place(input, guard.thread(), guard.frame(), guard.inputLine()) + shown(guard.guard()));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String place(Input input, int thread, int frame, int line) {
        return String.format(
                Locale.ROOT,
                "line %7d, thread %s, frame %d:",
                line,
                input.threads().get(thread).number(),
                frame);
    }

    private static String state(int suspend) {
        return switch (suspend) {
            case -1 -> "Unresumed";
            case -2 -> "Returned";
            case -3 -> "Panicked";
            case -4 -> "no state";
            default -> Integer.toString(suspend);
        };
    }

    private static String shown(Guard guard) {
        return guard.binding() + "=" + guard.kind().replaceAll(".*::", "") + "<" + guard.type() + "> 0x"
                + Long.toHexString(guard.address());
    }

    private static List<String> simply(List<String> text) {
        List<String> lines = new ArrayList<>();
        String thread = "";
        String frame = "";
        for (int i = 0; i < text.size(); i++) {
            Matcher head = HEAD.matcher(text.get(i));
            Matcher number = FRAME.matcher(text.get(i));
            Matcher local = LOCAL.matcher(text.get(i));
            if (head.matches()) {
                thread = head.group(1);
            } else if (number.matches()) {
                frame = number.group(1);
            } else if (local.matches()) {
                StringBuilder value = new StringBuilder(local.group(2));
                for (int next = i + 1; next < text.size() && goesOn(text.get(next)); next++) {
                    value.append('\n').append(text.get(next));
                }
                String place = String.format(Locale.ROOT, "line %7d, thread %s, frame %s:", i + 1, thread, frame);
                SimpleFutures.of(local.group(1), value.toString())
                        .forEach(told -> lines.add(
                                place + told.replaceAll("(RwLock)(Read|Write)Guard<|(Mutex)Guard<", "$1$3<")));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static boolean goesOn(String line) {
        return !line.isEmpty() && !LOCAL.matcher(line).matches() && !line.matches("(#|No |Thread |\\[).*");
    }
}
