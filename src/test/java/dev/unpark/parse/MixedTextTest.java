package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.Golden;
import dev.unpark.model.Input;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts of several formats: each line is read by the one that knows it, and has the number that it has in the file. */
class MixedTextTest {
    private static final Path FOLDER = Path.of("src/test/resources/fixtures/mixed");
    private static final String THREAD = "Thread %1$d (LWP %1$d):%n#0  0x1 in app::main () at main.rs:1%n";

    private final Formats formats = Formats.load();

    private List<Input> read(String text) {
        return formats.read(Text.of(text), "shown", "sha", JobContext.NONE);
    }

    private static List<String> told(List<Input> inputs) {
        return inputs.stream()
                .map(i -> i.format() + " " + i.inputLine() + ", " + i.threads().size() + " threads, "
                        + i.panics().size() + " panics, " + i.logLines().size() + " log lines, "
                        + i.notUnderstoodLines() + " other")
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> readsWhatIsExpected() throws IOException {
        List<Path> cases;
        try (Stream<Path> found = Files.list(FOLDER)) {
            cases = found.sorted().toList();
        }
        return cases.stream()
                .map(c -> dynamicTest(c.getFileName().toString(), () -> {
                    String text = Files.readString(c.resolve("input.txt"));
                    Golden.check("fixtures/mixed/" + c.getFileName() + "/expected.txt", Rendering.of(read(text)));
                }));
    }

    @Test
    void whatAnotherFormatReadIsABlankLine() {
        Text text = Text.of("one\ntwo\nthree\nfour\r\nfive\nsix");
        Gaps gaps = new Gaps();
        gaps.add(4, 14, 2);
        gaps.add(20, 25, 1);
        Text rest = text.slice(0, 28, 1, gaps);
        assertEquals(List.of("1 one", "2 ", "4 four", "5 ", "6 six"), lines(rest));
        assertEquals(List.of("1 one", "2 ", "4 four"), lines(rest.head(10)));
        assertEquals(List.of("1 our", "2 ", "3 six"), lines(rest.window(5, 10)));
    }

    private static List<String> lines(Text text) {
        LineCursor line = text.lines();
        return Stream.iterate(line.next(), more -> more, more -> line.next())
                .map(more -> line.number() + " " + line.string())
                .toList();
    }

    @Test
    void textFarBehindADumpIsShownToTheOthers() {
        StringBuilder text = new StringBuilder("thread 'a' panicked at src/a.rs:1:1:\nno luck\n");
        for (int n = 40_000; n > 0; n--) {
            text.append(String.format(THREAD, n));
        }
        text.append("2026-11-24 09:20Z Restarted\n");
        assertEquals(
                List.of(
                        "panic 1, 0 threads, 1 panics, 0 log lines, 0 other",
                        "gdb 3, 40000 threads, 0 panics, 0 log lines, 0 other",
                        "log 80003, 0 threads, 0 panics, 1 log lines, 0 other"),
                told(read(text.toString())));
    }

    @Test
    void manyPanicsInALogLeaveOneLog() {
        String both = "2026-11-24 09:20Z ok\nthread 'a' panicked at src/a.rs:1:1:\nno luck\n\n2026-11-24 09:21Z ok\n";
        assertEquals(
                List.of(
                        "log 1, 0 threads, 0 panics, 4000 log lines, 0 other",
                        "panic 2, 0 threads, 2000 panics, 0 log lines, 0 other"),
                told(read(both.repeat(2_000))));
    }

    @Test
    void placesThatAreNotLookedAtAreTold() {
        StringBuilder text = new StringBuilder();
        for (int n = 100_904; n > 0; n--) {
            text.append(String.format(THREAD, n)).append("left over\n");
        }
        Input input = read(text.toString()).getFirst();
        assertEquals(100_904, input.threads().size());
        assertEquals(100_904, input.notUnderstoodLines());
        assertEquals(
                2,
                input.notes().stream().filter(n -> n.contains("places")).count(),
                input.notes().toString());
        assertTrue(
                input.notes().stream().anyMatch(n -> n.contains("the last 904 of them")),
                input.notes().toString());
    }

    @Test
    void framesOfAnotherToolAreLeftToIt() {
        String dump = String.format(THREAD, 2) + String.format(THREAD, 1);
        List<Input> inputs = read(dump + """
                PID 812 - process
                TID 812:
                #0  0x00007fce60f40ef3 epoll_wait
                #1  0x000055a1b2c3d4e5 app::main
                #2  0x000055a1b2c3d4e6
                """);
        Input gdb = inputs.getFirst();
        assertEquals(
                List.of(1, 1),
                gdb.threads().stream().map(t -> t.stack().depth()).toList());
        assertEquals(2, gdb.threads().size());
    }

    @Test
    void logPrefixOfOnePartIsTakenAwayThere() {
        String panic = """
                auth-1  | starting
                auth-1  | thread 'main' panicked at src/a.rs:1:1:
                auth-1  | no luck
                auth-1  | note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
                """;
        String dump = String.format(THREAD, 1).repeat(40);
        List<Input> inputs =
                formats.read(Text.of((panic + dump).getBytes(StandardCharsets.UTF_8)), "shown", "sha", JobContext.NONE);
        assertEquals("no luck", inputs.getFirst().panics().getFirst().message());
    }

    @Test
    void linesKeepTheirNumbersWhereATerminalWrappedTheText() {
        String panic = "thread '%s' panicked at src/%1$s.rs:1:1:%nno luck because of a reason that takes more than the"
                + " eighty columns of a terminal: %1$s%nnote: run with `RUST_BACKTRACE=1` environment variable to display a"
                + " backtrace%n";
        StringBuilder text = new StringBuilder(String.format(panic, "first"));
        text.append("Thread 1 (LWP 1):\n");
        for (int i = 0; i < 9; i++) {
            text.append("#")
                    .append(i)
                    .append("  0x000055e0ac9bc8d6 in app::a_name_that_is_much_too_long::for_a_terminal_")
                    .append(i)
                    .append(" () at src/some/folder/main.rs:")
                    .append(i)
                    .append("1\n");
        }
        text.append(String.format(panic, "second")).append("2026-11-24 09:20Z Restarted\n");
        StringBuilder rows = new StringBuilder();
        text.toString().lines().forEach(line -> {
            for (int at = 0; at < line.length(); at += 80) {
                rows.append(line, at, Math.min(line.length(), at + 80)).append('\n');
            }
        });
        List<String> file = rows.toString().lines().toList();
        List<Input> inputs = read(rows.toString());
        assertEquals(
                List.of("panic", "gdb", "log"),
                inputs.stream().map(Input::format).toList());
        Input panics = inputs.getFirst();
        assertEquals(
                file.indexOf("thread 'second' panicked at src/second.rs:1:1:") + 1,
                panics.panics().get(1).inputLine());
        assertTrue(panics.panics().get(1).message().endsWith("terminal: second"));
        assertEquals(9, inputs.get(1).threads().getFirst().stack().depth());
        assertEquals(file.size(), inputs.get(2).logLines().getFirst().inputLine());
    }
}
