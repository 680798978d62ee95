package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.model.Input;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads of the same service as the tools of macOS, Windows and Linux print them: the role and the state are the same. */
class PlatformsTest {
    private static final Path FORMATS = Path.of("src/test/resources/fixtures/formats");

    @TempDir
    Path folder;

    private void assertThreads(String fixture, String expected) throws IOException, Refused {
        Input input = Dumps.read(FORMATS.resolve(fixture), folder);
        List<ThreadFacts> facts = Classifier.standard().classify(input);
        StringBuilder seen = new StringBuilder();
        for (ThreadTrace thread : input.threads()) {
            ThreadFacts fact = facts.get(thread.index());
            seen.append(thread.label()).append(' ').append(fact.role().word());
            seen.append(' ').append(fact.state().word());
            seen.append(inside(fact)).append('\n');
        }
        assertEquals(expected, seen.toString());
    }

    private static String inside(ThreadFacts fact) {
        Boolean inside = fact.insideTaskPoll();
        return inside == null ? ", cannot tell" : inside ? ", inside a poll" : "";
    }

    @Test
    void pstackOfIllumos() throws IOException, Refused {
        assertThreads("pstack/illumos-by-hand/input.txt", """
                1 other join
                2 worker epoll_wait
                3 worker park
                4 worker mutex, inside a poll
                """);
    }

    @Test
    void callTreeOfMacOs() throws IOException, Refused {
        assertThreads("sample/blocked-worker-by-hand/input.txt", """
                3312653 block_on park
                3312660 worker epoll_wait
                3312661 worker mutex, inside a poll
                3312662 worker park
                3312663 blocking-pool park
                3312664 blocking-pool sleep
                3312665 other park
                3312666 other unknown
                """);
        assertThreads("sample/spindump-by-hand/input.txt", """
                84150 block_on park
                84160 worker epoll_wait
                84161 worker mutex, inside a poll
                """);
    }

    @Test
    void crashReportOfMacOs() throws IOException, Refused {
        assertThreads("ips/panic-aborts-by-hand/input.txt", """
                477110 block_on park
                477119 worker epoll_wait
                477120 worker running, inside a poll
                477121 worker mutex, inside a poll
                477122 blocking-pool park
                477130 other unknown
                477131 unknown unknown, cannot tell
                """);
        assertThreads("crash/panic-aborts-by-hand/input.txt", """
                #0 block_on park
                #1 worker epoll_wait
                #2 worker running, inside a poll
                #3 worker mutex, inside a poll
                #4 blocking-pool park
                #5 other unknown
                #6 unknown unknown, cannot tell
                """);
    }

    @Test
    void stacksOfWindows() throws IOException, Refused {
        assertThreads("cdb/all-threads-by-hand/input.txt", """
                7940 block_on park
                18988 worker epoll_wait
                19224 worker mutex, inside a poll
                19228 blocking-pool park
                19232 blocking-pool sleep
                19328 other unknown
                23816 other unknown
                """);
        assertThreads("cdb/arguments-over-lines-by-hand/input.txt", "12784 worker io, inside a poll\n");
        assertThreads("cdb/exports-only-by-hand/input.txt", """
                #13 unknown unknown, cannot tell
                #14 unknown epoll_wait, cannot tell
                """);
    }

    @Test
    void minidump() throws IOException, Refused {
        String crashed = "4613 worker running, inside a poll\n";
        String main = "4611 block_on park\n4612 worker epoll_wait\n";
        String blocked = "4614 worker mutex, inside a poll\n";
        String plugin = "4620 unknown sleep, cannot tell\n";
        assertThreads(
                "minidump/crashed-worker-by-hand/input.txt",
                crashed + main + blocked + "4615 blocking-pool park\n" + plugin);
        assertThreads("minidump/json-pretty-by-hand/input.txt.gz", main + crashed + blocked + plugin);
    }

    @Test
    void procTellsNeitherRolesNorLocks() throws IOException, Refused {
        assertThreads("proc/hang/input.txt", """
                23474 unknown unknown, cannot tell
                23475 unknown unknown, cannot tell
                23476 unknown epoll_wait, cannot tell
                """);
        assertThreads("proc/busy-workers/input.txt", """
                2349 unknown unknown, cannot tell
                2350 unknown running, cannot tell
                2351 unknown running, cannot tell
                """);
        assertThreads("proc/user-without-stacks-by-hand/input.txt", """
                812 unknown unknown, cannot tell
                813 unknown epoll_wait, cannot tell
                814 unknown running, cannot tell
                815 unknown sleep, cannot tell
                816 unknown unknown, cannot tell
                817 unknown unknown, cannot tell
                """);
    }
}
