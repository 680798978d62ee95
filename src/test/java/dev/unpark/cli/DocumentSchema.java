package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The schema of {@code unpark/1}, closed: readers skip fields that they do not know, but a field that we write and do
 * not describe is a mistake.
 */
final class DocumentSchema {
    private static final Path FILE = Path.of("assets/schema/unpark-1.schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema CLOSED = closed();

    private DocumentSchema() {}

    private static JsonSchema closed() {
        try {
            JsonNode schema = MAPPER.readTree(FILE.toFile());
            close(schema);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not below if and then: they say something of a field in passing and do not list the fields. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && object.has("required")) {
            object.put("additionalProperties", false);
        }
        node.properties().stream()
                .filter(e -> !List.of("if", "then").contains(e.getKey()))
                .forEach(e -> close(e.getValue()));
    }

    /** The document, parsed, after it was found valid. */
    static JsonNode valid(String document) {
        try {
            JsonNode parsed = MAPPER.readTree(document);
            assertEquals(
                    List.of(),
                    CLOSED.validate(parsed).stream().map(Object::toString).toList());
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(document.lines().findFirst().orElse(""), e);
        }
    }

    /** What the closed schema has against a document. */
    static List<String> objections(JsonNode document) {
        return CLOSED.validate(document).stream().map(Object::toString).toList();
    }
}
