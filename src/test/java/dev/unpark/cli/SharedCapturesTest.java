package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All captures that lie beside the checkout, where they do: each gives a valid document, and none a fault. */
@EnabledIf("areThere")
class SharedCapturesTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures");

    static boolean areThere() {
        return Files.isDirectory(CAPTURES);
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(CAPTURES)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".txt") || f.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachGivesAValidDocumentInItsPlace() throws IOException {
        List<Path> files = files();
        List<Object> args = new ArrayList<>(List.of("threads", "--json", "--frames", "--each"));
        args.addAll(files);
        Terminal.Ran ran = new Terminal(Path.of("")).run(args.toArray());
        assertEquals(3, ran.code());
        List<String> lines = ran.out().lines().toList();
        assertEquals(files.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode document = DocumentSchema.valid(lines.get(i));
            assertEquals(files.get(i).toString(), document.at("/inputs/0/path").textValue());
            document.at("/outcomes")
                    .forEach(o -> assertTrue(!o.at("/outcome").textValue().equals("crashed"), o.toString()));
        }
        assertTrue(ran.err().lines().noneMatch(l -> l.contains("defect of Unpark")), ran.err());
    }
}
