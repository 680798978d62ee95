package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.symbol.RustNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The data says where it comes from, and its own examples fit it. */
class CatalogueTest {
    private static final Path FOLDER = Path.of("assets/catalogue");
    // #4  0x.. in tokio::future::block_on::block_on::hc41d431629ade36a ()     1: core::panicking::panic_fmt
    // plain::name
    private static final Pattern EXAMPLE =
            Pattern.compile("^(?:#\\d+ +(?:0x\\S+ in )?| *\\d+: )?(.+?)(?: \\([A-Za-z_]+=.*| \\(\\)| at .*)*$");

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everyEntrySaysWhatItMeansWhereItWasSeenAndByWhichSource() throws IOException {
        for (String file : new String[] {"marks.json", "waits.json"}) {
            for (JsonNode entry : entries(file)) {
                for (String field : new String[] {"means", "example", "seen", "source"}) {
                    assertFalse(entry.path(field).asText().isBlank(), file + " without " + field + ": " + entry);
                }
            }
        }
    }

    @Test
    void everyMarkFitsItsOwnExample() throws IOException {
        for (JsonNode entry : entries("marks.json")) {
            Mark mark = Mark.valueOf(entry.path("mark").asText());
            assertTrue(catalogue.marks.matches(path(entry)).contains(mark), mark + " does not fit " + path(entry));
        }
    }

    @Test
    void everyWaitFitsItsOwnExample() throws IOException {
        for (JsonNode entry : entries("waits.json")) {
            String state = entry.path("state").asText();
            String kind = entry.path("kind").asText("");
            boolean fits = catalogue.waits.matches(path(entry)).stream()
                    .anyMatch(wait -> wait.state().word().equals(state)
                            && kind.equals(
                                    wait.kind() == null ? entry.path("kind").asText("") : wait.kind()));
            assertTrue(fits, state + " " + kind + " does not fit " + path(entry));
        }
    }

    @Test
    void everyMarkOfTheCodeIsInTheData() throws IOException {
        Set<String> marks = new HashSet<>();
        entries("marks.json").forEach(entry -> marks.add(entry.path("mark").asText()));
        for (Mark mark : Mark.values()) {
            assertTrue(marks.contains(mark.name()) || mark == Mark.FUTURE_POLL, mark + " has no entry");
        }
        assertEquals(Mark.values().length - 1, marks.size());
    }

    @Test
    void noCrateIsOnTwoLists() throws IOException {
        Set<String> seen = new HashSet<>();
        JsonNode crates =
                new ObjectMapper().readTree(FOLDER.resolve("crates.json").toFile());
        for (String list : new String[] {"std", "tokio", "libraries"}) {
            crates.path(list).forEach(name -> assertTrue(seen.add(name.asText()), name + " is there twice"));
        }
    }

    private static FunctionPath path(JsonNode entry) {
        Matcher matcher = EXAMPLE.matcher(entry.path("example").asText());
        assertTrue(matcher.matches(), "no example: " + entry);
        return FunctionPath.of(RustNames.normalise(matcher.group(1)));
    }

    private static JsonNode entries(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile()).path("entries");
    }
}
