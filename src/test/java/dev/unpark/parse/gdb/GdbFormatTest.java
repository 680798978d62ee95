package dev.unpark.parse.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameArgument;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class GdbFormatTest {
    private static final String TWO_THREADS = """
            Thread 2 (Thread 0x7fe007718 (LWP 812) "tokio-runtime-w"):
            #0  syscall () at ../sysdeps/unix/sysv/linux/x86_64/syscall.S:38
            #1  0x000055e0ac9bc8d6 in std::sys::pal::unix::futex::futex_wait (futex=0x10, expected=2) at library/std/src/sys/pal/unix/futex.rs:73
            #2  std::sys::sync::mutex::futex::Mutex::lock_contended (self=0x10) at library/std/src/sys/sync/mutex/futex.rs:61
            #3  0x00007fe007c278ec in clone3 () at ../sysdeps/unix/sysv/linux/x86_64/clone3.S:81

            Thread 1 (LWP 811 "app"):
            #0  0x00007fe007c26f36 in epoll_wait (epfd=3, timeout=-1) from /lib64/libc.so.6
            #1  0x000055e0ac67ca21 in _start ()
            """;

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size());
        return inputs.getFirst();
    }

    private static String place(Frame frame) {
        return frame.place() == null ? "none" : frame.place().shown();
    }

    private static List<String> names(ThreadTrace thread) {
        return thread.stack().frames().stream().map(f -> f.symbol().raw()).toList();
    }

    @Test
    void framesHaveAddressPlaceModuleAndLine() {
        Input input = one(TWO_THREADS);
        assertTrue(input.complete(), input.notes().toString());
        ThreadTrace waiting = input.threads().getFirst();
        assertEquals(812, waiting.id());
        assertEquals("tokio-runtime-w", waiting.name());
        Frame contended = waiting.stack().frames().get(2);
        assertEquals(0, contended.address());
        assertTrue(contended.inlined());
        assertFalse(waiting.stack().frames().getFirst().inlined());
        assertEquals("library/std/src/sys/sync/mutex/futex.rs:61", place(contended));
        assertEquals(4, waiting.lineOf(2));
        Frame epoll = input.threads().get(1).stack().frames().getFirst();
        assertEquals(0x7fe007c26f36L, epoll.address());
        assertEquals("/lib64/libc.so.6", epoll.module());
        assertNull(epoll.place());
        assertEquals("app", input.threads().get(1).name());
    }

    @Test
    void onlyFramesThatWaitKeepTheirPointers() {
        Input input = one(TWO_THREADS);
        assertEquals(
                List.of(new FrameArgument(2, "self", 0x10)),
                input.threads().getFirst().arguments());
        Input lock = one("""
                Thread 1 (LWP 1):
                #0  0x1 in lock_api::mutex::Mutex<R, app::T>::lock<R, app::T> (self=self@entry=0x7ffe8a91dbf9, f=..., s="a,b=0x1", n=2, main=0x55d6b820ffe0 <main>) at m.rs:1
                #1  0x2 in _start ()
                """);
        assertEquals(
                List.of(new FrameArgument(0, "self", 0x7ffe8a91dbf9L), new FrameArgument(0, "main", 0x55d6b820ffe0L)),
                lock.threads().getFirst().arguments());
    }

    @Test
    void sameStacksAreOneInstanceWhateverTheirArguments() {
        StringBuilder text = new StringBuilder();
        for (int n = 50; n >= 1; n--) {
            text.append("Thread ").append(n).append(" (LWP ").append(n).append("):\n");
            text.append("#0  0x01 in a::wait (self=0x").append(n).append(") at a.rs:1\n");
            text.append("#1  0x02 in _start ()\n\n");
        }
        Input input = one(text.toString());
        assertEquals(50, input.threads().size());
        for (ThreadTrace thread : input.threads()) {
            assertSame(input.threads().getFirst().stack(), thread.stack());
            assertSame(input.threads().getFirst().lines(), thread.lines());
        }
    }

    @Test
    void functionsWithBracketsAndBlanksAreReadWhole() {
        Input input = one("""
                Thread 1 (LWP 1):
                #0  0x1 in core::ops::function::FnOnce::call_once<(dyn core::any::Any + core::marker::Send), fn() -> ()> (x=<error reading variable: Cannot access memory at address 0x3>) at /a b/c (d)/e.rs:7
                #1  <app::S as core::ops::Fn<(u8, &str)>>::call::{closure#0} ()
                #2  0x2 in std::function<void (int)>::operator()(int) const (this=0x1) at C:\\src\\f.h:12
                #3  <signal handler called>
                #4  0x0000000000000001 in ?? ()
                #5  0x3 in poll () from /lib64/libc (1).so.6
                """);
        assertEquals(
                List.of(
                        "core::ops::function::FnOnce::call_once<(dyn core::any::Any + core::marker::Send), fn() -> ()>",
                        "<app::S as core::ops::Fn<(u8, &str)>>::call::{closure#0}",
                        "std::function<void (int)>::operator()(int) const",
                        "<signal handler called>",
                        "??",
                        "poll"),
                names(input.threads().getFirst()));
        List<Frame> frames = input.threads().getFirst().stack().frames();
        assertEquals("/a b/c (d)/e.rs:7", place(frames.getFirst()));
        assertEquals("C:\\src\\f.h:12", place(frames.get(2)));
        assertFalse(frames.get(3).inlined());
        assertEquals("/lib64/libc (1).so.6", frames.get(5).module());
    }

    @Test
    void linesThatATerminalWrappedAreJoined() {
        Input wrapped = one("""
                Thread 1 (LWP 1):
                #0  0x000055e0ac98b9c8 in std::sync::poison::mutex::Mutex<u8>::lock<u8> (self=0x55e0b47694e8,\s
                    events=0x55e0b4769308, timeout=...)
                    at src/sys/unix/mod.rs:7
                #1  0x2 in _start ()
                """);
        ThreadTrace thread = wrapped.threads().getFirst();
        assertEquals(2, thread.stack().depth());
        assertEquals("src/sys/unix/mod.rs:7", place(thread.stack().frames().getFirst()));
        assertEquals(
                List.of(new FrameArgument(0, "self", 0x55e0b47694e8L), new FrameArgument(0, "events", 0x55e0b4769308L)),
                thread.arguments());
        assertEquals(0, wrapped.notUnderstoodLines());
    }

    @Test
    void framesWithoutHeadsAreThreadsFromEachInnermostFrame() {
        Input input = one("""
                #0  0x1 in poll () from /lib64/libc.so.6
                #1  0x2 in main () at a.c:1
                #0  0x1 in poll () from /lib64/libc.so.6
                #1  0x3 in clone () from /lib64/libc.so.6
                """);
        assertEquals(2, input.threads().size());
        assertNull(input.threads().getFirst().number());
        assertEquals(3, input.threads().get(1).inputLine());
    }

    @Test
    void threadsNumberedAgainAreAnotherDump() {
        List<Input> inputs = read(TWO_THREADS + "\n" + TWO_THREADS);
        assertEquals(2, inputs.size());
        assertEquals(11, inputs.get(1).inputLine());
        assertEquals(1, inputs.get(1).id().dump());
        assertEquals(2, inputs.get(1).threads().size());
        assertTrue(inputs.stream().allMatch(Input::complete));
    }

    @Test
    void cutInTheMiddleOfANameGivesNoSuchName() {
        Input input = one(TWO_THREADS.substring(0, TWO_THREADS.indexOf("_contended")));
        assertFalse(input.complete());
        assertEquals(
                List.of("syscall", "std::sys::pal::unix::futex::futex_wait"),
                names(input.threads().getFirst()));
    }

    @Test
    void cutBetweenThreadsIsTold() {
        Input input = one(TWO_THREADS.substring(0, TWO_THREADS.indexOf("Thread 1")) + TWO_THREADS.substring(0, 0));
        assertTrue(input.threads().size() == 1);
        Input three = one(("Thread 3 (LWP 3):\n#0  0x1 in _start ()\n\n" + TWO_THREADS)
                .substring(0, TWO_THREADS.indexOf("Thread 1") + 40));
        assertFalse(three.complete());
        assertEquals(
                List.of("The dump ends with thread 2, and gdb prints them down to number 1: the rest is missing."),
                three.notes());
    }

    @Test
    void whatGdbSaysOfAStackIsNoted() {
        Input input = one("""
                Thread 1 (LWP 1):
                #0  0x1 in poll () from /lib64/libc.so.6
                #1  0x2 in ?? ()
                Backtrace stopped: previous frame inner to this frame (corrupt stack?)
                """);
        assertFalse(input.complete());
        assertEquals(
                List.of("gdb could not follow a stack to its end (Backtrace stopped: previous frame inner to this frame"
                        + " (corrupt stack?))."),
                input.notes());
    }

    @Test
    void infoThreadsServesWhereNoBacktraceFollows() {
        String rows = """
                  Id   Target Id                                   Frame\s
                * 1    Thread 0x7f33b15fd840 (LWP 811) "app"       syscall () at ../syscall.S:38
                  2    LWP 812 "a "b" c" 0x00007f33b1708f36 in epoll_wait (epfd=3) at epoll_wait.c:30
                """;
        Input alone = one(rows);
        assertEquals(2, alone.threads().size());
        assertEquals("a \"b\" c", alone.threads().get(1).name());
        assertEquals(List.of("epoll_wait"), names(alone.threads().get(1)));
        assertFalse(alone.complete());
        assertEquals(0, alone.notUnderstoodLines());
        Input both = one(rows + "\n" + TWO_THREADS);
        assertEquals(one(TWO_THREADS).threads().size(), both.threads().size());
        assertTrue(both.complete());
    }

    @Test
    void preambleTellsToolProgramAndPid() {
        Input input = one("""
                GNU gdb (Debian 13.1-3) 13.1
                Copyright (C) 2023 Free Software Foundation, Inc.
                Attaching to program: /usr/bin/app, process 77
                [New LWP 78]
                syscall () at ../sysdeps/unix/sysv/linux/x86_64/syscall.S:38
                38\t../sysdeps/unix/sysv/linux/x86_64/syscall.S: No such file or directory.

                """ + TWO_THREADS + "[Inferior 1 (process 77) detached]\n");
        assertEquals("gdb 13.1", input.tool());
        assertEquals(77, input.pid());
        assertEquals("/usr/bin/app", input.program());
        assertFalse(input.core());
        assertEquals(0, input.notUnderstoodLines());
        assertTrue(input.complete());
    }

    @Test
    void coreOfOneThreadIsKnownByTheCurrentThread() {
        Input input = one("""
                [New LWP 27885]
                Core was generated by `/srv/app serve'.
                Program terminated with signal SIGABRT, Aborted.
                #0  raise () at raise.c:44
                44\t./nptl/pthread_kill.c: No such file or directory.
                [Current thread is 1 (Thread 0x7f05cf7d86c0 (LWP 27885))]
                #0  raise () at raise.c:44
                #1  0x5 in main () at main.c:2
                """);
        assertTrue(input.core());
        assertEquals("/srv/app", input.program());
        ThreadTrace thread = input.threads().getFirst();
        assertEquals(1, input.threads().size());
        assertEquals(27885, thread.id());
        assertEquals(7, thread.inputLine());
    }

    @Test
    void refusedAttachSaysWhatToDo() {
        Input input = one("""
                [New LWP 1]
                ptrace: Operation not permitted.
                """);
        assertEquals(0, input.threads().size());
        assertTrue(input.notes()
                .getFirst()
                .startsWith("gdb was not allowed to attach (ptrace: Operation not permitted.)"));
    }

    @Test
    void lostFramesAreTold() {
        Input input = one("""
                Thread 1 (LWP 1):
                #0  0x1 in poll () from /lib64/libc.so.6
                #3  0x2 in _start ()
                """);
        assertEquals(2, input.threads().getFirst().stack().depth());
        assertEquals(List.of("Frames are missing in a thread: number 1 was expected on line 3."), input.notes());
    }

    @Test
    void runawayRecursionIsReadUpToTheLimit() {
        StringBuilder text = new StringBuilder("Thread 1 (LWP 1):\n");
        for (int i = 0; i <= ThreadDraft.MOST_FRAMES + 10; i++) {
            text.append('#').append(i).append("  0x5 in app::nested ()\n");
        }
        Input input = one(text.toString());
        assertEquals(ThreadDraft.MOST_FRAMES, input.threads().getFirst().stack().depth());
        assertTrue(
                input.notes().getFirst().contains("more than 100000 frames"),
                input.notes().toString());
    }

    @Test
    void hostileNumbersAndHalfHeadsAreLeftAsTheyAre() {
        Input input = one(TWO_THREADS + """
                Thread 99999999999999999999 (LWP 1):
                Thread 7 (LWP 99999999999999999999999):
                #99999999999999999999  0x1 in x ()
                #
                Thread 8 (
                """);
        assertEquals(3, input.threads().size());
        assertNull(input.threads().get(2).id());
    }
}
