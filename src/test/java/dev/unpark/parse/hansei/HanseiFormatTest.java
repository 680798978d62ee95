package dev.unpark.parse.hansei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskState;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HanseiFormatTest {
    private static final String INNERMOST_FIRST = """
            #0  future        tokio::time::sleep::Sleep
                  waiting on timer (deadline 12.5)
            #1  async fn      app::tick
                  awaiting at src/tick.rs:8 (Suspend0, 0 locals)
            """;

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size(), inputs.toString());
        assertEquals("hansei", inputs.getFirst().format());
        return inputs.getFirst();
    }

    private static List<String> raws(Task task) {
        return task.awaits().points().stream().map(p -> p.symbol().raw()).toList();
    }

    @Test
    void chainIsKeptRootFirstWhicheverEndIsNumberedZero() {
        Task newer = one("task 3\n" + INNERMOST_FIRST).tasks().getFirst();
        assertEquals(List.of("app::tick", "tokio::time::sleep::Sleep"), raws(newer));
        assertEquals(4, newer.lineOf(0));
        assertEquals(2, newer.lineOf(1));
        assertEquals("timer (deadline 12.5)", newer.waitsOn());
        assertEquals(
                new SourcePlace("src/tick.rs", 8, 0),
                newer.awaits().points().getFirst().place());

        Task older = one("""
                        Task 3: async fn app::tick (idle)

                        #0  async fn      app::tick
                              awaiting at src/tick.rs:8 (Suspend0, 0 locals)
                        #1  async fn      app::inner
                              awaiting at src/tick.rs:12 (Suspend0, 0 locals)
                        """).tasks().getFirst();
        assertEquals(List.of("app::tick", "app::inner"), raws(older));
        assertEquals(TaskState.IDLE, older.state());
    }

    @Test
    void answerWithoutAHeadingIsOfTheTaskThatWasAskedFor() {
        Input input = one(
                "hansei〉trace 7 -v\nWaiting on: timer\n\n" + INNERMOST_FIRST + "hansei> trace 9\n" + INNERMOST_FIRST);
        assertEquals(List.of(7L, 9L), input.tasks().stream().map(Task::id).toList());
    }

    @Test
    void tableOfEarlierReleaseHasOtherColumns() {
        Task task = one("""
                        ID  STATE    FUTURES  AWAITING AT     WAITING ON  TYPE
                        3   idle           4  src/tick.rs:48  mpsc        async fn app::tick
                        [1 task]
                        """).tasks().getFirst();
        assertEquals(3, task.id());
        assertEquals("mpsc", task.waitsOn());
        assertEquals(
                new SourcePlace("src/tick.rs", 48, 0),
                task.awaits().points().getFirst().place());
    }

    @Test
    void tasksShownTwiceAreTwoDumps() {
        String table = "ID  STATE  TYPE\n3   idle   async fn app::tick\n[1 task]\n";
        assertEquals(2, read(table + table).size());
        assertEquals(2, read(table + "task 3\n" + INNERMOST_FIRST).size());
        assertEquals(1, read(table + "task 4\n" + INNERMOST_FIRST).size());
    }

    @Test
    void namesCutToTheTerminalAreSaidToBe() {
        Input input = one("ID  STATE  TYPE\n3   idle   async fn app::tick::very_lo…\n[1 task]\n");
        assertFalse(input.complete());
        assertTrue(
                input.notes().getFirst().contains("width of a terminal"),
                input.notes().toString());
    }

    @Test
    void whatWasNotAskedForIsSaidToBeMissing() {
        Input input = one("ID  STATE  TYPE\n3   idle   async fn app::tick\n[40 tasks, 1 shown]\n");
        assertFalse(input.complete());
        assertTrue(
                input.notes().getFirst().contains("1 of 40 tasks"),
                input.notes().toString());
    }

    @Test
    void futureThatIsNoTaskIsNotTakenForOne() {
        Input input = one("task 3\n" + INNERMOST_FIRST
                + "hansei〉trace 0x7f5a1c2b3d4e\nfuture 0x7f5a1c2b3d4e: async fn app::held\nHeld by: task 3\n\n"
                + INNERMOST_FIRST);
        assertEquals(1, input.tasks().size());
        assertEquals(6, input.notUnderstoodLines());
    }

    @Test
    void otherCommandsAreCounted() {
        Input input = one("task 3\n" + INNERMOST_FIRST + "hansei〉graph\ntask 3 → timer\n");
        assertEquals(1, input.notUnderstoodLines());
    }

    @Test
    void polledTaskHasTheStackOfItsThreadBesideIt() {
        Input input = one("""
                task 10
                mid-poll on lwp 77
                0x000055d0bf1a2c30  app::slow
                0x000055d0bf1a2d11  <app::serve::{async_fn#0} as core::future::future::Future>::poll

                #0  async fn      app::serve
                      awaiting at src/api.rs:66 (Suspend3, 1 local)
                """);
        Task task = input.tasks().getFirst();
        assertEquals(TaskState.POLLING, task.state());
        assertEquals(List.of("app::serve"), raws(task));
        ThreadTrace thread = input.threads().getFirst();
        assertEquals(77, thread.id());
        assertEquals(2, thread.stack().depth());
        assertEquals(3, thread.lineOf(0));
    }

    @Test
    void dashIsNoNameAndNoWait() {
        Input input = one("""
                LWP  NAME  ROLE        TASK  FRAME 0
                77   —     no runtime  —     —
                [1 thread]
                """);
        assertNull(input.threads().getFirst().name());
        assertEquals(0, input.threads().getFirst().stack().depth());
    }

    /** A second reader, of four expressions, counts what the fixtures hold. */
    @Test
    void noRowFutureOrFrameOfTheFixturesIsLost() throws IOException {
        Pattern future = Pattern.compile("(?m)^#\\d+  (async|future).*$");
        Pattern row = Pattern.compile("(?m)^(\\d+|0x[0-9a-f]+) +(idle|running|notified|blocking|complete)\\b.*$");
        Pattern frame = Pattern.compile("(?m)^ {0,4}0x[0-9a-f]{16}( .*)?$");
        Pattern thread = Pattern.compile("(?m)^\\d{5}  .*$");
        Path folder = Path.of("src/test/resources/fixtures/formats/hansei");
        try (Stream<Path> cases = Files.list(folder)) {
            for (Path path : cases.sorted().toList()) {
                String text = Files.readString(path.resolve("input.txt"));
                List<Input> inputs = read(text);
                List<Task> tasks =
                        inputs.stream().flatMap(i -> i.tasks().stream()).toList();
                List<ThreadTrace> threads =
                        inputs.stream().flatMap(i -> i.threads().stream()).toList();
                long chained = tasks.stream()
                        .filter(t -> t.lineOf(0) != t.inputLine())
                        .mapToLong(t -> t.awaits().points().size())
                        .sum();
                assertEquals(count(future, text), chained, path + ": futures");
                long rows = tasks.stream()
                        .filter(t -> text.lines()
                                .skip(t.inputLine() - 1L)
                                .findFirst()
                                .orElse("")
                                .matches("(\\d|0x).*"))
                        .count();
                assertEquals(count(row, text), rows, path + ": rows");
                long stacked = threads.stream()
                        .filter(t -> t.stack().depth() > 0 && t.lineOf(0) != t.inputLine())
                        .mapToLong(t -> t.stack().depth())
                        .sum();
                assertEquals(count(frame, text), stacked, path + ": frames");
                long listed = threads.stream()
                        .filter(t -> t.lineOf(0) == t.inputLine())
                        .count();
                assertEquals(count(thread, text), listed, path + ": threads");
                assertEquals(
                        0, inputs.stream().mapToLong(Input::notUnderstoodLines).sum(), path.toString());
            }
        }
    }

    private static long count(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().count();
    }
}
