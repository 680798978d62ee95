package dev.unpark.parse.lldb;

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

class LldbFormatTest {
    private static final String ATTACH = """
            (lldb) process attach --pid 811
            Process 811 stopped
            * thread #1, name = 'app', stop reason = signal SIGSTOP
                frame #0: 0x00007fe007c1f829 libc.so.6`syscall at syscall.S:38
              thread #2, name = 'tokio-rt-worker', stop reason = signal SIGSTOP
                frame #0: 0x00007fe007c26f36 libc.so.6`epoll_wait(epfd=3) at epoll_wait.c:30:10
            Executable module set to "/srv/app".
            """;

    private static final String ALL = """
            (lldb) bt all
            * thread #1, name = 'app', stop reason = signal SIGSTOP
              * frame #0: 0x00007fe007c1f829 libc.so.6`syscall at syscall.S:38
                frame #1: 0x000055e0ac67ca21 app`_start + 33
              thread #2, name = 'tokio-rt-worker', stop reason = signal SIGSTOP
                frame #0: 0x00007fe007c26f36 libc.so.6`epoll_wait(epfd=3) at epoll_wait.c:30:10
                frame #1: 0x00007fe007c278ec libc.so.6`__clone3 at clone3.S:81
            """;

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size());
        return inputs.getFirst();
    }

    private static Frame frame(String text) {
        return one("* thread #1\n    frame #0: " + text + "\n    frame #1: 0x5 a`_start + 3\n")
                .threads()
                .getFirst()
                .stack()
                .frames()
                .getFirst();
    }

    private static String parts(String text) {
        Frame frame = frame(text);
        String place = frame.place() == null
                ? ""
                : " at " + frame.place().file() + ":" + frame.place().line() + ":"
                        + frame.place().column();
        return frame.module() + "`" + frame.symbol().raw() + place + (frame.inlined() ? " inlined" : "");
    }

    @Test
    void headIsPrintedTwiceForOneThread() {
        Input input = one(ATTACH + ALL);
        assertTrue(input.complete(), input.notes().toString());
        assertEquals(2, input.threads().size());
        assertEquals(811, input.pid());
        assertEquals("/srv/app", input.program());
        ThreadTrace second = input.threads().get(1);
        assertEquals(2, second.number());
        assertNull(second.id());
        assertEquals("tokio-rt-worker", second.name());
        assertEquals(12, second.inputLine());
        assertEquals(14, second.lineOf(1));
    }

    @Test
    void partsOfAFrameAreFound() {
        assertEquals("libc.so.6`syscall at syscall.S:38:0", parts("0x1 libc.so.6`syscall at syscall.S:38"));
        assertEquals("app`main", parts("0x1 app`main + 30"));
        assertEquals("app`a::f (.llvm.123)", parts("0x1 app`a::f (.llvm.123) + 94"));
        assertEquals("app`a::f (.llvm.123) at f.rs:1:2", parts("0x1 app`a::f (.llvm.123)(self=0x5) at f.rs:1:2"));
        assertEquals("libc.so.6` at nanosleep.c:25:13", parts("0x1 libc.so.6 at nanosleep.c:25:13"));
        assertEquals("null`", parts("0x00007fff5fc01036"));
        assertEquals(
                "My App`b::g at my file.rs:8:1 inlined", parts("0x1 My App`a::f [inlined] b::g at my file.rs:8:1"));
        assertEquals(
                "app`<&dyn core::ops::function::Fn<(), Output = i32> as core::ops::function::FnOnce<()>>::call_once at"
                        + " function.rs:287:21",
                parts("0x1 app`<&dyn core::ops::function::Fn<(), Output = i32> as core::ops::function::FnOnce<()>>"
                        + "::call_once at function.rs:287:21 [opt] [artificial]"));
        assertEquals(
                "app`app::run",
                parts(
                        "0x1 app`app::run(main=(app`app::main at main.rs:18), text=(data_ptr = \" at x.rs:1\", length = 9))"));
    }

    // lldb 14 looks for the brackets of the arguments in the name itself.
    @Test
    void argumentsInsideANameAreNoPartOfIt() {
        Frame frame = frame(
                "0x1 app`<std::sync::poison::mutex::Mutex<()>>::with::<(self=0x10, s=\"a)\")>::{closure#0} at a.rs:1");
        assertEquals(
                "<std::sync::poison::mutex::Mutex<()>>::with::<(..)>::{closure#0}",
                frame.symbol().raw());
        assertEquals(
                "std::sync::poison::mutex::Mutex::with::{{closure}}",
                frame.symbol().name());
    }

    @Test
    void framesThatWaitKeepTheirPointersAndShareTheirStack() {
        StringBuilder text = new StringBuilder();
        for (int n = 1; n <= 50; n++) {
            text.append("  thread #")
                    .append(n)
                    .append(", name = 'w'\n    frame #0: 0x1 app`lock_api::mutex::Mutex::lock");
            text.append("(self=0x00000000000000").append(n + 10).append(", f=(x = 1)) at m.rs:1:2\n");
            text.append("    frame #1: 0x2 app`_start + 1\n\n");
        }
        Input input = one(text.toString());
        assertEquals(50, input.threads().size());
        assertEquals(
                List.of(new FrameArgument(0, "self", 0x17)),
                input.threads().get(6).arguments());
        for (ThreadTrace thread : input.threads()) {
            assertSame(input.threads().getFirst().stack(), thread.stack());
        }
    }

    @Test
    void threadListServesWhereNoBacktraceFollowsAndElseTellsIds() {
        String list = """
                (lldb) thread list
                Process 811 stopped
                * thread #1: tid = 811, 0x00007fe007c1f829 libc.so.6`syscall(s=(name = 'x')) at syscall.S:38, name = 'app', stop reason = signal SIGSTOP
                  thread #2: tid = 0x32c, 0x00007fe007c26f36 libc.so.6`epoll_wait at epoll_wait.c:30:10, name = 'it's, a pool'
                """;
        Input alone = one(ATTACH + list);
        assertFalse(alone.complete());
        assertEquals(
                List.of(811L, 812L),
                alone.threads().stream().map(ThreadTrace::id).toList());
        assertEquals("it's, a pool", alone.threads().get(1).name());
        assertEquals(
                "syscall",
                alone.threads().getFirst().stack().frames().getFirst().symbol().raw());
        Input both = one(ATTACH + list + ALL);
        assertTrue(both.complete(), both.notes().toString());
        assertEquals(
                List.of(811L, 812L),
                both.threads().stream().map(ThreadTrace::id).toList());
        assertEquals(2, both.threads().get(1).stack().depth());
    }

    @Test
    void sharersOfAStackAreThreadsOfTheirOwn() {
        Input input = one(ATTACH.replace("#2,", "#3,") + """
                (lldb) thread backtrace unique
                2 thread(s) #1 #3\s
                    frame #0: 0x00007fe007c1f829 libc.so.6`syscall at syscall.S:38
                    frame #1: 0x000055e0ac67ca21 app`_start + 33
                (lldb) quit
                """);
        assertEquals(2, input.threads().size());
        assertEquals(3, input.threads().get(1).number());
        assertEquals("tokio-rt-worker", input.threads().get(1).name());
        assertSame(input.threads().getFirst().stack(), input.threads().get(1).stack());
        assertEquals(
                input.threads().getFirst().inputLine(), input.threads().get(1).inputLine());
    }

    @Test
    void limitOfFramesCountsAllSharers() {
        Input input = one("""
                2 thread(s) #1 #3\s
                    frame #0: 0x00007fe007c1f829 libc.so.6`syscall at syscall.S:38
                1 thread(s) #2\s
                    frame #0: 0x00007fe007c1f829 libc.so.6`accept4 at accept4.c:31:10
                (lldb) quit
                """);
        assertEquals(
                List.of("lldb was asked for 1 frame of each thread; the outer ones are missing in 3 of 3 stacks."),
                input.notes());
    }

    @Test
    void framesThatAreMissingAreToldOnceAGapInEachThread() {
        String gap = """
                * thread #1
                    frame #0: 0x1 app`a + 1
                    frame #3: 0x2 app`b + 1
                    frame #4: 0x3 app`_start + 1
                """;
        Input input = one(gap + gap.replace("* thread #1", "  thread #2"));
        assertEquals(
                List.of(
                        "Frames are missing in a thread: number 1 was expected on line 3.",
                        "Frames are missing in a thread: number 1 was expected on line 7."),
                input.notes());
    }

    @Test
    void sessionWithOtherCommandsBetweenIsRead() {
        Input input = one(
                ATTACH + ALL + """
                (lldb) thread select 2
                * thread #2, name = 'tokio-rt-worker'
                    frame #0: 0x00007fe007c26f36 libc.so.6`epoll_wait(epfd=3) at epoll_wait.c:30:10
                (lldb) up
                frame #1: 0x000055e0ac67ca21 app`app::spin + 33
                app`app::spin:
                ->  0x5569b23c30db <+59>: jmp    0x5569b23c30d0            ; <+48>
                   30  \tfn spin() {
                -> 31  \t    loop {}
                    \t    ^
                (lldb) quit""" + "Traceback (most recent call last):\n  File \"<string>\", line 1\nNameError: x\n");
        assertEquals(2, input.threads().size());
        assertEquals(0, input.notUnderstoodLines());
        assertTrue(input.complete(), input.notes().toString());
    }

    @Test
    void secondListingIsAnotherDumpOfTheSameProcess() {
        List<Input> inputs = read(ATTACH + ALL + ALL.replaceAll("(?m), name = '.*'", ""));
        assertEquals(2, inputs.size());
        assertEquals(16, inputs.get(1).inputLine());
        assertEquals("tokio-rt-worker", inputs.get(1).threads().get(1).name());
        assertEquals(811, inputs.get(1).pid());
        assertEquals("/srv/app", inputs.get(1).program());
        assertTrue(inputs.get(1).complete());
    }

    @Test
    void threadsWithoutBacktraceAreTold() {
        Input input = one(ATTACH + ALL.substring(0, ALL.indexOf("  thread #2")));
        assertEquals(
                List.of("lldb stopped 2 threads, and the dump holds the backtraces of 1. With bt all it holds all."),
                input.notes());
        Input stop = one(ATTACH);
        assertEquals(0, stop.threads().size());
        assertEquals(
                List.of("lldb stopped 2 threads, and no backtrace of them is in it. Take a dump with: bt all"),
                stop.notes());
        Input single = one(ATTACH.substring(0, ATTACH.indexOf("  thread #2")));
        assertEquals(1, single.threads().getFirst().stack().depth());
        assertFalse(single.complete());
    }

    @Test
    void cutIsTold() {
        Input input = one(ATTACH + ALL.substring(0, ALL.lastIndexOf("__clone3")));
        assertEquals(1, input.threads().get(1).stack().depth());
        assertEquals(
                List.of("The last thread's stack ends before the function that a thread starts in: its outer frames are"
                        + " missing."),
                input.notes());
    }

    @Test
    void whatWentWrongIsSaidInWordsThatHelp() {
        Input refused = one("(lldb) process attach --pid 1\nerror: attach failed: Operation not permitted\n");
        assertTrue(refused.notes()
                .getFirst()
                .startsWith("lldb could not attach (attach failed: Operation not permitted)"));
        Input other = one("(lldb) bt all\nerror: Command requires a current process.\n");
        assertEquals(
                "lldb reported an error: Command requires a current process.",
                other.notes().getFirst());
    }

    @Test
    void runawayRecursionIsReadUpToTheLimit() {
        StringBuilder text = new StringBuilder("* thread #1, stop reason = EXC_BAD_ACCESS (code=2, address=0x7)\n");
        for (int i = 0; i <= ThreadDraft.MOST_FRAMES + 10; i++) {
            text.append("    frame #")
                    .append(i)
                    .append(": 0x5 app`app::nested(depth=")
                    .append(i)
                    .append(") at a.rs:7:1\n");
        }
        Input input = one(text.toString());
        assertEquals(ThreadDraft.MOST_FRAMES, input.threads().getFirst().stack().depth());
        assertTrue(input.notes().getFirst().contains("more than 100000 frames"));
    }

    @Test
    void nastyFramesAreReadInShortTime() {
        String brackets = "(<[{\"".repeat(100_000) + "a=" + " at ".repeat(100_000) + ":1:2 [opt]";
        Input input = one("* thread #1\n    frame #0: 0x5 app`" + brackets + "\n" + "  thread #2, name = '"
                + "', name = '".repeat(100_000) + "\n    frame #0: 0x5\n");
        assertEquals(2, input.threads().size());
    }

    @Test
    void hostileLinesAreLeftAsTheyAre() {
        Input input = one(ALL + """
                  thread #99999999999, name = 'x'
                3 thread(s) #99999999999 #
                    frame #99999999999: 0x1 app`x
                    frame #: 0x1 app`x
                    frame #2: y
                """);
        assertEquals(2, input.threads().size());
        assertEquals(5, input.notUnderstoodLines());
    }
}
