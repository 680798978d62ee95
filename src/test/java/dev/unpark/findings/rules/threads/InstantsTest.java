package dev.unpark.findings.rules.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.model.Input;
import dev.unpark.parse.Formats;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstantsTest {
    private static final Path DUMPS = Path.of("src/test/resources/fixtures/formats/gdb");

    @TempDir
    Path scratch;

    @Test
    void coresAreOneInstantAndEachDumpOfTheLivingProcessIsOne() throws IOException, Refused {
        String core = Files.readString(DUMPS.resolve("core/input.txt"));
        String live = Files.readString(DUMPS.resolve("bt/input.txt"));
        List<Input> all = new ArrayList<>();
        for (String text : List.of(core, core + "\n", live, live + "\n", live)) {
            Path file = Files.writeString(scratch.resolve(all.size() + ".txt"), text);
            all.addAll(Formats.load().read(file, file.getFileName().toString(), JobContext.NONE));
        }
        assertEquals(5, all.size());
        assertEquals(1, Instants.count(all, List.of(0, 1)), "two tools on a core");
        assertEquals(2, Instants.count(all, List.of(0, 2)), "a core and a dump before");
        assertEquals(2, Instants.count(all, List.of(2, 3)), "two dumps");
        assertEquals(1, Instants.count(all, List.of(2, 4)), "a copy of one");
    }
}
