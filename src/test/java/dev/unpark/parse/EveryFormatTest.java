package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.Golden;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.JobContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every format must do, for each folder of its fixtures. A new format needs fixtures and no test of its own here. */
class EveryFormatTest {
    private static final int CUT_AT_EVERY_BYTE_BELOW = 6_000;
    private static final int CUTS = 300;
    private static final List<String> JUNK =
            List.of("~~ nothing that any tool prints ~~", "left over from the clipboard", "~~ end of it ~~");

    private static final Set<String> IMAGES_BELOW_THREADS = Set.of("ips");

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
    Stream<DynamicTest> whatIsReadIsNotEmpty() {
        return each(c -> assertTrue(read(c.text()).stream().anyMatch(i -> !i.isEmpty())));
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
            byte[] whole = c.text().getBytes(StandardCharsets.UTF_8);
            List<List<Object>> all = kinds(read(c.text()));
            int step = whole.length < CUT_AT_EVERY_BYTE_BELOW ? 1 : whole.length / CUTS;
            for (int cut = 0; cut < whole.length; cut += step) {
                List<List<Object>> cutOff =
                        kinds(formats.read(Text.of(Arrays.copyOf(whole, cut)), "cut", "", JobContext.NONE));
                assertTrue(count(cutOff) <= count(all), "more than in the whole text, cut at byte " + cut);
                for (int kind = 0; kind < all.size(); kind++) {
                    List<Object> expected = comparable(c, all.get(kind));
                    List<Object> before = comparable(c, cutOff.get(kind));
                    // A cut line may be of another kind: what a panic's logger put before it is a time like any other.
                    int intact = Math.clamp(before.size() - 1, 0, expected.size());
                    assertEquals(expected.subList(0, intact), before.subList(0, intact), "cut at byte " + cut);
                }
            }
        });
    }

    /** What a cut text can tell: where the images stand below the threads, frames of a cut one have no place in memory. */
    private static List<Object> comparable(FormatFixtures.Case c, List<Object> items) {
        return IMAGES_BELOW_THREADS.contains(c.format())
                ? items.stream().map(EveryFormatTest::withoutImages).toList()
                : items;
    }

    private static Object withoutImages(Object item) {
        if (!(item instanceof ThreadTrace t)) {
            return item;
        }
        Stack stack = new Stack(t.stack().frames().stream()
                .map(f -> new Frame(0, f.symbol(), f.place(), null, f.inlined()))
                .toList());
        return new ThreadTrace(t.index(), t.number(), t.id(), t.name(), t.inputLine(), stack, t.lines(), t.arguments());
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
        return kinds(inputs).stream().flatMap(List::stream).toList();
    }

    /** Items of each kind in their order: a cut may go through one of each, a task and the thread that polls it. */
    private static int count(List<List<Object>> kinds) {
        return kinds.stream().mapToInt(List::size).sum();
    }

    private static List<List<Object>> kinds(List<Input> inputs) {
        List<Function<Input, List<?>>> kinds = List.of(Input::threads, Input::panics, Input::logLines, Input::tasks);
        return kinds.stream()
                .map(kind -> inputs.stream()
                        .<Object>flatMap(input -> kind.apply(input).stream())
                        .toList())
                .toList();
    }
}
