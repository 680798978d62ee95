package dev.unpark.parse.taskdump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
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

/**
 * Compares with a second reader, of one expression and made without the first, over all fixtures and, where they are, over
 * the captures: not one line of a tree is lost, and each has its name, place, count and depth.
 */
class SecondReaderTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/formats/taskdump");
    private static final Path CAPTURES = Path.of("../shared/fixtures/taskdump");

    // guides, arm, count, name, place; a second root may follow in the same line
    private static final Pattern NODE =
            Pattern.compile("(?<guides>[\u00A0 │]*)(?<arm>[└├]?╼)[\u00A0 ](?:(?<count>\\d+)x )?(?<name>[^╼]*?)"
                    + "(?: at (?<file>[^╼]*?):(?<line>\\d+):(?<column>\\d+))?(?=$|╼)");

    @TestFactory
    Stream<DynamicTest> everyLineOfEveryTreeIsRead() throws IOException {
        List<Path> files = new ArrayList<>(files(FIXTURES));
        assertFalse(files.size() < 6, "only " + files.size() + " fixtures");
        if (Files.isDirectory(CAPTURES)) {
            files.addAll(files(CAPTURES));
        }
        return files.stream().map(f -> dynamicTest(f.toString(), () -> compare(f)));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(p -> p.toString().endsWith(".txt"))
                    .filter(p -> !p.endsWith("expected.txt"))
                    .sorted()
                    .toList();
        }
    }

    private static void compare(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> read = new ArrayList<>();
        for (Input input : Formats.load().read(Text.of(text), "dump", "", JobContext.NONE)) {
            for (Task task : input.tasks()) {
                for (int i = 0; i < task.awaits().points().size(); i++) {
                    read.add(shown(task.lineOf(i), task.awaits().points().get(i)));
                }
            }
        }
        assertEquals(String.join("\n", simply(text.lines().toList())), String.join("\n", read));
    }

    private static String shown(int line, AwaitPoint point) {
        SourcePlace place = point.place();
        return line + " " + point.depth() + " " + point.count() + " "
                + point.symbol().raw()
                + (place == null ? "" : " | " + place.file() + ":" + place.line() + ":" + place.column());
    }

    private static List<String> simply(List<String> text) {
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            Matcher node = NODE.matcher(text.get(i));
            while (node.find()) {
                boolean root = node.group("arm").equals("╼");
                int depth = root ? 0 : (node.group("guides").length() + 1) / 3;
                String count = node.group("count") == null ? "1" : node.group("count");
                String place = node.group("file") == null
                        ? ""
                        : " | " + node.group("file") + ":" + node.group("line") + ":" + node.group("column");
                nodes.add((i + 1) + " " + depth + " " + count + " "
                        + node.group("name").strip() + place);
            }
        }
        return nodes;
    }
}
