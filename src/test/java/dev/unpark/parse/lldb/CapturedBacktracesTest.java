package dev.unpark.parse.lldb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
 * Compares with a second reader, of a few expressions and made without the first, over all captures of lldb. Runs only
 * where the captures are.
 */
class CapturedBacktracesTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures");

    private static final Pattern HEAD =
            Pattern.compile("[* ] thread #(\\d+)(?:: tid = (\\d+), (0x.*?))?(?:, name = '(.*)')?, stop reason = .*");
    private static final Pattern FRAME = Pattern.compile("  [* ] frame #(\\d+): (0x.*)");
    private static final Pattern PARTS =
            Pattern.compile("0x([0-9a-f]{16}) ([^`]+)`(?:(.*) \\+ \\d+|(.*?))(?: at ([^ ():]+):(\\d+)(?::(\\d+))?)?");

    private static final Pattern ARGUMENT = Pattern.compile("\\((?=\\(null\\)=|\\w+=)");

    static boolean capturesAreThere() {
        return Files.isDirectory(CAPTURES);
    }

    @TestFactory
    @EnabledIf("capturesAreThere")
    Stream<DynamicTest> everyCaptureReadsAsTheSimpleReaderReadsIt() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(CAPTURES)) {
            files = found.filter(p -> p.getFileName().toString().matches(".*lldb.*\\.txt"))
                    .filter(p -> !p.toString().contains("program-output"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.size() < 230, "only " + files.size() + " captures");
        return files.stream().map(f -> dynamicTest(CAPTURES.relativize(f).toString(), () -> compare(f)));
    }

    private static void compare(Path file) throws IOException, Refused {
        List<String> text = Files.readAllLines(file);
        List<Input> inputs = Formats.load().read(file, "dump", JobContext.NONE);
        assertEquals(1, inputs.size());
        Input input = inputs.getFirst();
        assertEquals("lldb", input.format());
        assertEquals(0, input.notUnderstoodLines());
        assertEquals(text.stream().anyMatch(l -> l.startsWith("Core file ")), input.core());
        String name = file.getFileName().toString();
        if (name.contains("rust-lldb-bt.txt") || name.equals("rust-lldb-without-python3-lldb.txt")) {
            assertTrue(input.threads().isEmpty());
            assertTrue(input.notes().getFirst().contains("Python")
                    || input.notes().getFirst().contains("script"));
            return;
        }
        boolean whole = reachesRoots(input) && !name.contains(".tl.");
        assertEquals(whole, input.complete(), input.notes().toString());
        assertEquals(String.join("\n", simply(text)), String.join("\n", shown(input)));
    }

    // Some were captured with `-c 40`.
    private static boolean reachesRoots(Input input) {
        return input.threads().stream()
                .map(t -> t.stack().frames().getLast().symbol().raw())
                .allMatch(f -> f.equals("_start") || f.equals("__clone3") || f.startsWith("___lldb_unnamed_symbol"));
    }

    private static List<String> shown(Input input) {
        List<String> lines = new ArrayList<>();
        for (ThreadTrace thread : input.threads()) {
            lines.add("thread " + thread.number() + " " + thread.id() + " " + thread.name() + " " + thread.inputLine());
            int index = 0;
            for (Frame frame : thread.stack().frames()) {
                String place = frame.place() == null
                        ? ""
                        : frame.place().file() + ":" + frame.place().line() + ":"
                                + frame.place().column();
                lines.add(thread.lineOf(index) + " #" + index + " " + String.format("%016x", frame.address()) + " "
                        + frame.module() + " " + frame.symbol().raw() + " " + place
                        + (frame.inlined() ? " inlined" : ""));
                index++;
            }
        }
        return lines;
    }

    /** What lldb prints before the last command are the places where it stopped the threads. */
    private static List<String> simply(List<String> text) {
        int from = 0;
        for (int i = 0; i < text.size(); i++) {
            from = text.get(i).startsWith("(lldb) thread ") || text.get(i).startsWith("(lldb) bt") ? i : from;
        }
        List<String> lines = new ArrayList<>();
        for (int i = from; i < text.size(); i++) {
            Matcher head = HEAD.matcher(text.get(i));
            Matcher frame = FRAME.matcher(text.get(i));
            if (head.matches()) {
                lines.add("thread " + head.group(1) + " " + head.group(2) + " " + head.group(4) + " " + (i + 1));
                if (head.group(3) != null) {
                    lines.add((i + 1) + " #0 " + frame(head.group(3)));
                }
            } else if (frame.matches()) {
                lines.add((i + 1) + " #" + frame.group(1) + " " + frame(frame.group(2)));
            }
        }
        return lines;
    }

    private static String frame(String text) {
        Matcher parts = PARTS.matcher(text);
        assertTrue(parts.matches(), text);
        String function = parts.group(3) == null ? withoutArguments(parts.group(4)) : parts.group(3);
        String[] inlined = function.split(" \\[inlined] ", 2);
        String place = parts.group(5) == null
                ? ""
                : parts.group(5) + ":" + parts.group(6) + ":" + (parts.group(7) == null ? "0" : parts.group(7));
        return parts.group(1) + " " + parts.group(2) + " " + inlined[inlined.length - 1] + " " + place
                + (inlined.length > 1 ? " inlined" : "");
    }

    // What is left when the first bracket that an argument follows is taken away, up to where it closes. Text in quotes
    // may hold brackets.
    private static String withoutArguments(String function) {
        Matcher argument = ARGUMENT.matcher(function);
        if (!argument.find()) {
            return function;
        }
        String blind = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"")
                .matcher(function)
                .replaceAll(m -> "_".repeat(m.group().length()));
        int depth = 0;
        for (int i = argument.start(); i < function.length(); i++) {
            depth += blind.charAt(i) == '(' ? 1 : blind.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                String rest = function.substring(i + 1);
                return function.substring(0, argument.start()).stripTrailing() + (rest.isEmpty() ? "" : "(..)" + rest);
            }
        }
        return function;
    }
}
