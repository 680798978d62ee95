package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.Input;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.JobContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lines that a terminal wrapped are read as they were printed. */
class UnwrappingTest {
    /** Formats of lines that are told by how they begin. */
    private static final Set<String> TOOLS = Set.of("gdb", "lldb", "eu-stack", "panic");

    private final Formats formats = Formats.load();

    /** Rows of a terminal of so many columns; {@code lines} gets the line that each row is of. */
    private static String wrapped(String text, int width, List<Integer> firstRows) {
        StringBuilder out = new StringBuilder();
        int row = 1;
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            firstRows.add(row);
            String rest = line;
            while (rest.length() > width) {
                out.append(rest.substring(0, width).stripTrailing()).append('\n');
                rest = rest.substring(width);
                row++;
            }
            out.append(rest).append('\n');
            row++;
        }
        return out.toString();
    }

    private List<Input> read(String text) {
        return formats.read(Text.of(text), "shown", "sha", JobContext.NONE);
    }

    private Stream<FormatFixtures.Case> dumps() {
        return formats.all().stream().filter(f -> !f.id().equals("log")).flatMap(f -> FormatFixtures.of(f).stream());
    }

    @TestFactory
    Stream<DynamicTest> noFixtureIsTakenForAWrappedOne() {
        return dumps().map(c -> dynamicTest(c.toString(), () -> assertNull(Unwrapping.of(Text.of(c.text())))));
    }

    @TestFactory
    Stream<DynamicTest> wrappedAtAnyWidthItReadsAlike() {
        return dumps().filter(c -> TOOLS.contains(c.format())
                        && c.text().lines().filter(l -> l.length() > 132).count() > 10)
                .map(c -> dynamicTest(c.toString(), () -> {
                    for (int width : new int[] {80, 100, 120, 132}) {
                        List<Integer> rows = new ArrayList<>();
                        String text = wrapped(c.text(), width, rows);
                        assertNotNull(Unwrapping.of(Text.of(text)), "not told at " + width);
                        List<Input> bare = read(c.text());
                        List<Input> wrapped = read(text);
                        assertSame(summary(bare, rows, true), summary(wrapped, rows, false), "at " + width);
                    }
                }));
    }

    private static void assertSame(List<String> expected, List<String> actual, String where) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), where);
        }
        assertEquals(expected.size(), actual.size(), where);
    }

    private static List<String> summary(List<Input> inputs, List<Integer> rows, boolean map) {
        List<String> all = new ArrayList<>();
        for (Input input : inputs) {
            for (ThreadTrace t : input.threads()) {
                all.add(t.id() + " " + t.name() + " " + line(t.inputLine(), rows, map) + " " + t.stack());
                for (int i = 0; i < t.stack().frames().size(); i++) {
                    all.add(i + " at " + line(t.lineOf(i), rows, map));
                }
            }
            input.panics().forEach(p -> all.add(p.message() + " " + p.place() + " " + p.stack()));
            input.futures().forEach(f -> all.add(f.chain().toString()));
        }
        return all;
    }

    private static int line(int number, List<Integer> rows, boolean map) {
        return map ? rows.get(number - 1) : number;
    }

    @Test
    void rowsAreJoinedAndLinesKeepTheNumberOfTheirFirst() {
        String text = "#0  " + "a".repeat(56) + "\nbb\n#1  " + "c".repeat(56) + "\n" + "d".repeat(60)
                + "\ne\n#2  x\n#3  " + "f".repeat(55) + "\ng h\n";
        LineCursor line = Objects.requireNonNull(Unwrapping.of(Text.of(text))).lines();
        List<String> lines = new ArrayList<>();
        while (line.next()) {
            lines.add(line.number() + ":" + line.length() + line.string(line.length() - 1, line.length()));
        }
        assertEquals(List.of("1:62b", "3:121e", "6:5x", "7:63h"), lines);
    }

    @Test
    void slicesOfAJoinedTextKeepTheNumbers() {
        String text = ("#0  " + "a".repeat(56) + "\nb1\n#0  " + "a".repeat(56) + "\nc2\n").repeat(3) + "#1  x\n";
        text = text.replaceFirst("c2", "d3");
        Text joined = Objects.requireNonNull(Unwrapping.of(Text.of(text)));
        LineCursor line = joined.lines();
        while (line.next()) {
            LineCursor again = joined.slice(line.offset(), joined.sizeBytes(), line.number())
                    .lines();
            assertTrue(again.next());
            assertEquals(line.string(), again.string());
            assertEquals(line.number(), again.number());
            LineCursor next =
                    joined.slice(line.endOffset(), joined.sizeBytes(), 0).lines();
            assertEquals(line.endOffset() < joined.sizeBytes(), next.next());
        }
        assertEquals(13, line.number());
    }

    @Test
    void oneStackManyTimesIsNotWrapped() {
        String stack = "Thread 1 (LWP 1):\n#0  " + "a".repeat(70) + "\n#1  main ()\n\n";
        assertNull(Unwrapping.of(Text.of(stack.repeat(20))));
    }

    @Test
    void programsOwnLinesOfOneWidthAreNotWrapped() {
        String lines = "";
        for (int i = 10; i < 40; i++) {
            lines += "[lwp 280" + i + "] shrink: blocking pool thread, about to blocking_recv\n";
        }
        assertNull(Unwrapping.of(Text.of(lines)));
    }
}
