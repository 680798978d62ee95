package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.model.Analysis;
import dev.unpark.model.Finding;
import dev.unpark.model.Story;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panics that follow from one another are one story, which begins with the panic that came first. */
class PanicStoriesTest {
    private static final Path CASES = Path.of("src/test/resources/fixtures/rules");

    @TempDir
    Path scratch;

    @Test
    void aPoisonedLockAndAJoinErrorFollowFromThePanicThatCameFirst() throws IOException, Refused {
        assertEquals(
                List.of("panic.other 2, panic.join-error 12, panic.poisoned 6"),
                stories("panic.poisoned/consequences-by-hand"));
    }

    @Test
    void aPoisonedLockIsAStoryOfItsOwnWhereTwoPanicsMayHavePoisonedIt() throws IOException, Refused {
        assertEquals(
                List.of("panic.other 2", "panic.other 6", "panic.poisoned 9"),
                stories("panic.poisoned/several-panics-before-by-hand"));
    }

    @Test
    void aJoinErrorFollowsFromThePanicWithItsMessage() throws IOException, Refused {
        assertEquals(
                List.of("panic.other 2, panic.join-error 9", "panic.other 6, panic.join-error 12"),
                stories("panic.join-error/message-of-1.40-by-hand"));
    }

    @Test
    void anAbortFollowsFromTheFirstOfTwoPanics() throws IOException, Refused {
        assertEquals(List.of("panic.other 2, panic.other 97, panic.abort 248"), stories("panic.abort/panic-in-drop"));
    }

    @Test
    void theAbortInACoreFollowsFromThePanicThatItsThreadPrinted() throws IOException, Refused {
        assertEquals(List.of("panic.other 2, panic.abort 110"), stories("panic.abort/panic-and-core-by-hand"));
    }

    @Test
    void aStackOverflowIsOneFindingForTheTextAndTheCoreOfItsThread() throws IOException, Refused {
        assertEquals(List.of("panic.stack-overflow 2"), stories("panic.stack-overflow/text-and-core"));
    }

    /** Rule and first cited line of each story's findings on panics. */
    private List<String> stories(String folder) throws IOException, Refused {
        Analysis analysis = Case.folder(CASES.resolve(folder), scratch).analysis();
        return analysis.stories().stream()
                .map(s -> words(analysis, s))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static String words(Analysis analysis, Story story) {
        return String.join(
                ", ",
                story.findings().stream()
                        .map(id -> analysis.findings().stream()
                                .filter(f -> f.id().equals(id))
                                .findFirst()
                                .orElseThrow())
                        .filter(f -> f.rule().startsWith("panic."))
                        .map(PanicStoriesTest::words)
                        .toList());
    }

    private static String words(Finding finding) {
        return finding.rule() + " " + finding.citations().getFirst().line();
    }
}
