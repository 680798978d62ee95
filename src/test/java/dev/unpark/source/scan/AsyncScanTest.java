package dev.unpark.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each line of the cases says behind {@code //~} what is found there; no other line may give anything. */
class AsyncScanTest {
    private static final Path CASES = Path.of("src/test/resources/fixtures/source/async");
    private static final Pattern MARK = Pattern.compile("//~ (.*)$");

    @Test
    void everyMarkedLineIsFoundAndNoOther() throws Refused {
        Sources sources = open(CASES);
        assertEquals(String.join("\n", marked(sources)), String.join("\n", found(sources)));
    }

    @Test
    void theTreeIsLookedAtOnce() throws Refused {
        Sources sources = open(CASES);
        AsyncScan first = AsyncScan.of(sources, JobContext.NONE);
        assertSame(first, AsyncScan.of(sources.withMappings(List.of()), JobContext.NONE));
        assertTrue(first.bodies() > 80, first.bodies() + " bodies");
    }

    @Test
    void aCancelledScanEndsAndIsNotRemembered() throws Refused {
        Sources sources = open(CASES);
        JobContext cancelled = new JobContext() {
            @Override
            public void progress(long done, long total, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> AsyncScan.of(sources, cancelled));
        assertTrue(AsyncScan.of(sources, JobContext.NONE).bodies() > 0);
    }

    @Test
    void aSiteTellsWhoseLockItIsAndWhatItGuards() throws Refused {
        GuardSite site = AsyncScan.of(open(CASES), JobContext.NONE).guards().stream()
                .filter(g -> g.function().equals("Shared::of_self"))
                .findFirst()
                .orElseThrow();
        assertEquals("std::sync::Mutex", site.kind());
        assertEquals("Vec<u32>", site.type());
        assertEquals("self.table", site.lock());
        assertEquals("table", site.field());
        assertEquals("lock", site.method());
        assertEquals("table", site.binding());
        assertTrue(site.certain());
    }

    @Test
    void theWayThroughFunctionsIsTold() throws Refused {
        BlockSite site = AsyncScan.of(open(CASES), JobContext.NONE).blocking().stream()
                .filter(b -> b.function().equals("through_functions"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("first", "second", "not_async", "thread::sleep"),
                site.hops().stream().map(BlockSite.Hop::called).toList());
    }

    private static Sources open(Path root) throws Refused {
        return Sources.open(List.of(root), JobContext.NONE);
    }

    private static List<String> marked(Sources sources) throws Refused {
        List<String> marks = new ArrayList<>();
        for (String file : sources.files()) {
            if (!file.endsWith(".rs")) {
                continue;
            }
            List<String> lines = sources.text(file).lines();
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.find() && !lines.get(i).startsWith("//!")) {
                    marks.add("%s:%04d %s".formatted(file, i + 1, mark.group(1)));
                }
            }
        }
        return marks.stream().sorted().toList();
    }

    private static List<String> found(Sources sources) {
        AsyncScan scan = AsyncScan.of(sources, JobContext.NONE);
        List<String> found = new ArrayList<>();
        for (GuardSite g : scan.guards()) {
            String awaits =
                    g.awaits().stream().map(a -> "%+d".formatted(a - g.line())).collect(Collectors.joining(" "));
            String word = (g.isBorrow() ? "refcell" : "guard") + (g.certain() ? "" : "?");
            found.add("%s:%04d %s %s".formatted(g.path(), g.line(), word, awaits));
        }
        for (BlockSite b : scan.blocking()) {
            found.add("%s:%04d %s%s".formatted(b.first().path(), b.first().line(), b.how(), b.certain() ? "" : "?"));
        }
        for (PollSite p : scan.wakers()) {
            p.lines().forEach(line -> found.add("%s:%04d %s".formatted(p.path(), line, p.how())));
        }
        // Two guards of one line have one mark.
        return found.stream().sorted().distinct().toList();
    }
}
