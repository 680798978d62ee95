package dev.unpark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Citation LINE =
            new Citation(new ItemRef.OfSource("a.rs", 3), -1, 0, new SourcePlace("a.rs", 3, 0), "guard `a` is taken");

    private static Finding finding(Certainty certainty, List<String> couldAlsoBe, List<Citation> citations) {
        List<String> none = List.of();
        return new Finding(
                "f1",
                "lock.cycle",
                certainty,
                "`a_to_b` waits.",
                "",
                "",
                none,
                none,
                none,
                couldAlsoBe,
                none,
                none,
                citations);
    }

    @Test
    void plainTextHasNamesWithoutMarksAndWithTheirUnderscores() {
        Finding finding = finding(Certainty.PROVEN, List.of(), List.of(LINE));
        assertEquals("a_to_b waits.", finding.plainTitle());
        assertEquals("guard a is taken", finding.citations().getFirst().plainShows());
    }

    @Test
    void whatIsOnlyPossibleNamesOneMoreReading() {
        Finding weaker = finding(Certainty.LIKELY, List.of("A short wait."), List.of(LINE))
                .onlyPossible("Not at work.");
        assertEquals(Certainty.POSSIBLE, weaker.certainty());
        assertEquals(List.of("A short wait.", "Not at work."), weaker.couldAlsoBe());
    }

    @Test
    void noFindingIsMadeWithoutACitationOrBelowProvenWithoutAnAlternative() {
        assertThrows(IllegalArgumentException.class, () -> finding(Certainty.PROVEN, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> finding(Certainty.LIKELY, List.of(), List.of(LINE)));
    }
}
