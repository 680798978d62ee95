package dev.unpark.parse.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sessions with gdb as people copy them from a terminal: commands, selections, backtraces without heads. */
class GdbSessionTest {
    private static final String WORKER = """
            #0  syscall () at ../syscall.S:38
            #1  0x11 in app::lock (self=0x55e0) at src/lock.rs:7
            #2  0x12 in clone3 () at ../clone3.S:81
            """;
    private static final String MAIN = """
            #0  0x21 in epoll_wait (epfd=3) at ../epoll_wait.c:30
            #1  0x22 in app::main () at src/main.rs:4
            """;
    private static final String SELECT_3 = """
            (gdb) thread 3
            [Switching to thread 3 (Thread 0x7f391c3de6c0 (LWP 796))]
            #0  syscall () at ../syscall.S:38
            38\t../syscall.S: No such file or directory.
            """;
    private static final String SELECT_1 = """
            (gdb) thread 1
            [Switching to thread 1 (Thread 0x7f391c5e07c0 (LWP 794))]
            #0  0x21 in epoll_wait (epfd=3) at ../epoll_wait.c:30
            30\tin ../epoll_wait.c
            """;
    private static final String BT = "(gdb) bt\n";

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "session.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size(), inputs.toString());
        return inputs.getFirst();
    }

    private static List<String> threads(Input input) {
        return input.threads().stream()
                .map(t -> t.number() + " " + t.id() + " " + t.name() + ", line " + t.inputLine() + ", "
                        + t.stack().depth() + " frames")
                .toList();
    }

    @Test
    void backtraceIsOfTheThreadThatWasSwitchedTo() {
        Input input = one(SELECT_3 + BT + WORKER + SELECT_1 + "(gdb) where\n" + MAIN);
        assertEquals(List.of("3 796 null, line 6, 3 frames", "1 794 null, line 14, 2 frames"), threads(input));
        assertTrue(input.complete(), input.notes().toString());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void tableOfThreadsTellsNamesAndTheThreadsWithoutBacktrace() {
        Input input = one("""
                (gdb) info threads
                  Id   Target Id                                  Frame\s
                * 1    Thread 0x7f391c5e07c0 (LWP 794) "app"      0x21 in epoll_wait (epfd=3)
                    at ../epoll_wait.c:30
                  2    Thread 0x7f391c4df6c0 (LWP 795) "worker-a" 0x31 in poll ()
                   from /lib64/libc.so.6
                  3    Thread 0x7f391c3de6c0 (LWP 796) "worker-b" (running)
                """ + BT + MAIN + SELECT_3 + BT + WORKER);
        assertEquals(
                List.of(
                        "1 794 app, line 9, 2 frames",
                        "3 796 worker-b, line 16, 3 frames",
                        "2 795 worker-a, line 5, 1 frames"),
                threads(input));
        ThreadTrace row = input.threads().get(2);
        assertEquals("/lib64/libc.so.6", row.stack().frames().getFirst().module());
        assertEquals(
                List.of("Of 1 threads only the innermost frame is in it, as info threads shows it. Take a dump with:"
                        + " thread apply all bt"),
                input.notes());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void backtraceThatIsPrintedOnceMoreIsTheSameThread() {
        String full = WORKER.replace(
                ":7\n",
                ":7\n        f = app::lock::{async_fn_env#0}::Suspend2{a: 1}\n        __awaitee = <optimized out>\n");
        Input input = one(SELECT_3 + "(gdb) bt 1\n" + WORKER.lines().findFirst().orElseThrow()
                + "\n(More stack frames follow...)\n" + BT + WORKER + "(gdb) bt full\n" + full + SELECT_1 + BT + MAIN
                + "(gdb) thread apply all bt\n\nThread 3 (Thread 0x7f391c3de6c0 (LWP 796)):\n" + WORKER
                + "\nThread 1 (Thread 0x7f391c5e07c0 (LWP 794)):\n" + MAIN);
        assertEquals(
                List.of("3 796", "1 794"),
                input.threads().stream().map(t -> t.number() + " " + t.id()).toList());
        assertEquals(
                List.of(3, 2),
                input.threads().stream().map(t -> t.stack().depth()).toList());
        assertEquals(1, input.futures().size());
        assertEquals(0, input.futures().getFirst().thread());
        assertTrue(input.complete(), input.notes().toString());
    }

    @Test
    void threadThatMovedOnIsAnotherDump() {
        String elsewhere = WORKER.replace("lock.rs:7", "lock.rs:9");
        List<Input> moved = read(SELECT_3 + BT + WORKER + SELECT_3 + BT + elsewhere);
        assertEquals(List.of(1, 1), moved.stream().map(i -> i.threads().size()).toList());
        List<Input> continued = read(SELECT_3 + BT + WORKER + "(gdb) c\nContinuing.\n^C\n"
                + "Thread 3 \"worker-b\" received signal SIGINT, Interrupt.\nsyscall () at ../syscall.S:38\n" + BT
                + WORKER);
        assertEquals(
                List.of(List.of("3 796 null, line 6, 3 frames"), List.of("3 null worker-b, line 15, 3 frames")),
                continued.stream().map(GdbSessionTest::threads).toList());
    }

    @Test
    void framesShownAgainAreNoPartOfTheStack() {
        Input input = one(SELECT_3 + BT + WORKER
                + "(gdb) frame 1\n#1  0x11 in app::lock (self=0x55e0) at src/lock.rs:7\n7\t    let x = y.lock();\n"
                + "(gdb) info locals\nx = 5\n(gdb) print x\n$1 = 5\n(gdb) up\n#2  0x12 in clone3 () at ../clone3.S:81\n"
                + "(gdb) down\n#1  0x11 in app::lock (self=0x55e0)\n    at src/lock.rs:7\n7\t    let x = y.lock();\n");
        assertEquals(List.of("3 796 null, line 6, 3 frames"), threads(input));
        assertEquals(1, input.notUnderstoodLines());
        assertTrue(input.complete(), input.notes().toString());
    }

    @Test
    void frameOfAnotherStackIsNotDropped() {
        Input input = one(SELECT_3 + BT + WORKER + "#1  0x71 in other::f () at o.rs:1\n#2  0x72 in _start ()\n");
        assertEquals(
                List.of(3, 2),
                input.threads().stream().map(t -> t.stack().depth()).toList());
        assertEquals(List.of("Frames are missing in a thread: number 0 was expected on line 9."), input.notes());
    }

    @Test
    void threadThatWasOnlySelectedHasOneFrame() {
        Input input = one(SELECT_1 + BT + MAIN + SELECT_3);
        assertEquals(List.of("1 794 null, line 6, 2 frames", "3 796 null, line 10, 1 frames"), threads(input));
        assertEquals(List.of("Thread 3 was selected, but its backtrace is not in it."), input.notes());
    }

    @Test
    void whatGdbSaysBetweenTwoFramesBreaksNothing() {
        Input input = one(SELECT_3 + BT + WORKER.replace("#2", """
                warning: could not find '.gnu_debugaltlink' file for /lib64/libc.so.6
                38\t../syscall.S: No such file or directory.
                --Type <RET> for more, q to quit, c to continue without paging--c
                a line of the program
                #2"""));
        assertEquals(List.of("3 796 null, line 6, 3 frames"), threads(input));
        assertEquals(1, input.notUnderstoodLines());
    }

    @Test
    void pagerMayStandInTheMiddleOfALine() {
        String pager = "--Type <RET> for more, q to quit, c to continue without paging--\n";
        String old = "---Type <return> to continue, or q <return> to quit---";
        Input input = one("(gdb) thread apply all bt\n\nThread 1 (LWP 794):\n#0  0x21 in epoll_" + pager
                + "wait (epfd=3) at" + " ../ep" + pager + "oll_wait.c:30\n" + old
                + "#1  0x22 in app::main () at src/main.rs:4\n" + pager);
        assertEquals(List.of("1 794 null, line 3, 2 frames"), threads(input));
        assertEquals("../epoll_wait.c:30", innermostPlace(input).shown());
        assertTrue(
                input.notes().getFirst().contains("waited for a key"),
                input.notes().toString());
    }

    @Test
    void pipedCommandsLeavePromptsBeforeTheOutput() {
        Input input = one("(gdb) (gdb) [Switching to thread 3 (LWP 796)]\n(gdb) " + WORKER
                + "(gdb) $1 = 5\n(gdb) (gdb) " + "Undefined command: \"foo\".  Try \"help\".\n(gdb)");
        assertEquals(List.of("3 796 null, line 2, 3 frames"), threads(input));
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void processOfOneThreadPrintsNoHead() {
        assertEquals(List.of("null null null, line 1, 2 frames"), threads(one(MAIN)));
        Input full = one(MAIN + MAIN.replace(":4\n", ":4\n        x = 5\n").replace(":30\n", ":30\nNo locals.\n"));
        assertEquals(1, full.threads().size());
    }

    @Test
    void backtracesOfAllThreadsWithoutHeadsAreNotThoseOfTheCurrentOne() {
        Input input = one("[New LWP 796]\n[Current thread is 1 (Thread 0x7f391c5e07c0 (LWP 794))]\n" + WORKER + MAIN);
        assertEquals(List.of("null null null, line 3, 3 frames", "null null null, line 6, 2 frames"), threads(input));
        Input asked = one("[New LWP 796]\n[Current thread is 1 (Thread 0x7f391c5e07c0 (LWP 794))]\n(gdb) thread apply"
                + " all -q bt\n" + WORKER + WORKER + "(gdb) bt\n" + MAIN);
        assertEquals(
                List.of(
                        "null null null, line 4, 3 frames",
                        "null null null, line 7, 3 frames",
                        "1 794 null, line 11, 2 frames"),
                threads(asked));
    }

    @Test
    void shownFrameMayBeWrapped() {
        Input input = one("""
                [New LWP 795]
                Using host libthread_db library "/lib64/libthread_db.so.1".
                __futex_abstimed_wait_common64 (private=128, cancel=true, abstime=0x0,\s
                    op=265, expected=17505, futex_word=0x7f391c5df990)
                    at ./nptl/futex-internal.c:57
                57\t./nptl/futex-internal.c: No such file or directory.

                Thread 1 (LWP 794):
                """ + MAIN);
        assertEquals(0, input.notUnderstoodLines());
        assertEquals(List.of("1 794 null, line 8, 2 frames"), threads(input));
    }

    @Test
    void longWrappedFrameIsReadToItsEnd() {
        StringBuilder frame = new StringBuilder("#0  0x1 in app::f (");
        for (int i = 0; i < 500; i++) {
            frame.append("a").append(i).append("=0x").append(i).append(", \n    ");
        }
        Input input = one("Thread 1 (LWP 794):\n" + frame + "z=1)\n    at src/f.rs:9\n#1  0x2 in _start ()\n");
        assertEquals(2, input.threads().getFirst().stack().depth());
        assertEquals(9, innermostPlace(input).line());
        assertFalse(input.notUnderstoodLines() > 0);
    }

    @Test
    void whatGcoreSaysTellsHowToGoOn() {
        Input input = one("""
                [New LWP 17509]
                [Thread debugging using libthread_db enabled]
                Using host libthread_db library "/lib/x86_64-linux-gnu/libthread_db.so.1".
                0x00007f074bf36df2 in pause () from /lib/x86_64-linux-gnu/libc.so.6
                warning: Memory read failed for corefile section, 4096 bytes at 0xffffffffff600000.
                Saved corefile /srv/build/core.17504
                [Inferior 1 (process 17504) detached]
                """);
        assertEquals(List.of(), input.threads());
        assertEquals(
                List.of("gcore saved the process in /srv/build/core.17504, and printed no threads. Print them with: gdb"
                        + " -batch -ex 'thread apply all bt' PROGRAM /srv/build/core.17504"),
                input.notes());
        assertEquals(0, input.notUnderstoodLines());
    }

    private static SourcePlace innermostPlace(Input input) {
        return Objects.requireNonNull(
                input.threads().getFirst().stack().frames().getFirst().place());
    }
}
