package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskGroupingTest {
    private static final String LOCK = "/tokio-1.52.4/src/sync/mutex.rs:455:33\n";

    private static Input input(String text) {
        return Formats.load()
                .read(Text.of(text), "dump.txt", "sha", JobContext.NONE)
                .getFirst();
    }

    private static List<TaskGroup> groups(Input input) {
        return TaskGrouping.group(0, input, Classifier.standard());
    }

    private static String task(int number, String name) {
        return "TASK " + number + ":\n╼ " + name + " at src/a.rs:4:2\n  └╼ tokio::sync::Mutex<T>::lock at " + LOCK;
    }

    @Test
    void hashesAndGenericArgumentsMakeNoDifference() {
        Input input = input(task(0, "app::run<u8>::h0123456789abcdef")
                + task(1, "app::other")
                + task(2, "app::run<alloc::string::String>"));
        assertEquals(
                List.of(List.of(0, 2), List.of(1)),
                groups(input).stream().map(TaskGroup::tasks).toList());
    }

    @Test
    void innermostAwaitOfOwnCodeStandsForEachBranch() {
        Input input = input("""
                ╼ app::all at src/a.rs:1:1
                  ├╼ <core::future::poll_fn::PollFn<F> as core::future::future::Future> at /rustc/ab/library/core/src/f.rs:9:1
                  │  └╼ app::b at src/b.rs:2:1
                  │     └╼ tokio::sync::Mutex<T>::lock at /tokio-1.52.4/src/sync/mutex.rs:455:33
                  └╼ app::c at src/c.rs:3:1
                     ├╼ app::d at src/d.rs:4:1
                     └╼ tokio::time::sleep::Sleep at /tokio-1.52.4/src/time/sleep.rs:4:1
                """);
        TaskGroup group = groups(input).getFirst();
        assertEquals(List.of(2, 5), group.ownAwaits());
        Task task = input.tasks().getFirst();
        AwaitPoint own = DescribeTask.ownAwait(task, group);
        assertNotNull(own);
        assertEquals("app::b", own.symbol().name());
        assertEquals("tokio::sync::Mutex::lock", DescribeTask.waitsOn(task, group));
    }

    @Test
    void tasksWithoutAwaitsComeLastAndSayWhy() {
        Input input = input("TASK 0:\n\nTASK 1:\n\n" + task(2, "app::run"));
        List<TaskGroup> groups = groups(input);
        assertEquals(
                List.of(List.of(2), List.of(0, 1)),
                groups.stream().map(TaskGroup::tasks).toList());
        assertNull(DescribeTask.ownAwait(input.tasks().getFirst(), groups.getLast()));
        assertEquals("", DescribeTask.waitsOn(input.tasks().getFirst(), groups.getLast()));
        assertEquals(
                "No awaits were printed: the task was being polled or was about to be, or it waits where the tool cannot"
                        + " look.",
                DescribeTask.noOwnAwait(input.tasks().getFirst()));
    }

    @Test
    void waitsThatDifferInTheirValuesAreOneGroupWithoutThem() {
        String row = "%d   idle   src/t.rs:8     timer (deadline %d.5)  async fn app::tick\n";
        Input input = input("ID  STATE  AWAITING AT  WAITING ON  TYPE\n" + row.formatted(3, 100) + row.formatted(4, 207)
                + "5   idle   src/t.rs:8     mpsc rx  async fn app::tick\n");
        List<TaskGroup> groups = groups(input);
        assertEquals(
                List.of(List.of(0, 1), List.of(2)),
                groups.stream().map(TaskGroup::tasks).toList());
        assertEquals("timer (deadline …)", groups.getFirst().waitsOn());
        assertEquals("mpsc rx", groups.getLast().waitsOn());
    }

    @Test
    void aTaskOfLibrariesAloneHasNoOwnAwait() {
        Input input = input("TASK 0:\n╼ hyper::proto::dispatch at /hyper-1.6.0/src/proto.rs:4:2\n");
        TaskGroup group = groups(input).getFirst();
        assertEquals(List.of(), group.ownAwaits());
        assertEquals(
                "This task stands at no await of the service's own code.",
                DescribeTask.noOwnAwait(input.tasks().getFirst()));
    }
}
