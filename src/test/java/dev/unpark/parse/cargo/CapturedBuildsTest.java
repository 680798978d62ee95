package dev.unpark.parse.cargo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.FeatureSwitch;
import dev.unpark.model.Input;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cargo's different commands say of the same builds, compared with each other and with a second, simple reading. */
@EnabledIf("captured")
class CapturedBuildsTest {
    private static final Path CAPTURES = Path.of("../shared/fixtures/cargo");
    private static final Formats FORMATS = Formats.load();

    static boolean captured() {
        return Files.isDirectory(CAPTURES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "gateway", "poller", "token-service"})
    void treeAndMetadataAgreeOnTokiosFeatures(String program) throws IOException {
        CargoFacts metadata = read(program + "-metadata.json").cargo();
        CargoFacts tree = read(program + "-tree-features.txt").cargo();
        CargoFacts upsideDown = read("tree-features-invert-tokio.txt").cargo();

        SortedSet<String> expected = featuresOf(program, metadata);

        assertEquals(expected, featuresOf(program, upsideDown));
        // --depth hid what Tokio's own features turn on further down.
        assertEquals(expected, closed(featuresOf(program, tree), metadata));
        assertTrue(expected.contains("rt-multi-thread"));
        assertEquals(!program.equals("poller"), expected.contains("full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "gateway", "poller", "token-service"})
    void manifestAndMetadataAgreeOnWhatIsAskedFor(String program) throws IOException {
        CargoManifest own = read(program + "-Cargo.toml").cargo().manifests().getFirst();
        CargoManifest resolved = read("metadata-no-deps.json").cargo().manifests().stream()
                .filter(m -> program.equals(m.name()))
                .findFirst()
                .orElseThrow();

        assertEquals(asked(resolved), asked(own));
        assertEquals(resolved.version(), own.version());
    }

    @Test
    void lockFileHasTheCratesAndLinksThatASimpleReadingFinds() throws IOException {
        String text = Files.readString(CAPTURES.resolve("Cargo.lock"));
        CargoFacts lock = read("Cargo.lock").cargo();

        List<String> crates = Pattern.compile("\\[\\[package\\]\\]\nname = \"(.*)\"\nversion = \"(.*)\"")
                .matcher(text)
                .results()
                .map(m -> m.group(1) + " " + m.group(2))
                .toList();

        assertEquals(crates, lock.crates().stream().map(c -> c.shown()).toList());
        assertEquals(
                Pattern.compile("(?m)^ \"").matcher(text).results().count(),
                lock.links().size());
        List<String> lines = text.lines().toList();
        lock.crates().forEach(c -> assertEquals("name = \"" + c.name() + "\"", lines.get(c.line() - 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tree-workspace.txt",
                "tree-invert-tokio.txt",
                "tree-p-tokio-depth1.txt",
                "tree-features-p-tokio.txt",
                "tree-features-invert-tokio.txt",
                "auth-service-tree-features.txt"
            })
    void treesHaveTheCratesThatASimpleReadingFinds(String name) throws IOException {
        Input tree = read(name);
        List<String> expected = Pattern.compile("([\\w-]+) v(\\d+\\.\\d+\\.\\d+)")
                .matcher(Files.readString(CAPTURES.resolve(name)))
                .results()
                .map((MatchResult m) -> m.group(1) + " " + m.group(2))
                .distinct()
                .toList();

        assertEquals("cargo-tree", tree.format());
        assertEquals(0, tree.notUnderstoodLines());
        assertEquals(
                expected, tree.cargo().crates().stream().map(c -> c.shown()).toList());
    }

    @Test
    void metadataOnOneLineIsReadLikeTheSameWithLines() throws IOException {
        Input oneLine = read("metadata.json");
        JsonNode json =
                new ObjectMapper().readTree(CAPTURES.resolve("metadata.json").toFile());
        Input indented = FORMATS.read(Text.of(json.toPrettyString()), "indented", "sha", JobContext.NONE)
                .getFirst();

        assertEquals(0, oneLine.notUnderstoodLines());
        assertEquals(json.path("packages").size(), oneLine.cargo().crates().size());
        assertEquals(
                indented.cargo().crates().stream()
                        .map(c -> c.shown() + c.features())
                        .toList(),
                oneLine.cargo().crates().stream()
                        .map(c -> c.shown() + c.features())
                        .toList());
        assertEquals(
                indented.cargo().switches().size(), oneLine.cargo().switches().size());
    }

    private static SortedSet<String> featuresOf(String program, CargoFacts facts) {
        return new TurnedOn.Graph(facts)
                .building(facts.named(program))
                .features(facts.named("tokio").getFirst());
    }

    /** With what Tokio's features turn on among themselves. */
    private static SortedSet<String> closed(SortedSet<String> features, CargoFacts metadata) {
        int tokio = metadata.named("tokio").getFirst();
        SortedSet<String> all = new TreeSet<>(features);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (FeatureSwitch s : metadata.switches()) {
                grown |= s.crate() == tokio && s.by() == tokio && all.contains(s.byFeature()) && all.add(s.feature());
            }
        }
        return all;
    }

    private static List<String> asked(CargoManifest manifest) {
        List<String> asked = new ArrayList<>();
        manifest.dependencies().stream()
                .filter(d -> d.kind() == DependencyKind.NORMAL)
                .forEach(d -> asked.add(d.key() + " " + d.crate() + " " + d.features()));
        asked.sort(Comparator.naturalOrder());
        return asked;
    }

    private static Input read(String name) throws IOException {
        List<Input> inputs =
                FORMATS.read(Text.of(Files.readAllBytes(CAPTURES.resolve(name))), name, "sha", JobContext.NONE);
        assertEquals(1, inputs.size());
        return inputs.getFirst();
    }
}
