package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTest {
    private static List<String> lines(Text text) {
        List<String> lines = new ArrayList<>();
        LineCursor line = text.lines();
        while (line.next()) {
            lines.add(line.number() + ":" + line.string());
        }
        return lines;
    }

    @Test
    void linesHaveNumbersAndOffsetsAndTheLastNeedsNoEnd() {
        LineCursor line = Text.of("one\n\nthrée\nx").lines();
        assertTrue(line.next());
        assertEquals(1, line.number());
        assertTrue(line.next());
        assertTrue(line.isBlank());
        assertTrue(line.next());
        assertEquals(5, line.offset());
        assertEquals("thrée", line.string());
        assertTrue(line.isTerminated());
        assertTrue(line.next());
        assertEquals(4, line.number());
        assertFalse(line.isTerminated());
        assertFalse(line.next());
        assertFalse(line.next());
    }

    @Test
    void emptyTextHasNoLine() {
        assertEquals(List.of(), lines(Text.of("")));
        assertEquals(List.of("1:"), lines(Text.of("\n")));
    }

    @Test
    void marksLineEndsAndColoursAreTakenAway() {
        assertEquals(List.of("1:a", "2:b"), lines(Text.of("\uFEFFa\r\nb\r\n")));
        assertEquals(
                List.of("1:#0  main ()", "2:\tat"),
                lines(Text.of("\u001B[1;34m#0\u001B[0m  \u001B]0;title\u0007main\u001B(B ()\r\n\tat\u001B[")));
    }

    @Test
    void utf16WithItsMarkReadsAlike() {
        assertEquals(List.of("1:ä", "2:b"), lines(Text.of("\uFEFFä\r\nb".getBytes(StandardCharsets.UTF_16LE))));
        assertEquals(List.of("1:ä", "2:b"), lines(Text.of("\uFEFFä\r\nb".getBytes(StandardCharsets.UTF_16BE))));
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsSuch() {
        assertEquals(List.of("1:a\uFFFDb"), lines(Text.of(new byte[] {'a', (byte) 0xFF, 'b'})));
    }

    @Test
    void collectorsPrefixesAreTakenAwayAndLinesKeepTheirNumbers() {
        assertEquals(
                List.of("1:Thread 1", "2:", "3:#0  x | y", "4:#1"),
                lines(Text.of("auth-1  | Thread 1\nauth-1  |\nauth-1  | #0  x | y\nauth-1  | #1\n")
                        .withoutLogPrefix()));
        assertEquals(List.of("1:a", "2:  b", "3:c"), lines(Text.of("""
                        Nov 24 09:31:02 host auth[81]: a
                        Nov  4 09:31:02 host auth[81]:   b
                        Nov 24 09:31:02 host auth[81]: c
                        """).withoutLogPrefix()));
        String kube = "[pod/auth-6d/auth] 2026-11-24T09:31:02.123456789Z ";
        assertEquals(
                List.of("1:a", "2:b", "3:c"),
                lines(Text.of(kube + "a\n" + kube + "b\n" + kube + "c\n")
                        .withoutLogPrefix()
                        .withoutLogPrefix()));
    }

    @Test
    void journalsOwnWordsBetweenItsEntriesStay() {
        String entry = "Nov 24 09:31:02 host auth[81]: line\n";
        List<String> lines =
                lines(Text.of("-- Boot 6f1e --\n" + entry.repeat(12)).withoutLogPrefix());
        assertEquals("1:-- Boot 6f1e --", lines.getFirst());
        assertEquals("13:line", lines.getLast());
    }

    @Test
    void linesOfDockersFilesAreDecoded() {
        assertEquals(
                List.of("1:a \"b\" \\ <T>\té 𝄞", "2:red", "3:cut off by the driver", "4:", "5:{\"log\":1}"),
                lines(Text.of("""
                        {"log":"a \\"b\\" \\\\ \\u003cT\\u003e\\t\\u00e9 \\ud834\\udd1e\\n","stream":"stdout","time":"x"}
                        {"log":"\\u001b[31mred\\u001b[0m\\r\\n","stream":"stderr","attrs":{"a":"b"},"time":"x"}
                        {"log":"cut off by the driver","stream":"stderr","time":"x"}
                        {"log":"\\n","stream":"stderr","time":"x"}
                        {"log":1}
                        """).without(LogPrefix.DOCKER_JSON)));
        for (String odd : List.of("{\"log\":\"\\u12}", "{\"log\":\"\\}", "{\"log\":\"}", "{\"log\":\"\\uD834\\u}")) {
            assertEquals(1, lines(Text.of(odd).without(LogPrefix.DOCKER_JSON)).size(), odd);
        }
    }

    @Test
    void partOfALineThatWasTooLongForCriIsTextToo() {
        String time = "2026-11-24T09:31:02.123456789Z ";
        assertEquals(
                List.of("1:half", "2: a line", "3:", "4:more"),
                lines(Text.of(time + "stderr P half\n" + time + "stderr F  a line\n" + time + "stdout F\n" + time
                                + "stdout F more\n")
                        .withoutLogPrefix()));
    }

    @Test
    void whatOnlyLooksLikeAPrefixIsLeftAlone() {
        for (String text : List.of(
                "auth-tests run\nauth-service runs\nmulti-thread main\n",
                "2026-11-24 started ok\n2026-11-24 failed ok\n2026-11-24 stopped ok\n",
                "    indented\n    too\nbut not this\n    again\n",
                "Nov 24 09:31:02 it began\nNov 24 09:32:02 it grew\nNov 24 09:33:02 it ended\n")) {
            Text plain = Text.of(text);
            assertSame(plain, plain.withoutLogPrefix(), text);
        }
        // A program's own level and module are no host and no tag: only the time goes.
        assertEquals(
                "1:INFO auth: up",
                lines(Text.of("2026-11-24T09:31:02Z INFO auth: up\n".repeat(3)).withoutLogPrefix())
                        .getFirst());
    }

    @Test
    void textWithoutPrefixIsLeftAlone() {
        Text text = Text.of("#0  a ()\n#1  b ()\n#2  c ()\nx | y\n");
        assertSame(text, text.withoutLogPrefix());
    }

    @Test
    void slicesKeepLineNumbers() {
        Text text = Text.of("a\nb\nc\nd\n");
        assertEquals(List.of("2:b", "3:c"), lines(text.slice(2, 4)));
        assertEquals(List.of("3:c"), lines(text.slice(2, 4).slice(3, 9)));
        assertEquals(List.of(), lines(text.slice(9, 12)));
    }

    @Test
    void linesLongerThanTheBufferAndTheLimitKeepTheirPlace() {
        String longer = "x".repeat(700_000);
        String tooLong = "y".repeat(LineCursor.MAX_LINE_BYTES + 300_000);
        LineCursor line = Text.of("a\n" + longer + "\n" + tooLong + "\nz\n").lines();
        assertTrue(line.next());
        assertTrue(line.next());
        assertEquals(longer, line.string());
        assertFalse(line.isCut());
        assertTrue(line.next());
        assertTrue(line.isCut());
        assertEquals(LineCursor.MAX_LINE_BYTES, line.length());
        assertEquals(700_003, line.offset());
        assertTrue(line.next());
        assertEquals("z", line.string());
        assertEquals(4, line.number());
        assertEquals(700_003 + tooLong.length() + 1, line.offset());
        assertFalse(line.next());
    }

    @Test
    void everyLengthAroundTheBlockComesOutWhole(@TempDir Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 4000; i++) {
            String line = "é".repeat(i % 150) + i;
            expected.add(i + ":" + line);
            text.append(line).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        Path file = folder.resolve("text");
        Files.writeString(file, text);
        try (Bytes bytes = Bytes.of(file)) {
            assertEquals(expected, lines(Text.of(bytes)));
        }
    }
}
