package dev.unpark.parse.proc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcFormatTest {
    private static List<Input> read(String text) {
        return Formats.load().read(Text.of(text), "proc.txt", "sha", JobContext.NONE);
    }

    private static Input one(String text) {
        List<Input> inputs = read(text);
        assertEquals(1, inputs.size());
        assertEquals("proc", inputs.getFirst().format());
        return inputs.getFirst();
    }

    private static String file(long id, String name, String content) {
        return "==> /proc/7/task/" + id + "/" + name + " <==\n" + content + "\n\n";
    }

    private static List<String> names(ThreadTrace thread) {
        return thread.stack().frames().stream().map(f -> f.symbol().raw()).toList();
    }

    private static List<String> names(String files) {
        return names(one(files).threads().getFirst());
    }

    @Test
    void filesMayComeInAnyOrder() {
        Input input = one(file(8, "comm", "a")
                + file(9, "comm", "b")
                + file(8, "stack", "[<0>] f+0x1/0x2")
                + file(9, "stack", "[<0>] g+0x1/0x2 [nfs]"));
        assertEquals(List.of("f"), names(input.threads().getFirst()));
        assertEquals(List.of("g"), names(input.threads().getLast()));
        assertEquals(
                "nfs", input.threads().getLast().stack().frames().getFirst().module());
        assertEquals("b", input.threads().getLast().name());
        assertEquals(11, input.threads().getLast().lineOf(0));
    }

    @Test
    void aFileThatComesAgainBeginsAnotherSnapshot() {
        List<Input> inputs = read(file(8, "comm", "a") + file(8, "comm", "a") + "==> /proc/9/status <==\nName:\tc\n");
        assertEquals(3, inputs.size());
        assertEquals("c", inputs.getLast().threads().getFirst().name());
        assertEquals(9, inputs.getLast().pid());
    }

    @Test
    void aCallIsNamedOnlyWhereTheMachineIsKnown() {
        String registers = " 0x1 0x2 0x3 0x4 0x5 0x6 ";
        assertEquals(
                List.of("syscall epoll_wait"), names(file(8, "syscall", "232" + registers + "0x7f975a1e36b0 0x1")));
        assertEquals(
                List.of("syscall epoll_pwait"), names(file(8, "syscall", "22" + registers + "0xffffa4aee4e0 0x1")));
        assertEquals(List.of("syscall 232"), names(file(8, "syscall", "232" + registers + "0x3fff1000 0x1")));
        assertEquals(List.of("syscall 99999999999"), names(file(8, "syscall", "99999999999")));
        assertEquals(
                List.of("syscall futex"),
                names(file(8, "syscall", "202" + registers + "0x3fff1000 0x1")
                        + file(9, "stack", "[<0>] __x64_sys_futex+0x1/0x2")));
    }

    @Test
    void aReadableStackNeedsNoOtherWitness() {
        String files =
                file(8, "wchan", "ep_poll") + file(8, "syscall", "232 0x1") + file(8, "stack", "[<0>] f+0x1/0x2");
        assertEquals(List.of("f"), names(files));
    }

    @Test
    void runningIsWhatTheKernelSaysAndNotAStackThatIsOlder() {
        String running = file(8, "status", "Name:\ta\nState:\tR (running)");
        assertEquals(List.of("State: R (running)"), names(running));
        assertEquals(
                List.of("State: R (running)", "f"),
                names(file(8, "syscall", "running") + file(8, "stack", "[<0>] f+0x1/0x2") + running));
        assertEquals(List.of("f"), names(file(8, "stack", "[<0>] f+0x1/0x2") + running));
    }

    @Test
    void hostileFilesStayWithinBounds() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append("==> /proc/7/task/").append(i).append("/comm <==\n");
        }
        assertEquals(100_000, one(many.toString()).threads().size());
        Input deep = one(file(8, "stack", "[<0>] f+0x1/0x2\n".repeat(200_000)));
        assertTrue(
                deep.notes().toString().contains("more than 100000 frames"),
                deep.notes().toString());
        for (String unit : List.of("[<", "+0x", " ", "==> ", "0x1 ", "\t")) {
            one(file(8, "stack", "[<0>] " + unit.repeat(100_000)) + file(8, "syscall", unit.repeat(100_000)));
        }
    }
}
