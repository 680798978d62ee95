package dev.unpark.parse.eustack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Compares with a second reader, of a few expressions and made without the first, over all captures of eu-stack. Runs only
 * where the captures are.
 */
class CapturedStacksTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures");

    private static final Pattern HEAD = Pattern.compile("TID (\\d+):");
    private static final Pattern FRAME =
            Pattern.compile("#(\\d+) +0x([0-9a-f]{16})(?: - 1|    )?(?: (\\S+))?(?: - (/.*))?");
    private static final Pattern PLACE = Pattern.compile("    (\\S+?)(?::(\\d+)(?::(\\d+))?)?");

    static boolean capturesAreThere() {
        return Files.isDirectory(CAPTURES);
    }

    @TestFactory
    @EnabledIf("capturesAreThere")
    Stream<DynamicTest> everyCaptureReadsAsTheSimpleReaderReadsIt() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(CAPTURES)) {
            files = found.filter(p -> p.getFileName().toString().matches(".*eu-stack.*\\.txt|.*\\.eu[a-z]*\\.txt"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.size() < 600, "only " + files.size() + " captures");
        return files.stream().map(f -> dynamicTest(CAPTURES.relativize(f).toString(), () -> compare(f)));
    }

    private static void compare(Path file) throws IOException, Refused {
        List<String> text = Files.readAllLines(file);
        List<Input> inputs = Formats.load().read(file, "dump", JobContext.NONE);
        assertEquals(1, inputs.size());
        Input input = inputs.getFirst();
        assertEquals("eu-stack", input.format());
        assertEquals(0, input.notUnderstoodLines());
        assertEquals(text.stream().anyMatch(l -> l.endsWith(" - core")), input.core());
        assertEquals(
                text.stream().noneMatch(l -> l.startsWith("eu-stack: ")),
                input.complete(),
                input.notes().toString());
        assertEquals(String.join("\n", simply(text)), String.join("\n", shown(input)));
    }

    private static List<String> shown(Input input) {
        List<String> lines = new ArrayList<>();
        for (ThreadTrace thread : input.threads()) {
            lines.add("thread " + thread.number() + " " + thread.id() + " " + thread.name() + " " + thread.inputLine());
            int index = 0;
            for (Frame frame : thread.stack().frames()) {
                lines.add(thread.lineOf(index) + " #" + index + " " + String.format("%016x", frame.address()) + " "
                        + frame.symbol().raw() + " " + place(frame.place()) + " "
                        + (frame.module() == null ? "" : frame.module()) + (frame.inlined() ? " inlined" : ""));
                index++;
            }
        }
        return lines;
    }

    private static String place(@Nullable SourcePlace place) {
        return place == null ? "" : place.file() + ":" + place.line() + ":" + place.column();
    }

    private record Read(String before, String address, String symbol, String module, String place) {
        String line(@Nullable Read outer) {
            boolean inlined = outer != null && outer.address.equals(address) && !outer.symbol.equals(symbol);
            return before + " " + address + " " + symbol + " " + place + " " + module + (inlined ? " inlined" : "");
        }
    }

    private static List<String> simply(List<String> text) {
        List<String> lines = new ArrayList<>();
        List<Read> frames = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            Matcher head = HEAD.matcher(text.get(i));
            Matcher frame = FRAME.matcher(text.get(i));
            if (head.matches()) {
                lines.addAll(lines(frames));
                frames.clear();
                lines.add("thread null " + head.group(1) + " null " + (i + 1));
            } else if (frame.matches()) {
                Matcher place = PLACE.matcher(i + 1 < text.size() ? text.get(i + 1) : "");
                String shown = place.matches() ? place.group(1) + ":" + number(place, 2) + ":" + number(place, 3) : "";
                frames.add(new Read(
                        (i + 1) + " #" + frame.group(1),
                        frame.group(2),
                        frame.group(3) == null ? "" : frame.group(3),
                        frame.group(4) == null ? "" : frame.group(4),
                        shown));
            }
        }
        lines.addAll(lines(frames));
        return lines;
    }

    private static String number(Matcher place, int group) {
        return place.group(group) == null ? "0" : place.group(group);
    }

    private static List<String> lines(List<Read> frames) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            lines.add(frames.get(i).line(i + 1 < frames.size() ? frames.get(i + 1) : null));
        }
        return lines;
    }
}
