package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.Frame;
import dev.unpark.model.Panic;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All captured panics of the shared fixtures: the own frame is the line that the case's truth names first. */
@EnabledIf("hasCaptures")
class EveryPanicTest {
    private static final Path DUMPS = Path.of("../shared/fixtures/dumps");

    private final Classifier classifier = Classifier.standard();
    private final List<String> deviations = new ArrayList<>();
    private int compared;

    static boolean hasCaptures() {
        return Files.isDirectory(DUMPS);
    }

    @Test
    void theOwnFrameOfEachPanicIsTheUsersInnermostLine() throws IOException, Refused {
        try (Stream<Path> truths = Files.walk(DUMPS, 2)) {
            for (Path truth :
                    truths.filter(file -> file.endsWith("truth.json")).sorted().toList()) {
                compareCase(truth);
            }
        }
        assertEquals("", String.join("\n", deviations), "of " + compared + " panics");
        assertTrue(compared > 100, "only " + compared + " panics were compared");
    }

    private void compareCase(Path truth) throws IOException, Refused {
        JsonNode json = new ObjectMapper().readTree(truth.toFile());
        String innermost = json.path("user_frames_top_first").path(0).asText();
        String message = json.path("message_contains").asText();
        for (Map.Entry<String, JsonNode> file : json.path("frames_seen_in").properties()) {
            boolean seen = false;
            for (JsonNode frame : file.getValue()) {
                seen |= frame.asText().equals(innermost);
            }
            if (seen) {
                compareFile(truth.resolveSibling(file.getKey()), message, innermost);
            }
        }
    }

    private void compareFile(Path file, String message, String innermost) throws Refused {
        for (Panic panic : Dumps.read(file).panics()) {
            // Without debug info only the header names the line, and no frame can be compared.
            boolean printsLine = panic.stack().frames().stream().anyMatch(frame -> isAt(frame, innermost));
            if (panic.message().contains(message) && printsLine) {
                compared++;
                int own = classifier.ownFrame(panic);
                if (own < 0 || !isAt(panic.stack().frames().get(own), innermost)) {
                    deviations.add(DUMPS.relativize(file) + ": frame " + own + " for " + innermost);
                }
            }
        }
    }

    private static boolean isAt(Frame frame, String place) {
        return frame.place() != null && frame.place().shown().endsWith(place);
    }
}
