package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import dev.unpark.model.Input;
import dev.unpark.work.JobContext;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** A hundred thousand of each construct are read as what they are; a reader that takes quadratic time does not end. */
class NastyTextTest {
    private static final int REPEATS = 100_000;

    private final Formats formats = Formats.load();

    @Test
    void oneHundredThousandOfEachAreCounted() {
        StringBuilder told = new StringBuilder();
        for (NastyTexts.Nasty nasty : NastyTexts.all()) {
            List<Input> inputs = read(nasty.text().apply(REPEATS));
            told.append(nasty).append(": ").append(inputs.size()).append(" of ");
            told.append(inputs.stream().map(Input::format).distinct().sorted().toList());
            told.append(", threads ").append(sum(inputs, i -> i.threads().size()));
            told.append(", panics ").append(sum(inputs, i -> i.panics().size()));
            told.append(", log lines ").append(sum(inputs, i -> i.logLines().size()));
            told.append(", futures ").append(sum(inputs, i -> i.futures().size()));
            told.append(", not understood ").append(sum(inputs, Input::notUnderstoodLines));
            told.append(inputs.stream().allMatch(Input::complete) ? "" : ", not complete")
                    .append('\n');
        }
        Golden.check("fixtures/nasty/expected.txt", told.toString());
    }

    private static long sum(List<Input> inputs, ToLongFunction<Input> what) {
        return inputs.stream().mapToLong(what).sum();
    }

    private List<Input> read(String text) {
        return formats.read(Text.of(text), "nasty", "sha", JobContext.NONE);
    }

    @Test
    void lineOfFiftyMegabytesIsReadToItsLimitAndWhatFollowsIsRead() {
        byte[] text = ("Thread 1 (LWP 1):\n#0  0x1 in f (" + "a".repeat(50 << 20) + "\n#1  0x2 in _start ()\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Input input =
                formats.read(Text.of(text), "nasty", "sha", JobContext.NONE).getFirst();
        assertEquals(2, input.threads().getFirst().stack().depth());
        assertTrue(
                input.notes().contains("Line 2 is longer than 8 MiB; only so much of it was read."),
                input.notes().toString());
    }

    @Test
    void notesAreNotAsManyAsLines() {
        Input input = read("Thread 1 (LWP 1):\n" + "#1  0x1 in f ()\n#1  0x2 in f ()\n".repeat(1_000))
                .getFirst();
        assertTrue(input.notes().size() < 1_000, input.notes().size() + " notes");
        assertEquals("More such notes were left out.", input.notes().getLast());
    }
}
