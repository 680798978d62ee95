package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.work.JobContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A text read in parts is the text read as a whole, for every format that is read so. */
class PartedReadingTest {
    private static final int[] PART_BYTES = {1, 700, 5_000};

    /** Some that are any tool's, and some that change what the lines after them mean. */
    private static final List<String> ODD_LINES = List.of(
            "",
            "no tool prints this",
            "    nor this",
            "[New LWP 5]",
            "(lldb) bt",
            "(lldb) up",
            "Process 5 stopped",
            "PID 5 - core",
            "eu-stack: tid 9: shown max number of frames (3, use -n 0 for unlimited)");

    private static List<DumpFormat> formats() {
        List<DumpFormat> formats = Formats.load().all().stream()
                .filter(DumpFormat.class::isInstance)
                .map(DumpFormat.class::cast)
                .toList();
        assertFalse(formats.isEmpty());
        return formats;
    }

    @TestFactory
    Stream<DynamicTest> everyFixtureReadsAlike() {
        return formats().stream()
                .flatMap(f -> FormatFixtures.of(f).stream()
                        .map(c -> dynamicTest(c.toString(), () -> readsAlike(f, c.text()))));
    }

    @TestFactory
    Stream<DynamicTest> severalDumpsInOneTextReadAlike() {
        return formats().stream()
                .map(f -> dynamicTest(f.id(), () -> {
                    String all = FormatFixtures.of(f).stream()
                            .map(FormatFixtures.Case::text)
                            .collect(Collectors.joining("\n"));
                    readsAlike(f, all);
                    assertTrue(parts(f, all, 1) > 2, "the text is cut into parts");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatStandsBetweenThreadsReadsAlike() {
        return formats().stream()
                .map(f -> dynamicTest(f.id(), () -> {
                    for (FormatFixtures.Case c : FormatFixtures.of(f)) {
                        StringBuilder text = new StringBuilder();
                        LineCursor line = Text.of(c.text()).lines();
                        while (line.next()) {
                            if (f.isHead(line)) {
                                text.append("no tool prints this\nwarning: section not found\n");
                            }
                            text.append(line.string()).append('\n');
                        }
                        readsAlike(f, text.toString());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> piecesOfTextsWithLinesMissingReadAlike() {
        return formats().stream()
                .map(f -> dynamicTest(f.id(), () -> {
                    List<List<String>> texts = FormatFixtures.of(f).stream()
                            .map(c -> c.text().lines().toList())
                            .toList();
                    Random random = new Random(3);
                    for (int round = 0; round < 800; round++) {
                        StringBuilder text = new StringBuilder();
                        for (int pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
                            piece(texts.get(random.nextInt(texts.size())), random, text);
                        }
                        readsAlike(f, text.toString());
                    }
                }));
    }

    private static void piece(List<String> lines, Random random, StringBuilder text) {
        int from = random.nextInt(3) == 0 ? 0 : random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(60));
        for (String line : lines.subList(from, to)) {
            if (random.nextInt(25) > 0) {
                text.append(line).append('\n');
            }
            if (random.nextInt(30) == 0) {
                text.append(ODD_LINES.get(random.nextInt(ODD_LINES.size()))).append('\n');
            }
        }
    }

    private static void readsAlike(DumpFormat format, String text) {
        List<Input> whole = read(format, text, Integer.MAX_VALUE);
        for (int partBytes : PART_BYTES) {
            assertEquals(whole, read(format, text, partBytes));
        }
    }

    private static int parts(DumpFormat format, String text, int partBytes) {
        return Text.of(text).parts(partBytes, format::isHead).size();
    }

    private static List<Input> read(DumpFormat format, String text, int partBytes) {
        InputSink sink = new InputSink("shown", format.id(), "", 1);
        PartedReading.read(format, Text.of(text), sink, JobContext.NONE, partBytes);
        List<Input> inputs = new ArrayList<>();
        for (InputSink.Draft draft : sink.drafts()) {
            inputs.add(draft.build(new InputId("sha", inputs.size())));
        }
        return inputs;
    }
}
