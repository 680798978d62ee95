package dev.unpark.parse.proc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Compares with a second reader, made without the first, over all captures of /proc: one thread after the other, each with
 * all its files. Runs only where the captures are.
 */
class CapturedSnapshotsTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures");
    private static final Pattern HEAD = Pattern.compile("==> /proc/\\d+/task/(\\d+)/(\\w+) <==");
    private static final Pattern FRAME = Pattern.compile("\\[<0>\\] (\\S+)\\+0x[0-9a-f]+/0x[0-9a-f]+");

    static boolean capturesAreThere() {
        return Files.isDirectory(CAPTURES);
    }

    @TestFactory
    @EnabledIf("capturesAreThere")
    Stream<DynamicTest> everyCaptureReadsAsTheSimpleReaderReadsIt() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(CAPTURES)) {
            files = found.filter(p -> p.getFileName().toString().matches(".*-proc-(before|after)\\.txt"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() > 200, "only " + files.size() + " captures");
        return files.stream().map(f -> dynamicTest(CAPTURES.relativize(f).toString(), () -> compare(f)));
    }

    private static void compare(Path file) throws IOException, Refused {
        List<Input> inputs = Formats.load().read(file, "proc", JobContext.NONE);
        assertEquals(1, inputs.size());
        Input input = inputs.getFirst();
        assertEquals("proc", input.format());
        assertEquals(0, input.notUnderstoodLines());
        assertEquals(String.join("\n", simply(Files.readAllLines(file))), String.join("\n", shown(input)));
    }

    private static List<String> shown(Input input) {
        List<String> lines = new ArrayList<>();
        for (ThreadTrace thread : input.threads()) {
            lines.add("thread " + thread.id() + " " + thread.name() + " " + thread.inputLine());
            int index = 0;
            for (Frame frame : thread.stack().frames()) {
                lines.add(thread.lineOf(index) + " " + frame.symbol().raw() + " " + frame.module());
                index++;
            }
        }
        return lines;
    }

    private static List<String> simply(List<String> text) {
        List<String> lines = new ArrayList<>();
        String file = "";
        int running = -1;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i);
            Matcher head = HEAD.matcher(line);
            Matcher frame = FRAME.matcher(line);
            if (head.matches()) {
                file = head.group(2);
                if (file.equals("comm")) {
                    lines.add("thread " + head.group(1) + " " + text.get(i + 1) + " " + (i + 1));
                    running = -1;
                }
            } else if (file.equals("syscall") && line.equals("running")) {
                running = lines.size();
            } else if (frame.matches()) {
                lines.add((i + 1) + " " + frame.group(1) + " kernel");
            } else if (file.equals("status") && line.startsWith("State:\tR") && running >= 0) {
                lines.add(running, (i + 1) + " State: R (running) kernel");
            }
        }
        return lines;
    }
}
