package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.Golden;
import dev.unpark.model.Input;
import dev.unpark.work.JobContext;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every format must do, for each folder of its fixtures. A new format needs fixtures and no test of its own here. */
class EveryFormatTest {
    private static final int CUT_AT_EVERY_BYTE_BELOW = 6_000;
    private static final int CUTS = 300;
    private static final int RANDOM_CUTS = 1_000;
    private static final List<String> JUNK =
            List.of("~~ nothing that any tool prints ~~", "left over from the clipboard", "~~ end of it ~~");

    private final Formats formats = Formats.load();

    @Test
    void everyFormatHasFixturesAndAnIdOfItsOwn() {
        assertFalse(formats.all().isEmpty());
        assertEquals(
                formats.all().size(),
                formats.all().stream().map(EvidenceFormat::id).distinct().count());
        for (EvidenceFormat format : formats.all()) {
            assertFalse(FormatFixtures.of(format).isEmpty(), "no folder fixtures/formats/" + format.id());
        }
    }

    @TestFactory
    Stream<DynamicTest> readsWhatIsExpected() {
        return each(c -> Golden.check(c.expected(), Rendering.of(read(c.text()))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsReadIsNotEmptyOrSaysWhy() {
        return each(c -> assertTrue(read(c.text()).stream().anyMatch(i -> !i.isEmpty() || !i.complete())));
    }

    @TestFactory
    Stream<DynamicTest> onlyItsOwnFormatIsCertain() {
        return each(c -> {
            for (EvidenceFormat format : formats.all()) {
                Match match = format.recognise(Text.of(c.text()));
                assertEquals(format.id().equals(c.format()), match == Match.YES, format.id() + " says " + match);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> markAndLineEndsMakeNoDifference() {
        return each(c -> assertEquals(read(c.text()), read("\uFEFF" + c.text().replace("\n", "\r\n"))));
    }

    @TestFactory
    Stream<DynamicTest> logPrefixMakesNoDifference() {
        return each(c -> {
            List<Input> bare = read(prefixed(c.text(), l -> l));
            for (LogPrefixes.Prefix prefix : LogPrefixes.all()) {
                assertEquals(bare, read(prefixed(c.text(), prefix::put)), prefix.name());
            }
        });
    }

    private static String prefixed(String text, UnaryOperator<String> prefix) {
        StringBuilder out = new StringBuilder();
        // A collector cuts what a program ends a line with.
        text.lines()
                .forEach(l -> out.append(prefix.apply(l.stripTrailing()).stripTrailing())
                        .append('\n'));
        return out.toString();
    }

    @TestFactory
    Stream<DynamicTest> twiceTheTextIsTwiceTheDumps() {
        return each(c -> {
            List<Input> once = read(c.text());
            List<Input> twice = read(ended(c.text()) + c.text());
            assertEquals(2 * items(once).size(), items(twice).size());
            if (once.stream().anyMatch(i -> !i.threads().isEmpty())) {
                assertEquals(2 * once.size(), twice.size());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> junkIsCountedAndCostsNothing() {
        return each(c -> {
            String junk = "\n" + String.join("\n", JUNK) + "\n\n";
            List<Input> twice = read(ended(c.text()) + c.text());
            List<Input> mixed = read(junk + ended(c.text()) + junk + ended(c.text()) + junk);
            assertEquals(items(twice).size(), items(mixed).size());
            assertEquals(notUnderstood(twice) + 3L * JUNK.size(), notUnderstood(mixed));
        });
    }

    @TestFactory
    Stream<DynamicTest> cutAnywhereItKeepsWhatStoodBefore() {
        return each(c -> {
            Cuts cuts = new Cuts(c, formats);
            int step = cuts.bytes() < CUT_AT_EVERY_BYTE_BELOW ? 1 : cuts.bytes() / CUTS;
            for (int cut = 0; cut < cuts.bytes(); cut += step) {
                cuts.check(cut);
            }
        });
    }

    // The biggest text of each format; the cuts are the same in each run.
    @TestFactory
    Stream<DynamicTest> cutAtRandomABigTextKeepsWhatStoodBefore() {
        return formats.all().stream()
                .map(f -> dynamicTest(f.id(), () -> {
                    FormatFixtures.Case biggest = FormatFixtures.of(f).stream()
                            .max(Comparator.comparingInt(c -> c.text().length()))
                            .orElseThrow();
                    Cuts cuts = new Cuts(biggest, formats);
                    Random random = new Random(biggest.toString().hashCode());
                    for (int i = 0; i < RANDOM_CUTS; i++) {
                        cuts.check(random.nextInt(cuts.bytes()));
                    }
                }));
    }

    private Stream<DynamicTest> each(Consumer<FormatFixtures.Case> check) {
        return formats.all().stream()
                .flatMap(f -> FormatFixtures.of(f).stream())
                .map(c -> dynamicTest(c.toString(), () -> check.accept(c)));
    }

    private List<Input> read(String text) {
        return formats.read(Text.of(text), "shown", "sha", JobContext.NONE);
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static long notUnderstood(List<Input> inputs) {
        return inputs.stream().mapToLong(Input::notUnderstoodLines).sum();
    }

    private static List<Object> items(List<Input> inputs) {
        return Cuts.kinds(inputs).stream().flatMap(List::stream).toList();
    }
}
