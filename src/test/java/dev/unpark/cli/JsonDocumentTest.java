package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unpark.Golden;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
    private static String document(Detail detail, boolean oneLine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new JsonPrinter(out, detail, oneLine).print(Example.investigation());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void findingsHaveTheirRemediesAndNoFrames() {
        String document = document(new Detail(false, true), false);
        DocumentSchema.valid(document);
        Golden.check("cli/example-findings.json", document);
    }

    @Test
    void threadsHaveFramesWhenAskedAndNoRemedies() {
        String document = document(new Detail(true, false), false);
        DocumentSchema.valid(document);
        Golden.check("cli/example-threads-frames.json", document);
    }

    @Test
    void oneLineSaysTheSameOnOneLine() {
        String line = document(new Detail(true, true), true);
        assertEquals(1, line.lines().count());
        assertEquals(DocumentSchema.valid(document(new Detail(true, true), false)), DocumentSchema.valid(line));
    }

    @Test
    void addressesAreUnsigned() {
        JsonNode frames =
                DocumentSchema.valid(document(new Detail(true, false), true)).at("/inputs/0/threads/0/frames");
        assertEquals("0xffffffffff600000", frames.at("/0/address").textValue());
        assertEquals(true, frames.at("/1/address").isNull());
    }

    @Test
    void unreadPathHasItsDocument() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonPrinter printer =
                new JsonPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Detail(false, false), true);
        printer.printUnread("gone.txt", "gone.txt does not exist.");
        JsonNode document = DocumentSchema.valid(bytes.toString(StandardCharsets.UTF_8));
        assertEquals("gone.txt", document.at("/inputs/0/path").textValue());
        assertEquals("gone.txt does not exist.", document.at("/inputs/0/error").textValue());
    }

    @Test
    void schemaRefusesWhatItDoesNotDescribe() {
        ObjectNode document = (ObjectNode) DocumentSchema.valid(document(new Detail(true, true), true));
        ((ObjectNode) document.at("/inputs/0/threads/0")).put("mood", "sad");
        assertFalse(DocumentSchema.objections(document).isEmpty());
    }

    @Test
    void schemaRefusesDoubtWithoutAnAlternative() {
        ObjectNode document = (ObjectNode) DocumentSchema.valid(document(new Detail(true, true), true));
        ((ObjectNode) document.at("/findings/0")).put("certainty", "LIKELY");
        assertFalse(DocumentSchema.objections(document).isEmpty());
    }

    @Test
    void halfACharacterIsReplaced() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Json json = Json.oneLine(bytes)) {
            json.object(() -> json.text("cut", "a\ud83d"));
        }
        assertEquals("{\"cut\":\"a\ufffd\"}\n", bytes.toString(StandardCharsets.UTF_8));
    }
}
