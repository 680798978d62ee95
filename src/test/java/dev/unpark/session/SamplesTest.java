package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.checklist.Checklist;
import dev.unpark.checklist.Step;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.knowledge.Spot;
import dev.unpark.knowledge.Tour;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.store.Recovery;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are what their tours say. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    Path state;

    private Opened open(Tour tour) throws Refused {
        return Opener.with(Recovery.under(state))
                .open(List.of(SAMPLES.resolve(tour.sample())), List.of())
                .run(JobContext.NONE);
    }

    static Stream<Tour> tours() {
        return Tour.all().stream();
    }

    @Test
    void everySampleHasATour() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            assertEquals(
                    folders.map(f -> f.getFileName().toString()).sorted().toList(),
                    tours().map(Tour::sample).sorted().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("tours")
    void theFirstCauseIsTheOneItWasMadeFor(Tour tour) throws Exception {
        Investigation found = open(tour).investigation();
        for (Input input : found.evidence().inputs()) {
            assertNull(input.error(), input.path());
            assertEquals(0, input.notUnderstoodLines(), input.path());
        }
        if (tour.sample().equals("healthy")) {
            found.analysis().findings().forEach(f -> assertEquals(Certainty.POSSIBLE, f.certainty(), f.title()));
        }
        assertEquals(tour.rule(), firstCause(found));
        assertTrue(Knowledge.load().topic(tour.rule()).isPresent());
        assertEquals(List.of(), found.evidence().notes());
    }

    private static String firstCause(Investigation found) {
        String id = found.analysis().stories().isEmpty()
                ? found.analysis().findings().getFirst().id()
                : found.analysis().stories().getFirst().firstCause();
        return found.analysis().findings().stream()
                .filter(f -> f.id().equals(id))
                .map(Finding::rule)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("tours")
    void everyStopIsThere(Tour tour) throws Exception {
        Opened opened = open(tour);
        for (Tour.Step step : tour.steps()) {
            String what = tour.sample() + ": " + step.title();
            assertTrue(step.look().in(opened.investigation()).isPresent(), what);
            assertTrue(step.text().endsWith(".") && !step.title().endsWith("."), what);
            switch (step.look()) {
                case Spot.OfSource source -> assertFalse(line(opened, source).isBlank(), what);
                case Spot.OfStep checked ->
                    assertTrue(
                            Checklist.firstTenMinutes().steps().stream()
                                    .map(Step::id)
                                    .anyMatch(checked.step()::equals),
                            what);
                case Spot.OfThread _, Spot.OfPanic _, Spot.OfFinding _ -> {}
            }
        }
    }

    private static String line(Opened opened, Spot.OfSource source) throws Refused {
        return opened.sources().text(source.path()).lines().get(source.line() - 1);
    }

    @Test
    void theyAreFoundAboveTheClassesAndNowhereElse(@TempDir Path folder) throws IOException {
        assertEquals(
                Optional.of(SAMPLES.resolve("healthy").toAbsolutePath()),
                Samples.folder("healthy").map(Path::toAbsolutePath));
        assertEquals(Optional.empty(), Samples.folder("of-the-month"));
        Path sample = Files.createDirectories(folder.resolve("samples/one"));
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        assertEquals(Optional.of(sample), Samples.above(classes, "one"));
    }
}
