package dev.unpark.parse.minidump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinidumpFormatTest {
    private static Input one(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
        assertEquals(1, inputs.size());
        assertEquals("minidump", inputs.getFirst().format());
        return inputs.getFirst();
    }

    private static ThreadTrace thread(String head) {
        return one(head + "\n 0  a!f + 0x1\n    Found by: call frame info\n\nLoaded modules:\n")
                .threads()
                .getFirst();
    }

    private static String frame(String line) {
        Frame frame = one("Thread 0\n" + line + "\n    Found by: call frame info\n\nLoaded modules:\n")
                .threads()
                .getFirst()
                .stack()
                .frames()
                .getFirst();
        return frame.module() + "|" + frame.symbol().raw() + "|" + frame.place() + "|"
                + Long.toHexString(frame.address());
    }

    @Test
    void headsOfEveryAgeAreRead() {
        assertEquals("main 4611", thread("Thread 0 main (crashed) - tid: 4611").name() + " " + 4611L);
        assertEquals(4611L, thread("Thread 0 main (crashed) - tid: 4611").id());
        assertEquals(
                "WebrtcC~read #1",
                thread("Thread 34 WebrtcC~read #1 - tid: 958997").name());
        assertEquals(null, thread("Thread 27").name());
        assertEquals(null, thread("Thread 0  (crashed)").name());
    }

    @Test
    void framesOfEveryFormAreRead() {
        assertEquals(
                "a.so|x::f::<u8>|SourcePlace[file=mod.rs, line=1574, column=0]|0",
                frame(" 0  a.so!x::f::<u8> [mod.rs : 1574]"));
        assertEquals("a.so|f|SourcePlace[file=m.rs, line=9, column=0]|0", frame(" 0  a.so!f [m.rs : 9 + 0x10c]"));
        assertEquals("My Framework|g(int)|null|0", frame(" 0  My Framework!g(int) + 0xa"));
        assertEquals("libc-2.23.so||null|0", frame(" 0  libc-2.23.so + 0xf302d"));
        assertEquals("null||null|7f1ef0093ee8", frame("10  0x7f1ef0093ee8 (unloaded x.so@0x1|0x2)"));
        assertEquals("null|f|null|0", frame(" 0  !f"));
    }

    @Test
    void scannedFramesAreCountedAndInlinedOnesMarked() {
        Input input = one("""
                Operating system: Linux
                Crash reason:  SIGSEGV
                Crash address: 0x0

                Thread 0 main (crashed)
                 0  a!inner [a.rs : 1]
                    Found by: inlining
                 1  a!outer [a.rs : 2 + 0x0]
                     rax = 0x0000000000000001    rdx = 0x0000000000000002
                     rip = 0x000000010614f794
                    Found by: given as instruction pointer in context
                 2  a + 0x1
                     rip = 0x0000000000000003
                    Found by: stack scanning

                Loaded modules:
                0x00400000 - 0x0049efff  a  ???  (main)
                """);
        List<Frame> frames = input.threads().getFirst().stack().frames();
        assertTrue(frames.getFirst().inlined());
        assertEquals(0x10614f794L, frames.get(1).address());
        assertEquals(
                "It crashed in thread 0 (main): SIGSEGV at 0x0.", input.notes().getFirst());
        assertTrue(
                input.notes().get(1).startsWith("Frames found by scanning the stack"),
                input.notes().toString());
        assertTrue(
                input.notes().get(1).contains(": 1, in 1 of 1 threads"),
                input.notes().toString());
        assertEquals("a", input.program());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void aDumpThatWasAskedForDidNotCrash() {
        Input input = one("Operating system: Linux\nNo crash\n\nThread 3 w (requested dump, did not crash)\n"
                + " 0  a!f + 0x1\n    Found by: call frame info\n");
        assertEquals(
                "Nothing crashed: the dump was asked for in thread 3 (w).",
                input.notes().getFirst());
        assertFalse(input.complete());
    }

    @Test
    void inlinesOfTheJsonAreInnerToTheirFrame() {
        Input input =
                one("{\"crash_info\":{\"type\":null},\"thread_count\":1,\"threads\":[{\"frames\":[{\"offset\":\"0x10\","
                        + "\"function\":\"outer\",\"inlines\":[{\"function\":\"innermost\"},{\"function\":\"inner\"}],"
                        + "\"trust\":\"cfi_scan\"}],\"thread_id\":7}]}");
        List<Frame> frames = input.threads().getFirst().stack().frames();
        assertEquals(
                List.of("innermost", "inner", "outer"),
                frames.stream().map(f -> f.symbol().raw()).toList());
        assertEquals(
                List.of(true, true, false), frames.stream().map(Frame::inlined).toList());
        assertEquals(16, frames.getLast().address());
        assertTrue(
                input.notes().toString().contains(": 1, in 1 of 1 threads"),
                input.notes().toString());
    }

    @Test
    void aBracketThatNeverClosesCostsOneLine() {
        Input input = one("{\n  what the program printed\n" + "Thread 0\n 0  a!f + 0x1\n    Found by: call frame info\n"
                + "{\"level\":\"info\"}\n\nLoaded modules:\n");
        assertEquals(1, input.threads().size());
        assertEquals(3, input.notUnderstoodLines());
    }

    @Test
    void hostileTextStaysWithinBounds() {
        for (String unit :
                List.of(" ", "!", " [", " + 0x", "] : ", "Thread 1\n", " 1  a\n", " = 0x1", "{", "{}\n", "\n{\n")) {
            one("Thread 0\n 0  a!f + 0x1\n    Found by: call frame info\n 1  a!" + unit.repeat(100_000) + "\n");
        }
        one("{\"crash_info\":{},\"thread_count\":1,\"threads\":[{\"frames\":[{\"inlines\":["
                + "{\"function\":\"f\"},".repeat(100_000));
        one("{\"crash_info\":{},\"thread_count\":1,\"threads\":[{\"frames\":[{\"inlines\":["
                + "{\"inlines\":[".repeat(100_000));
    }
}
