package dev.unpark.parse.cdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdbFormatTest {
    private static final String HEAD =
            ".  0  Id: b10.dac Suspend: -1 Teb: 00007ff6`64a4e000 Unfrozen \"the \"name\"\"\n";
    private static final String COLUMNS = "Child-SP          RetAddr               Call Site\n";
    private static final String END = "00000067`e0f3f3d0 00000000`00000000     ntdll!RtlUserThreadStart+0x2c\n";

    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size());
        assertEquals("cdb", inputs.getFirst().format());
        return inputs.getFirst();
    }

    private static List<String> names(ThreadTrace thread) {
        return thread.stack().frames().stream().map(f -> f.symbol().raw()).toList();
    }

    private static Frame frame(String row) {
        return one(HEAD + COLUMNS + row + "\n" + END)
                .threads()
                .getFirst()
                .stack()
                .frames()
                .getFirst();
    }

    @Test
    void anAddressIsWhereTheFrameBelowReturnsTo() {
        Input input = one(HEAD + COLUMNS + """
                00000067`e0f3f278 00007ff8`8a192e2d     ntdll!NtWaitForSingleObject+0xa
                (Inline Function) --------`--------     srv!app::inner+0x3 [C:\\src\\main.rs @ 12]\s
                00000067`e0f3f280 00007ff8`8a192803     srv!app::outer+0xe1 [C:\\src\\main.rs @ 40]\s
                """ + END);
        List<Frame> frames = input.threads().getFirst().stack().frames();
        assertEquals(
                List.of(0L, 0L, 0x7ff88a192e2dL, 0x7ff88a192803L),
                frames.stream().map(Frame::address).toList());
        assertEquals(
                List.of(false, true, false, false),
                frames.stream().map(Frame::inlined).toList());
        assertEquals("C:\\src\\main.rs:12", shown(frames.get(1)));
        assertEquals("the \"name\"", input.threads().getFirst().name());
        assertEquals(0xdacL, input.threads().getFirst().id());
        assertEquals(0xb10L, input.pid());
        assertTrue(input.complete(), input.notes().toString());
    }

    private static String shown(Frame frame) {
        return frame.place() == null ? "none" : frame.place().shown();
    }

    @Test
    void functionsAreWithoutModuleOffsetAndArguments() {
        String row = "00000067`e0f3f280 00007ff8`8a192803     ";
        assertEquals(
                "app::f<void (*)(),tuple$<> >",
                frame(row + "srv!app::f<void (*)(),tuple$<> >+0x1").symbol().raw());
        assertEquals(
                "app::f",
                frame(row + "srv!app::f(int a = 0n18, int b = 0n52)+0x1e")
                        .symbol()
                        .raw());
        assertEquals(
                "ns::operator()",
                frame(row + "srv!ns::operator()+0x28").symbol().raw());
        assertEquals(
                "?? ::FNODOBFM::`string'",
                frame(row + "ntdll! ?? ::FNODOBFM::`string'+0x29220").symbol().raw());
        assertEquals(
                "f",
                frame(row + "a!f+0x1 (FPO: [Non-Fpo]) (CONV: cdecl) [f:\\a.cpp @ 7]")
                        .symbol()
                        .raw());
        Frame bare = frame(row + "0x00007ff7`c62516cf");
        assertEquals("", bare.symbol().raw());
        assertNull(bare.module());
        assertEquals("nvoglv64", frame(row + "nvoglv64+0x79cd89").module());
    }

    @Test
    void aSymbolFarBeforeTheAddressIsNoName() {
        String row = "00000067`e0f3f280 00007ff8`8a192803     ";
        assertEquals(
                "", frame(row + "warp!git_index_checksum+0x476bf11").symbol().raw());
        assertEquals(
                "app::big::closure$0",
                frame(row + "warp!app::big::closure$0+0x476bf11").symbol().raw());
    }

    @Test
    void everyFormOfColumnsIsRead() {
        String symbol = "srv!app::f+0x1\n";
        for (String text : List.of(
                "Child-SP          RetAddr           : Args to Child                  : Call Site\n"
                        + "00000067`e0f3f280 00000000`00000000 : 00000000`00000001 --------`-------- : " + symbol,
                "RetAddr           : Args to Child                  : Call Site\n"
                        + "00000000`00000000 : 00000000`00000001 00000000`00000002 : " + symbol,
                " # Child-SP          RetAddr               Call Site\n0a 00000067`e0f3f280 00000000`00000000     "
                        + symbol,
                "ChildEBP RetAddr  Args to Child                \n0015fce4 00000000 00000012 00000034 00000056 "
                        + symbol,
                " # ChildEBP RetAddr      \n00 0015fce4 00000000     " + symbol,
                "Child-SP          Child-BSP         RetAddr           Call Site\n"
                        + "00000000`0006e5e0 00000000`00070420 00000000`00000000 " + symbol,
                " # Call Site\n00 " + symbol)) {
            Input input = one(HEAD + text);
            assertEquals(List.of("app::f"), names(input.threads().getFirst()), text);
            assertTrue(input.complete(), text);
        }
    }

    @Test
    void aBareStackIsTheThreadOfThePrompt() {
        String stack = COLUMNS + END;
        List<Input> inputs = read("0:016> k\n" + stack + "0:016> ~3s\n0:003> k\n" + stack + "0:003> k\n" + stack);
        assertEquals(2, inputs.size());
        assertEquals(
                List.of(16, 3),
                inputs.getFirst().threads().stream().map(ThreadTrace::number).toList());
        assertEquals(
                List.of(3),
                inputs.getLast().threads().stream().map(ThreadTrace::number).toList());
    }

    @Test
    void aListOfThreadsIsNoDump() {
        Input listed = one("0:000> ~\n" + HEAD + "   1  Id: b10.dad Suspend: 1 Teb: 00007ff6`64a4c000 Unfrozen\n");
        assertEquals(0, listed.threads().size());
        assertTrue(listed.notes().toString().contains("It lists 2 threads without their stacks"));
        Input both = one("0:000> ~\n" + HEAD + "0:000> ~*k\n" + HEAD + COLUMNS + END);
        assertEquals(1, both.threads().size());
        assertTrue(both.complete(), both.notes().toString());
    }

    @Test
    void whatIsMissingIsSaid() {
        Input cut = one(HEAD + COLUMNS + "00000067`e0f3f280 00007ff8`8a192803     srv!app::f+0x1\n");
        assertFalse(cut.complete());
        assertTrue(cut.notes().toString().contains("The outer frames are missing in 1 of 1 stacks"));
        Input doubted = one(HEAD + COLUMNS + "WARNING: Stack unwind information not available. Following frames may be"
                + " wrong.\n" + END);
        assertTrue(
                doubted.notes().toString().contains("Stacks with that warning: 1"),
                doubted.notes().toString());
    }

    @Test
    void hostileRowsStayWithinBounds() {
        for (String unit :
                List.of("(", "<", " (FPO: ", "+0x", "00000067`e0f3f280 ", "--------", "a!f(\n", "\t,\n", "0:0")) {
            Input input = one(
                    HEAD + COLUMNS + "00000067`e0f3f280 00007ff8`8a192803     a!" + unit.repeat(100_000) + "\n" + END);
            assertEquals(1, input.threads().size());
        }
        one(HEAD + COLUMNS + "00000067`e0f3f280 00007ff8`8a192803     a!f(\n" + "\tint a = 1,\n".repeat(100_000));
    }
}
