package dev.unpark.parse.taskdump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskState;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskdumpFormatTest {
    /** As Tokio prints it: every blank of the arms is a no-break one. */
    private static final String TREE = """
            ╼ app::serve::{{closure}} at src/main.rs:20:18
            ~~└╼~tokio::sync::mutex::Mutex<T>::lock at /tokio/src/sync/mutex.rs:455:33
            """.replace('~', '\u00A0').replace("╼ ", "╼\u00A0");

    private static final String PLAIN = """
            ╼ app::serve::{{closure}} at src/main.rs:20:18
              └╼ app::store::{{closure}} at src/store.rs:7:1
            """;

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size(), inputs.toString());
        return inputs.getFirst();
    }

    private static Task task(String text) {
        Input input = one(text);
        assertEquals(1, input.tasks().size(), input.tasks().toString());
        return input.tasks().getFirst();
    }

    private static List<Integer> depths(Task task) {
        return task.awaits().points().stream().map(AwaitPoint::depth).toList();
    }

    private static List<String> raws(Task task) {
        return task.awaits().points().stream().map(p -> p.symbol().raw()).toList();
    }

    @Test
    void namesPlacesAndLinesAreThoseOfTheText() {
        Task task = task("task 3 trace:\n" + TREE);
        assertEquals(List.of(0, 1), depths(task));
        AwaitPoint lock = task.awaits().points().getLast();
        assertEquals("tokio::sync::mutex::Mutex<T>::lock", lock.symbol().raw());
        assertEquals("tokio::sync::mutex::Mutex::lock", lock.symbol().name());
        assertEquals(new SourcePlace("/tokio/src/sync/mutex.rs", 455, 33), lock.place());
        assertEquals(1, task.inputLine());
        assertEquals(2, task.lineOf(0));
        assertEquals(3, task.lineOf(1));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    TASK 0:, 0, -
                    task 3 trace:, 3, -
                    task 0 (id 3):, 0, 3
                    2026-11-24T09:31:02Z INFO app: taskdump task[4] id=17:, 4, 17
                    --- task #12 ---, 12, -
                    Task id: 9, -, 9
                    task_id=5, -, 5
                    """)
    void headersOfAllSortsGiveNumberAndId(String header, String number, String id) {
        Task task = task(header + "\n" + TREE);
        assertEquals(number, task.number() == null ? null : task.number().toString());
        assertEquals(id, task.id() == null ? null : task.id().toString());
        assertNull(task.name());
        assertEquals(1, task.inputLine());
    }

    @Test
    void headerMayStandBeforeTheRootOnItsLine() {
        Task task = task("INFO dump: ...task 7: " + TREE);
        assertEquals(7, task.number());
        assertEquals(List.of(0, 1), depths(task));
        assertEquals(1, task.inputLine());
    }

    @Test
    void wordsAboveATreeNameTheTaskUnlessTheyStandAboveMany() {
        Input named = one("first handler:\n" + TREE + "\nsecond handler:\n" + TREE);
        assertEquals(
                List.of("first handler", "second handler"),
                named.tasks().stream().map(Task::name).toList());
        Input block = one("all tasks:\n" + TREE + TREE);
        assertNull(block.tasks().getFirst().name());
        assertEquals(0, block.notUnderstoodLines());
    }

    @Test
    void numberThatDoesNotGoUpBeginsAnotherDump() {
        String dump = "TASK 0:\n" + TREE + "\nTASK 1:\n" + TREE + "\n";
        List<Input> inputs = read(dump + "served 12 requests\n" + dump);
        assertEquals(List.of(2, 2), inputs.stream().map(i -> i.tasks().size()).toList());
        assertEquals(10, inputs.getLast().inputLine());
        assertEquals(1, inputs.getFirst().notUnderstoodLines());
    }

    @Test
    void idThatWasThereBeforeBeginsAnotherDump() {
        String dump = "task id 4:\n" + TREE + "\ntask id 9:\n" + TREE + "\n";
        assertEquals(2, read(dump + dump).size());
    }

    @Test
    void lineBetweenBlocksOfTreesPartsTwoDumps() {
        String block = PLAIN + PLAIN;
        List<Input> inputs = read(block + "a minute later\n" + block);
        assertEquals(List.of(2, 2), inputs.stream().map(i -> i.tasks().size()).toList());
    }

    @Test
    void logWithTimesIsReadAsLogAndTheTreesInItAsTasks() {
        String log = "2026-11-24T09:31:02.120Z  INFO app: taskdump: capturing\n"
                + "2026-11-24T09:31:02.301Z  INFO app: taskdump task[0] id=7:\n" + TREE
                + "2026-11-24T09:31:02.311Z  INFO app: taskdump task[1] id=9:\n" + TREE
                + "2026-11-24T09:31:03.000Z  INFO app: taskdump: done\n"
                + "2026-11-24T09:31:04.000Z  INFO app: served\n";
        List<Input> inputs = read(log);
        assertEquals(2, inputs.stream().mapToInt(i -> i.tasks().size()).sum());
        assertEquals(3, inputs.stream().mapToInt(i -> i.logLines().size()).sum());
        assertEquals(0, inputs.stream().mapToLong(Input::notUnderstoodLines).sum());
    }

    @Test
    void emptyTraceIsATaskAndNoFault() {
        Input input = one("TASK 0:\n" + TREE + "\nTASK 1:\n\n\nTASK 2:\n" + TREE);
        assertEquals(3, input.tasks().size());
        assertTrue(input.tasks().get(1).awaits().isEmpty());
        assertEquals(TaskState.UNKNOWN, input.tasks().get(1).state());
        assertTrue(input.complete());
        assertTrue(
                input.notes().getFirst().contains("1 task has an empty trace"),
                input.notes().toString());
    }

    @Test
    void headerAtTheEndOfTheTextIsNoEmptyTrace() {
        Input input = one("TASK 0:\n" + TREE + "\nTASK 1:\n");
        assertEquals(1, input.tasks().size());
        assertFalse(input.complete());
    }

    @Test
    void wordsOfALogAreNoHeaderWhereNoTreeFollows() {
        Input input = one("TASK 0:\n" + TREE + "\nslow: finished task 17: 1.2 s\n");
        assertEquals(1, input.tasks().size());
        assertEquals(1, input.notUnderstoodLines());
    }

    @Test
    void pollingTaskHasItsRootAlone() {
        Input input = one("╼ app::serve::{{closure}} at src/main.rs:20:18\n  └┈ [POLLING]\n");
        Task task = input.tasks().getFirst();
        assertEquals(TaskState.POLLING, task.state());
        assertEquals(1, task.awaits().points().size());
        assertEquals("async-backtrace", input.tool());
    }

    @Test
    void mergedSiblingsAreCounted() {
        Task task = task("╼ app::all at src/main.rs:3:1\n  └╼ 2x app::one at src/main.rs:9:1\n");
        assertEquals(2, task.awaits().points().getLast().count());
        assertEquals(List.of("app::all", "app::one"), raws(task));
    }

    @Test
    void twoRootsOfOneTaskStandInOneLine() {
        Task task = task("TASK 0:\n" + TREE.stripTrailing() + TREE);
        assertEquals(List.of(0, 1, 0, 1), depths(task));
        assertEquals(
                List.of(2, 3, 3, 4),
                IntStream.range(0, 4).map(task::lineOf).boxed().toList());
    }

    @Test
    void siblingsHangAtTheParentThatTheirColumnSays() {
        Task task = task("""
                ╼ app::all at src/a.rs:1:1
                  ├╼ app::b at src/b.rs:2:1
                  │  ├╼ app::c at src/c.rs:3:1
                  │  └╼ app::d at src/d.rs:4:1
                  └╼ app::e at src/e.rs:5:1
                """);
        assertEquals(List.of(0, 1, 2, 2, 1), depths(task));
        assertFalse(task.awaits().isLeaf(0));
        assertTrue(task.awaits().isLeaf(3));
    }

    @Test
    void whoDrewTheTreesIsToldByTheirBlanksMarksAndNames() {
        assertEquals("Tokio Handle::dump", one(TREE).tool());
        assertEquals("task tree", one(PLAIN).tool());
        assertEquals("Tokio Handle::dump", one(TREE.replace('\u00A0', ' ')).tool());
        assertTrue(one(PLAIN).notes().getFirst().startsWith("It cannot be told"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\work\\src\\main.rs:20:18",
                "/home/me/look at this/src/main.rs:20:18",
            })
    void pathsMayHoldColonsAndBlanks(String path) {
        SourcePlace place = task("╼ app::serve at " + path + "\n")
                .awaits()
                .points()
                .getFirst()
                .place();
        assertNotNull(place);
        assertEquals(path, place.file() + ":" + place.line() + ":" + place.column());
    }

    @Test
    void nameOrPlaceMayBeMissing() {
        Task task = task("task 1:\n╼ app::serve\n  └╼  at src/a.rs:4:2\n     └╼ app::b at src/b.rs\n");
        assertEquals(List.of("app::serve", "", "app::b"), raws(task));
        assertNull(task.awaits().points().getFirst().place());
        assertEquals(
                new SourcePlace("src/b.rs", 0, 0),
                task.awaits().points().getLast().place());
    }

    @Test
    void nameThatTheEndOfTheTextCutIsNotTaken() {
        Input input = one(TREE + "  └╼ app::sto");
        assertEquals(2, input.tasks().getFirst().awaits().points().size());
        assertFalse(input.complete());
    }

    @Test
    void boxCharacterCutInTheMiddleIsNoArm() {
        byte[] whole = TREE.getBytes(StandardCharsets.UTF_8);
        int arm = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\u00E2\u0094\u0094");
        for (int cut = arm; cut < arm + 8; cut++) {
            List<Input> inputs = Formats.load().read(Text.of(Arrays.copyOf(whole, cut)), "cut", "", JobContext.NONE);
            assertEquals(1, inputs.getFirst().tasks().size(), "cut at " + cut);
            assertEquals(
                    1, inputs.getFirst().tasks().getFirst().awaits().points().size());
        }
    }

    @Test
    void shellPromptIsNoTree() {
        assertEquals("unknown", one("┌─[user]─[~/app]\n└──╼ $ cargo run\n").format());
    }

    @Test
    void treeDeeperThanTheLimitIsNamedAndKeptToThere() {
        String deep = IntStream.rangeClosed(0, 1_500)
                .mapToObj(i -> (i == 0 ? "╼" : " ".repeat(2 + 3 * (i - 1)) + "└╼") + " app::walk at src/a.rs:4:2\n")
                .collect(Collectors.joining());
        Input input = one(deep);
        assertEquals(
                TaskDraft.MOST_LEVELS,
                input.tasks().getFirst().awaits().points().size());
        assertFalse(input.complete());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void alikeTasksShareTheirTreeAndItsLines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("task ")
                    .append(i)
                    .append(":\n")
                    .append(i % 2 == 0 ? TREE : PLAIN)
                    .append('\n');
        }
        List<Task> tasks = one(text.toString()).tasks();
        assertEquals(100_000, tasks.size());
        assertSame(tasks.getFirst().awaits(), tasks.get(99_998).awaits());
        assertSame(tasks.get(1).lines(), tasks.get(99_999).lines());
    }
}
