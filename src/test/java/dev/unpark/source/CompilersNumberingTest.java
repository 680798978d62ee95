package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The order of awaits and the numbers of closures against what rustc itself says: {@code suspends.txt} has the line of
 * each {@code SuspendN} of the package {@code compiled}, from the DWARF that rustc 1.95.0 wrote for it.
 */
class CompilersNumberingTest {
    @Test
    void awaitsAreNumberedAsRustcDoes() throws IOException, Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.FIXTURES.resolve("compiled"));
        List<String> wrong = new ArrayList<>();
        List<String> uncertain = new ArrayList<>();
        for (String line : Files.readAllLines(SourceFixtures.FIXTURES.resolve("suspends.txt"))) {
            String symbol = line.substring(0, line.indexOf(' '));
            RustSyntax.Function function = sources.function(symbol)
                    .orElseThrow(() -> new AssertionError(symbol + " was not found"))
                    .function();
            if (!function.awaitsCertain()) {
                uncertain.add(function.name());
            } else if (!line.equals(symbol + " " + function.awaits())) {
                wrong.add(line + ", not " + function.awaits());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(List.of("after_return", "guarded", "summed", "diverges", "panics"), uncertain);
    }
}
