package dev.unpark.parse.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFormatTest {
    private static final String HEAD = "Analysis of sampling srv (pid 812) every 1 millisecond\nCall graph:\n";

    private static Input read(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
        assertEquals(1, inputs.size());
        assertEquals("sample", inputs.getFirst().format());
        return inputs.getFirst();
    }

    private static List<String> names(ThreadTrace thread) {
        return thread.stack().frames().stream().map(f -> f.symbol().raw()).toList();
    }

    @Test
    void thePathOnWhichMostSamplesEndIsTheStack() {
        Input input = read(HEAD + """
                    100 Thread_7: tokio-rt-worker
                    + 100 start  (in dyld) + 1  [0x1]
                    +   60 wide  (in srv) + 2  [0x2]
                    +   ! 20 a  (in srv) + 3  [0x3]
                    +   ! 20 b  (in srv) + 4  [0x4]
                    +   ! 20 c  (in srv) + 5  [0x5]
                    +   40 narrow  (in srv) + 6  [0x6]  main.rs:31
                Binary Images:
                """);
        ThreadTrace thread = input.threads().getFirst();
        assertEquals(List.of("narrow", "start"), names(thread));
        assertEquals(9, thread.lineOf(0));
        assertEquals(
                List.of(
                        "1 of 1 threads moved while they were sampled (7): the stack that most samples share is shown."),
                input.notes());
        assertEquals(812, input.pid());
        assertEquals("srv", input.program());
        assertTrue(input.complete());
    }

    @Test
    void samplesThatEndInAnOuterCallCount() {
        Input input = read(HEAD + """
                    100 Thread_7
                    + 100 spin  (in srv) + 2  [0x2]
                    +   30 inner  (in srv) + 3  [0x3]
                Binary Images:
                """);
        assertEquals(List.of("spin"), names(input.threads().getFirst()));
    }

    @Test
    void framesHaveAddressModuleAndPlaceAndNamelessOnesHaveNoName() {
        Input input = read(HEAD + """
                    9 Thread_7   DispatchQueue_1: com.apple.main-thread  (serial)
                      9 app::f::h0123456789abcdef  (in Srv Helper (GPU)) + 12  [0x10c08e30c]  src/main.rs:31
                        9 ???  (in srv)  load address 0x10069f000 + 0x208946  [0x1008a7946]
                          9 _mh_execute_header  (in srv) + 90  [0x1008a7947]
                            9 _some_export  (in srv) + 4000000  [0x1008a7948]
                              9 work  (in srv) + 80,72,...  [0x1038c3b90,0x1038c3b88,...]
                Binary Images:
                """);
        ThreadTrace thread = input.threads().getFirst();
        assertEquals("com.apple.main-thread", thread.name());
        assertEquals(List.of("work", "", "", "", "app::f::h0123456789abcdef"), names(thread));
        Frame outer = thread.stack().frames().getLast();
        assertEquals("Srv Helper (GPU)", outer.module());
        assertEquals(0x10c08e30cL, outer.address());
        assertEquals(
                "src/main.rs:31", outer.place() == null ? "" : outer.place().shown());
        assertEquals(0x1038c3b90L, thread.stack().frames().getFirst().address());
    }

    @Test
    void aTreeThatLostItsBlanksIsReadAsAChainAndSaysSo() {
        String flat = "7 Thread_1\n7 start  (in dyld) + 1  [0x1]\n7 main  (in srv) + 1  [0x2]\n";
        Input chain = read(HEAD + flat + "Binary Images:\n");
        assertEquals(List.of("main", "start"), names(chain.threads().getFirst()));
        assertTrue(chain.complete(), chain.notes().toString());
        Input split = read(HEAD + flat + "3 other  (in srv) + 1  [0x3]\nBinary Images:\n");
        assertFalse(split.complete());
        assertTrue(
                split.notes().toString().contains("lost its indentation"),
                split.notes().toString());
    }

    @Test
    void aCutTreeSaysSo() {
        Input input = read(HEAD + "    7 Thread_1\n    + 7 start  (in dyld) + 1  [0x1]\n    +   7 main  (in sr");
        assertFalse(input.complete());
        assertEquals(List.of("start"), names(input.threads().getFirst()));
    }

    @Test
    void hostileTreesStayWithinBounds() {
        StringBuilder deep = new StringBuilder(HEAD).append("1 Thread_1\n");
        for (int i = 0; i < OpenThread.MOST_FRAMES + 10; i++) {
            deep.append("1 f  (in a) + 1  [0x1]\n");
        }
        Input input = read(deep.append("Binary Images:\n").toString());
        assertEquals(OpenThread.MOST_FRAMES, input.threads().getFirst().stack().depth());
        assertFalse(input.complete());
        for (String unit :
                List.of("(", "+ ", "9 ", "  (in ", "9 Thread_", "9 Thread_1\n", "[0x", " Thread 0x1 1 samples (\n")) {
            read(HEAD + unit.repeat(100_000) + "\n" + "9 Thread_1\n".repeat(3));
        }
    }
}
