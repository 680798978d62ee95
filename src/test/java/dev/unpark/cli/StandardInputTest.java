package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unpark.unpack.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path {@code -}, archives, and the format that a person chose, through the commands. */
class StandardInputTest {
    private static final String NAME = "dev-gdb-bt-full.txt";

    @TempDir
    private Path folder;

    private Terminal terminal = new Terminal(Path.of(""));

    @BeforeEach
    void ownTerminal() {
        terminal = new Terminal(folder);
    }

    private static byte[] dump() throws IOException {
        return Files.readAllBytes(Samples.unpacked(NAME));
    }

    private static JsonNode input(Terminal.Ran ran) {
        return DocumentSchema.valid(ran.out()).at("/inputs/0");
    }

    @Test
    void dashIsStandardInputAndSaysWhatTheFileSays() throws IOException {
        JsonNode file = input(terminal.run("threads", "--json", Samples.unpacked(NAME)));
        for (byte[] bytes : List.of(dump(), Archive.gzip(dump()))) {
            Terminal.Ran ran = terminal.reading(bytes).run("threads", "--json", "-");
            assertEquals(3, ran.code(), ran.err());
            assertEquals("standard input", input(ran).at("/path").textValue());
            assertEquals(file.at("/threads"), input(ran).at("/threads"));
        }
        Terminal.Ran each = terminal.reading(dump()).run("findings", "--json", "--each", folder.resolve("gone"), "-");
        assertEquals(3, each.code(), each.err());
        assertEquals(2, each.out().lines().count());
    }

    @Test
    void emptyStandardInputIsSaidInASentence() {
        Terminal.Ran ran = terminal.reading(new byte[0]).run("findings", "-");
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith("unpark: standard input is empty."), ran.err());
        Terminal.Ran each = terminal.reading(new byte[0]).run("threads", "--json", "--each", "-");
        assertEquals("standard input", input(each).at("/path").textValue());
    }

    @Test
    void reportOfStandardInputQuotesItsLines() throws IOException {
        Path out = folder.resolve("out");
        Terminal.Ran ran = terminal.reading(dump()).run("report", "-", "-o", out);
        assertEquals(3, ran.code(), ran.err());
        assertTrue(Files.readString(out.resolve("postmortem.md")).contains("standard input"));
        Terminal.Ran window = Terminal.withoutDisplay(folder).reading(dump()).run("-");
        assertEquals(0, window.code(), window.err());
        assertTrue(Files.exists(folder.resolve("unpark-report-standard-input/postmortem.md")), window.err());
    }

    @Test
    void membersOfAnArchiveAreNamedByItsPath() throws IOException {
        Path zip = Files.write(
                folder.resolve("case.zip"),
                new Archive().with("a/dump.txt", dump()).zip());
        Terminal.Ran ran = terminal.run("threads", "--json", zip);
        assertEquals(3, ran.code(), ran.err());
        assertEquals(zip + "!/a/dump.txt", input(ran).at("/path").textValue());
    }

    @Test
    void chosenFormatIsUsedForAllAndAnUnknownOneIsWrongUsage() throws IOException {
        Path dump = Samples.unpacked(NAME);
        JsonNode input = input(terminal.run("threads", "--json", "--as", "panic", dump));
        assertEquals("panic", input.at("/format").textValue());
        assertTrue(input.at("/recognisedBy").textValue().startsWith("chosen by hand"), input.toString());
        assertEquals(0, input.at("/threads").size());
        Terminal.Ran wrong = terminal.run("findings", "--as", "jstack", dump);
        assertEquals(64, wrong.code());
        assertTrue(wrong.err().contains("'jstack' is none of "), wrong.err());
    }
}
