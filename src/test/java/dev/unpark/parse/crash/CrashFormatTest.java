package dev.unpark.parse.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashFormatTest {
    private static final String FRAME = "0   srv  \t0x104a1c2d0 app::f::h0123456789abcdef + 60 (main.rs:12)\n";

    private static Input one(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
        assertEquals(1, inputs.size());
        assertEquals("crash", inputs.getFirst().format());
        return inputs.getFirst();
    }

    private static String nameOf(String head) {
        Input input = one(head + "\n" + FRAME + "Binary Images:\n");
        ThreadTrace thread = input.threads().getFirst();
        return thread.number() + " " + thread.name();
    }

    @Test
    void aThreadIsNamedByItsNameElseByItsQueue() {
        assertEquals("9 tokio-runtime-worker", nameOf("Thread 9 Crashed:: tokio-runtime-worker"));
        assertEquals("0 com.apple.main-thread", nameOf("Thread 0:: Dispatch queue: com.apple.main-thread"));
        assertEquals("0 main", nameOf("Thread 0 Crashed:: main Dispatch queue: com.apple.main-thread"));
        assertEquals("8 null", nameOf("Thread 8:"));
        assertEquals("3 com.apple.network", nameOf("Thread 3 name:  Dispatch queue: com.apple.network\nThread 3:"));
    }

    @Test
    void whatCrashedIsANote() {
        Input input = one("""
                Process:               srv [1466]
                Exception Type:        EXC_CRASH (SIGABRT)
                Termination Reason:    Namespace SIGNAL, Code 6 Abort trap: 6
                Application Specific Information:
                abort() called

                Thread 2 Crashed:: tokio-runtime-worker
                """ + FRAME + "Binary Images:\n");
        assertEquals(
                List.of("It crashed in thread 2 (tokio-runtime-worker): EXC_CRASH (SIGABRT); Namespace SIGNAL, Code 6"
                        + " Abort trap: 6; abort() called."),
                input.notes());
        assertEquals("srv", input.program());
        assertEquals(1466, input.pid());
        assertTrue(input.complete());
    }

    @Test
    void theSameReportAsJsonBelowIsNotReadTwice() {
        Input input = one("""
                Translated Report (Full Report Below)
                Process:               srv [1466]
                Thread 0:
                """ + FRAME + """
                Binary Images:

                -----------
                Full Report
                -----------

                {"app_name":"srv","bug_type":"309"}
                {"threads":[{"id":1,"frames":[{"imageOffset":1,"symbol":"f","imageIndex":0}]}],
                "usedImages":[]}
                """);
        assertEquals(1, input.threads().size());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void aReportWithoutItsEndSaysSo() {
        Input input = one("Thread 0:\n" + FRAME + "1   srv  \t0x104a1c2d0 app::g");
        assertFalse(input.complete());
        assertEquals(1, input.threads().getFirst().stack().depth());
    }

    @Test
    void hostileLinesStayWithinBounds() {
        for (String unit : List.of(" ", "0x", "\t0x1 ", " + 1", " (", "a:1")) {
            one("Thread 0:\n" + FRAME + "1   srv " + unit.repeat(100_000) + "\n1   srv 0x1 " + unit.repeat(100_000)
                    + ")\n" + "Binary Images:\n");
        }
    }
}
