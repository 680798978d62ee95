package dev.unpark.parse.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
 * Compares with a second reader, of four expressions and made without the first, over all captures of gdb. Runs only
 * where the captures are.
 */
class CapturedDumpsTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures");

    private static final Pattern HEAD =
            Pattern.compile("Thread (\\d+) \\((?:Thread 0x[0-9a-f]+ \\(LWP (\\d+)\\)|LWP (\\d+))(?: \"(.*)\")?\\):");
    private static final Pattern FRAME = Pattern.compile("#(\\d+) +(?:0x([0-9a-f]+) in )?(.*)");
    private static final Pattern PLACE = Pattern.compile("(.*\\)) at (\\S+):(\\d+)");
    private static final Pattern MODULE = Pattern.compile("(.*\\)) from (\\S+)");

    static boolean capturesAreThere() {
        return Files.isDirectory(CAPTURES);
    }

    @TestFactory
    @EnabledIf("capturesAreThere")
    Stream<DynamicTest> everyCaptureReadsAsTheSimpleReaderReadsIt() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(CAPTURES)) {
            files = found.filter(p -> p.getFileName().toString().matches(".*gdb.*\\.txt"))
                    .filter(p -> !p.toString().contains("info-threads"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.size() < 300, "only " + files.size() + " captures");
        return files.stream().map(f -> dynamicTest(CAPTURES.relativize(f).toString(), () -> compare(f)));
    }

    private static void compare(Path file) throws IOException, Refused {
        List<Input> inputs = Formats.load().read(file, "dump", JobContext.NONE);
        assertEquals(1, inputs.size());
        Input input = inputs.getFirst();
        assertEquals("gdb", input.format());
        assertEquals(0, input.notUnderstoodLines());
        boolean whole = reachesRoots(input) && !file.toString().contains("bt-top");
        assertEquals(whole, input.complete(), input.notes().toString());
        assertEquals(file.toString().contains("core"), input.core());
        assertEquals(String.join("\n", simply(Files.readAllLines(file))), String.join("\n", shown(input)));
    }

    // Some were captured with `bt 20` or `bt 40`.
    private static boolean reachesRoots(Input input) {
        return input.threads().stream()
                .map(t -> t.stack().frames().getLast().symbol().raw())
                .allMatch(f -> f.equals("_start")
                        || f.equals("clone3")
                        || f.equals("??")
                        || f.matches("(.*::)?main(::h[0-9a-f]{16})?"));
    }

    private static List<String> shown(Input input) {
        List<String> lines = new ArrayList<>();
        for (ThreadTrace thread : input.threads()) {
            lines.add("thread " + thread.number() + " " + thread.id() + " " + thread.name() + " " + thread.inputLine());
            int index = 0;
            for (Frame frame : thread.stack().frames()) {
                String place = frame.place() == null
                        ? ""
                        : frame.place().file() + ":" + frame.place().line();
                String address = frame.address() == 0 ? "" : String.format("%016x", frame.address());
                lines.add(thread.lineOf(index) + " #" + index + " " + address + " "
                        + frame.symbol().raw() + " " + place + " " + (frame.module() == null ? "" : frame.module())
                        + (frame.inlined() ? " inlined" : ""));
                index++;
            }
        }
        return lines;
    }

    // Frames before the first head are where the process stood; a capture without heads has one thread, told by
    // "[Current thread is".
    private static List<String> simply(List<String> text) {
        boolean heads = text.stream().anyMatch(l -> HEAD.matcher(l).matches());
        List<String> lines = new ArrayList<>();
        boolean inThread = false;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i);
            Matcher head = HEAD.matcher(line);
            Matcher frame = FRAME.matcher(line);
            if (head.matches()) {
                inThread = true;
                String id = head.group(2) == null ? head.group(3) : head.group(2);
                lines.add("thread " + head.group(1) + " " + id + " " + head.group(4) + " " + (i + 1));
            } else if (!heads && line.startsWith("[Current thread is ")) {
                inThread = true;
                Matcher current = Pattern.compile(".*is (\\d+) .*LWP (\\d+).*").matcher(line);
                assertEquals(true, current.matches());
                int first = i + 1;
                while (!text.get(first).startsWith("#0")) {
                    first++;
                }
                lines.add("thread " + current.group(1) + " " + current.group(2) + " null " + (first + 1));
            } else if (inThread && frame.matches()) {
                lines.add((i + 1) + " " + frame(frame));
            }
        }
        return lines;
    }

    private static String frame(Matcher frame) {
        String rest = frame.group(3);
        String place = "";
        String module = "";
        Matcher at = PLACE.matcher(rest);
        Matcher from = MODULE.matcher(rest);
        if (at.matches()) {
            rest = at.group(1);
            place = at.group(2) + ":" + at.group(3);
        } else if (from.matches()) {
            rest = from.group(1);
            module = from.group(2);
        }
        boolean inlined = frame.group(2) == null && !frame.group(1).equals("0") && !rest.startsWith("<signal");
        return "#" + frame.group(1) + " "
                + (frame.group(2) == null ? "" : frame.group(2).replaceAll("^0+$", "")) + " " + function(rest) + " "
                + place + " " + module + (inlined ? " inlined" : "");
    }

    // What is left when the last bracket that closes at the end is taken away, with all that is within it.
    private static String function(String rest) {
        String text = rest.replaceAll("<(error reading variable|optimized out)[^>]*>", "");
        if (!text.endsWith(")")) {
            return rest;
        }
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return text.substring(0, i).stripTrailing();
            }
        }
        return rest;
    }
}
