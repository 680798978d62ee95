package dev.unpark.parse.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.parse.Sinks;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A text read in parts is the text read as a whole. */
class GdbPartsTest {
    private static final String WARNING = "warning: Missing auto-load script at offset 0\n";

    @Test
    void everyFixtureReadsAlike() {
        List<String> texts = Sinks.fixtures(new GdbFormat());
        assertFalse(texts.isEmpty());
        texts.forEach(GdbPartsTest::readsAlike);
    }

    @Test
    void severalDumpsInOneTextReadAlike() {
        readsAlike(Sinks.fixtures(new GdbFormat()).stream().collect(Collectors.joining("\n")));
    }

    @Test
    void whatStandsBetweenThreadsReadsAlike() {
        for (String text : Sinks.fixtures(new GdbFormat())) {
            readsAlike(text.replace("\n\nThread ", "\nnot gdb's\n" + WARNING + "Backtrace stopped: x\n\nThread "));
        }
    }

    private static void readsAlike(String text) {
        List<Input> whole = read(text, Integer.MAX_VALUE);
        for (int partBytes : new int[] {1, 700, 5_000}) {
            assertTrue(Text.of(text).parts(partBytes, l -> Heads.of(l) != null).size() > 1 || text.length() < 9_000);
            assertEquals(whole, read(text, partBytes));
        }
    }

    private static List<Input> read(String text, int partBytes) {
        return Sinks.read("gdb", sink -> GdbParts.read(Text.of(text), sink, JobContext.NONE, partBytes));
    }
}
