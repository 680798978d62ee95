package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Test programs on Tokio 1.8.5 to 1.53.1 whose tasks are named after the call that holds them, so that the truth can be read
 * off the dump itself.
 */
class ErasTest {
    private static final Path ERAS = Path.of("src/test/resources/fixtures/classify/eras");

    private static final Map<String, State> TASKS = Map.ofEntries(
            Map.entry("app::victim", State.MUTEX),
            Map.entry("app::plock", State.MUTEX),
            Map.entry("app::rwl", State.RWLOCK),
            Map.entry("app::plrw", State.RWLOCK),
            Map.entry("app::cv", State.CONDVAR),
            Map.entry("app::barrier", State.BARRIER),
            Map.entry("app::sleeper", State.SLEEP),
            Map.entry("app::bip", State.SLEEP),
            Map.entry("app::joiner", State.JOIN),
            Map.entry("app::recv_std", State.RECV),
            Map.entry("app::cb", State.RECV),
            Map.entry("app::tcpread", State.IO),
            Map.entry("app::nested", State.BLOCK_ON),
            Map.entry("app::fexec", State.BLOCK_ON),
            Map.entry("app::spin", State.RUNNING),
            Map.entry("app2::t_park", State.PARK),
            Map.entry("app2::t_once", State.MUTEX),
            Map.entry("app2::t_oncelock", State.MUTEX),
            Map.entry("app2::t_recvto", State.RECV),
            Map.entry("app2::t_send", State.RECV),
            Map.entry("app2::t_rwread", State.RWLOCK),
            Map.entry("app2::t_command", State.IO),
            Map.entry("app2::t_status", State.IO),
            Map.entry("app2::t_udp", State.IO),
            Map.entry("app2::t_tcpread", State.IO),
            Map.entry("app2::t_fifo", State.IO),
            Map.entry("app2::t_cvt", State.CONDVAR),
            Map.entry("app2::t_futexec", State.BLOCK_ON));

    @TempDir
    Path folder;

    @Test
    void aTaskNamedAfterACallIsHeldInThatCall() throws IOException, Refused {
        List<String> deviations = new ArrayList<>();
        int tasks = 0;
        for (Path file : dumps()) {
            Input input = Dumps.read(file, folder);
            List<ThreadFacts> facts = Classifier.standard().classify(input);
            for (ThreadTrace thread : input.threads()) {
                ThreadFacts seen = facts.get(thread.index());
                State expected = TASKS.get(taskOf(thread, seen));
                // The thread that app::joiner waits for is a closure of it, on no runtime.
                if (expected != null && seen.role() != Role.OTHER) {
                    tasks++;
                    boolean waits = expected != State.RUNNING;
                    ThreadFacts wanted =
                            new ThreadFacts(Role.WORKER, expected, true, waits, seen.waitsFor(), seen.ownFrame());
                    if (!wanted.equals(seen)) {
                        deviations.add(file.getFileName() + " " + taskOf(thread, seen) + ": " + seen);
                    }
                }
            }
        }
        assertEquals(List.of(), deviations);
        assertTrue(tasks > 80, "only " + tasks + " tasks were found");
    }

    @Test
    void noOtherThreadIsBlocked() throws IOException, Refused {
        for (Path file : dumps()) {
            Input input = Dumps.read(file, folder);
            List<ThreadFacts> facts = Classifier.standard().classify(input);
            for (ThreadTrace thread : input.threads()) {
                ThreadFacts seen = facts.get(thread.index());
                boolean taskPoll = thread.stack().frames().stream()
                        .anyMatch(frame -> frame.symbol().name().endsWith("::run_task"));
                assertEquals(taskPoll, seen.insideTaskPoll(), file + " " + thread.label());
                assertTrue(taskPoll || !seen.isBlocked(), file + " " + thread.label());
            }
        }
    }

    /** The function of the task, without the bodies in it; empty where release builds dropped it. */
    private static String taskOf(ThreadTrace thread, ThreadFacts facts) {
        return facts.ownFrame() < 0
                ? ""
                : thread.stack().frames().get(facts.ownFrame()).symbol().name().replace("::{{closure}}", "");
    }

    private static List<Path> dumps() throws IOException {
        try (Stream<Path> files = Files.list(ERAS)) {
            return files.sorted().toList();
        }
    }
}
