package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static String printed(Consumer<PrintStream> print) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        print.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void threadsShowGroupsWaitsAndPanics() {
        Golden.check(
                "cli/example-threads.txt",
                printed(out -> new ThreadsText(out, new Detail(true, false)).print(Example.investigation())));
    }

    @Test
    void findingsShowClaimEvidenceAndRemedy() {
        Golden.check("cli/example-findings.txt", printed(out -> new FindingsText(out).print(Example.investigation())));
    }

    @Test
    void anErrorReportIsCountedAsABacktraceAndNotAsAPanic() {
        Input panic = Example.investigation().evidence().inputs().get(1);
        Panic first = panic.panics().getFirst();
        Panic error = new Panic(
                Panic.Kind.ERROR,
                "<unknown>",
                null,
                "Error: no table",
                null,
                first.stack(),
                first.lines(),
                first.inputLine());
        Input both = new Input(
                panic.id(),
                "app.log",
                1,
                "panic",
                "words",
                null,
                false,
                true,
                List.of(),
                0,
                null,
                null,
                null,
                List.of(),
                List.of(first, error),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CargoFacts.NONE);
        assertEquals(List.of("app.log:1, panic, 1 panic, 1 backtrace"), InputHeading.lines(both));
        assertEquals("error report", error.label());
    }

    @Test
    void escapeSequencesOfAnInputAreShownAndNotObeyed() {
        assertEquals("a\\x1b[2Jb", Printable.line("a\u001b[2Jb"));
        assertEquals("\\u{202e}drawkcab", Printable.line("\u202edrawkcab"));
        assertEquals("one\\ntwo\\x07", Printable.line("one\ntwo\u0007"));
        assertEquals("é 漢 🦀", Printable.line("é 漢 🦀"));
        assertTrue(printed(out -> new ThreadsText(out, new Detail(true, false)).print(Example.investigation()))
                .chars()
                .noneMatch(c -> c == 0x1b));
    }

    @Test
    void longTextIsBrokenAtBlanksAndALongWordIsKept() {
        String word = "x".repeat(150);
        assertEquals(List.of("- a", "  " + word, "  b"), Paragraph.wrap("- ", "a " + word + " b"));
        assertTrue(Paragraph.wrap("  ", "word ".repeat(100)).stream().allMatch(l -> l.length() <= Paragraph.WIDTH));
        assertEquals(List.of("- one", "  two"), Paragraph.wrap("- ", "one\ntwo"));
    }

    @Test
    void numbersAreSetRightAndTextLeft() {
        Columns columns = new Columns();
        columns.row("count", "state");
        columns.row("7", "park");
        columns.row("120", "io");
        assertEquals(List.of("count  state", "    7  park", "  120  io"), columns.lines(""));
    }
}
