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
