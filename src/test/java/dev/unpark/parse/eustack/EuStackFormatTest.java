package dev.unpark.parse.eustack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class EuStackFormatTest {
    private static final String TWO_THREADS = """
            PID 811 - process
            TID 811:
            #0  0x00007fe007c1f829 syscall
            #1  0x000055e0ac99b5f1 app::main::h9f3ddddfe7033cae
            #2  0x000055e0ac67ca21 _start
            TID 812:
            #0  0x00007fe007c26f36 epoll_wait
            #1  0x00007fe007c278ec __clone3
            """;

    private static final String WITH_PLACES = """
            TID 811:
            #0  0x00007fe007c1f829 syscall
                ../sysdeps/unix/sysv/linux/x86_64/syscall.S:38
            #1  0x000055e0ac99b5f1 app::main
                src/main.rs:31:5
            #2  0x000055e0ac67ca21 _start
            """;

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size());
        return inputs.getFirst();
    }

    private static List<String> names(ThreadTrace thread) {
        return thread.stack().frames().stream().map(f -> f.symbol().raw()).toList();
    }

    private static String place(Frame frame) {
        return frame.place() == null
                ? "none"
                : frame.place().shown() + ":" + frame.place().column();
    }

    @Test
    void threadsHaveIdsAndNoNumbersOrNames() {
        Input input = one(TWO_THREADS);
        assertTrue(input.complete(), input.notes().toString());
        assertEquals(811, input.pid());
        ThreadTrace second = input.threads().get(1);
        assertEquals(812, second.id());
        assertNull(second.number());
        assertNull(second.name());
        assertEquals(6, second.inputLine());
        assertEquals(8, second.lineOf(1));
    }

    @Test
    void placeBelowAFrameBelongsToIt() {
        ThreadTrace thread = one(WITH_PLACES).threads().getFirst();
        List<Frame> frames = thread.stack().frames();
        assertEquals("../sysdeps/unix/sysv/linux/x86_64/syscall.S:38:0", place(frames.getFirst()));
        assertEquals("src/main.rs:31:5", place(frames.get(1)));
        assertEquals("none", place(frames.get(2)));
        assertEquals(List.of(2, 4, 6), List.of(thread.lineOf(0), thread.lineOf(1), thread.lineOf(2)));
    }

    @Test
    void sameFramesWithAndWithoutPlacesAreNotMixedUp() {
        String bare = WITH_PLACES.replaceAll("(?m)^    .*\n", "").replace("811", "812");
        String partly = WITH_PLACES.replaceFirst("    src.*\n", "").replace("811", "813");
        String again = WITH_PLACES.replace("811", "814");
        Input input = one(bare + WITH_PLACES + partly + bare.replace("812", "815") + again);
        assertEquals(0, input.notUnderstoodLines());
        List<String> places = input.threads().stream()
                .map(t -> t.stack().frames().stream()
                        .map(EuStackFormatTest::place)
                        .toList()
                        .toString())
                .toList();
        String whole = "[../sysdeps/unix/sysv/linux/x86_64/syscall.S:38:0, src/main.rs:31:5, none]";
        String none = "[none, none, none]";
        assertEquals(List.of(none, whole, whole.replace("src/main.rs:31:5", "none"), none, whole), places);
    }

    @Test
    void sameStacksAreOneInstanceWithPlacesToo() {
        StringBuilder text = new StringBuilder();
        for (int id = 100; id < 5_000; id++) {
            text.append(WITH_PLACES.replace("811", "" + id));
        }
        Input input = one(text.toString());
        assertEquals(4_900, input.threads().size());
        for (ThreadTrace thread : input.threads()) {
            assertSame(input.threads().getFirst().stack(), thread.stack());
            assertSame(input.threads().getFirst().lines(), thread.lines());
            assertEquals(1 + 6 * thread.index(), thread.inputLine());
        }
    }

    @Test
    void inlinedFrameStandsAtTheAddressOfTheOneThatHasIt() {
        Input input = one("""
                TID 1:
                #0  0x0000000000000010 app::inner
                #1  0x0000000000000010 app::outer
                #2  0x0000000000000020 app::nested
                #3  0x0000000000000020 app::nested
                #4  0x0000000000000030 main
                """);
        assertEquals(
                List.of(true, false, false, false, false),
                input.threads().getFirst().stack().frames().stream()
                        .map(Frame::inlined)
                        .toList());
    }

    @Test
    void mangledNamesAndVersionsAreRead() {
        List<Frame> frames = one("""
                TID 1:
                #0  0x0000000000000010 clock_nanosleep@GLIBC_2.2.5
                #1  0x0000000000000020 _ZN5tokio7runtime4park5Inner4park17h87b4574c550b1223E.llvm.17058743744723696409
                #2  0x0000000000000030 _RNvNtCsjrHSEGnQ3l9_3std2rt19lang_start_internal
                #3  0x0000000000000040
                #4  0x0000000000000050 __libc_start_main@@GLIBC_2.34
                """).threads().getFirst().stack().frames();
        assertEquals(
                List.of(
                        "clock_nanosleep@GLIBC_2.2.5",
                        "tokio::runtime::park::Inner::park",
                        "std::rt::lang_start_internal",
                        "??",
                        "__libc_start_main@@GLIBC_2.34"),
                frames.stream().map(f -> f.symbol().name()).toList());
        assertEquals("", frames.get(3).symbol().raw());
    }

    @Test
    void lastLineNeedsNoEndIfItIsWhole() {
        Input stripped = one(TWO_THREADS.stripTrailing());
        assertTrue(stripped.complete(), stripped.notes().toString());
        assertEquals(List.of("epoll_wait", "__clone3"), names(stripped.threads().get(1)));
        Input cut = one(TWO_THREADS.substring(0, TWO_THREADS.indexOf("_wait")));
        assertFalse(cut.complete());
        assertEquals(List.of(), names(cut.threads().get(1)));
        Input place = one(WITH_PLACES.substring(0, WITH_PLACES.indexOf("n.rs")));
        assertEquals("none", place(place.threads().getFirst().stack().frames().get(1)));
    }

    @Test
    void errorsThatStandBeforeTheThreadsAreOfThem() {
        Input input = one("""
                eu-stack: dwfl_thread_getframes tid 812 at 0x55e0 in <unknown>: No DWARF information found
                """ + TWO_THREADS.replace("#1  0x00007fe007c278ec __clone3\n", ""));
        assertFalse(input.complete());
        assertEquals(
                List.of("The stack of thread 812 ends early: eu-stack could not go on (No DWARF information found)."
                        + " A build with unwind tables (.eh_frame) shows the rest."),
                input.notes());
    }

    @Test
    void errorOfWhichNothingIsLeftIsOneToo() {
        Input input = one(TWO_THREADS + "eu-stack: \neu-stack: tid\neu-stack: dwfl_thread_getframes tid 812\n");
        assertEquals(2, input.threads().size());
        assertTrue(input.notes().getFirst().startsWith("The stack of thread 812 ends early"), input.notes()::toString);
    }

    @Test
    void limitOfFramesIsToldOnceForAllThreads() {
        Input input = one(TWO_THREADS
                + "eu-stack: tid 811: shown max number of frames (256, use -n 0 for unlimited)\n"
                + "eu-stack: tid 812: shown max number of frames (256, use -n 0 for unlimited)\n");
        assertEquals(
                List.of("eu-stack shows only the innermost 256 frames of 2 threads, of which 811 is the first, and"
                        + " leaves the others out. With -n 0 it shows all."),
                input.notes());
    }

    @Test
    void threadsOfTheSameIdAreAnotherDump() {
        List<Input> inputs = read(WITH_PLACES + "\n" + WITH_PLACES);
        assertEquals(2, inputs.size());
        assertEquals(8, inputs.get(1).inputLine());
    }

    @Test
    void cutIsTold() {
        Input input = one(TWO_THREADS.replace("#1  0x00007fe007c278ec __clone3\n", ""));
        assertEquals(
                List.of("The last thread's stack ends before the function that a thread starts in: its outer frames are"
                        + " missing."),
                input.notes());
        Input none = one("PID 811 - process\n");
        assertTrue(none.notes().getFirst().startsWith("No thread is in it."));
    }

    @Test
    void runawayRecursionIsReadUpToTheLimit() {
        StringBuilder text = new StringBuilder("PID 1 - core\nTID 1:\n");
        for (int i = 0; i <= ThreadDraft.MOST_FRAMES + 10; i++) {
            text.append('#').append(i).append("  0x0000000000000005 app::nested\n    a.rs:7:1\n");
        }
        Input input = one(text.toString());
        assertEquals(ThreadDraft.MOST_FRAMES, input.threads().getFirst().stack().depth());
        assertTrue(input.notes().getFirst().contains("more than 100000 frames"));
    }

    @Test
    void framesWithNumbersThatAreAllWrongAreReadInShortTime() {
        Input input = one("PID 1 - core\nTID 1:\n" + "#7  0x0000000000000005 app::nested\n".repeat(50_000));
        assertEquals(50_000, input.threads().getFirst().stack().depth());
        assertEquals(100, input.notes().size());
        assertEquals("More such notes were left out.", input.notes().getLast());
    }

    @Test
    void framesAloneMayBeEuStacks() {
        EuStackFormat format = new EuStackFormat();
        String frames = TWO_THREADS.lines().skip(2).limit(3).reduce("", (a, b) -> a + b + "\n");
        assertEquals(Match.MAYBE, format.recognise(Text.of(frames)));
        assertEquals(Match.NO, format.recognise(Text.of("TID 5: started\n#1 is the best\n")));
        Input input = one(frames);
        assertNull(input.threads().getFirst().id());
        assertEquals(3, input.threads().getFirst().stack().depth());
    }

    @Test
    void hostileLinesAreLeftAsTheyAre() {
        Input input = one(TWO_THREADS + """
                TID 99999999999999999999:
                #99999999999999999999  0x1 x
                #2
                #3  0x
                PID 5
                    nothing of a place, surely
                """);
        assertEquals(2, input.threads().size());
        assertEquals(6, input.notUnderstoodLines());
    }
}
