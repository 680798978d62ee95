package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.ThreadTrace;
import dev.unpark.store.Recovery;
import dev.unpark.work.JobContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a long dump while the rest of it is still being read. */
class EarlyPictureTest {
    @TempDir
    private Path folder;

    @Test
    void growsFromTheFirstThreadsToAll() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int n = 60_000; n > 0; n--) {
            text.append("\nThread ").append(n).append(" (Thread 0x7f00 (LWP ").append(100_000 + n);
            text.append(") \"tokio-runtime-w\"):\n");
            text.append("#0  0x00007f5ed6dabf36 in epoll_wait () from /lib/x86_64-linux-gnu/libc.so.6\n");
            text.append("#1  0x000055c881985823 in mio::poll::Poll::poll (self=0x7f10) at src/poll.rs:400\n");
            text.append("#2  0x00007f5ed6dab000 in clone3 () from /lib/x86_64-linux-gnu/libc.so.6\n");
        }
        Path dump = folder.resolve("dump.txt");
        Files.writeString(dump, text);
        List<Opened> early = new ArrayList<>();
        Opener opener = Opener.with(Recovery.under(folder.resolve("state")));
        Opened whole = opener.openShowing(Request.of(List.of(dump), List.of()), early::add)
                .run(JobContext.NONE);

        List<ThreadTrace> all = threads(whole);
        assertEquals(60_000, all.size());
        assertTrue(early.size() >= 2, early.size() + " pictures");
        int before = 0;
        for (Opened picture : early) {
            List<ThreadTrace> some = threads(picture);
            assertTrue(some.size() > before && some.size() < all.size(), some.size() + " threads");
            assertEquals(all.subList(0, some.size()), some);
            assertEquals(1, picture.investigation().analysis().groups().size());
            assertTrue(picture.investigation().analysis().runs().isEmpty(), "no rule has looked");
            before = some.size();
        }
        assertFalse(whole.investigation().analysis().runs().isEmpty());
    }

    private static List<ThreadTrace> threads(Opened opened) {
        return opened.investigation().evidence().inputs().getFirst().threads();
    }
}
