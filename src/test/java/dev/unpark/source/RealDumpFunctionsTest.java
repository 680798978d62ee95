package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Functions and awaits of the source against what real captures print about them, where those are beside the project. */
@EnabledIf("capturesAreThere")
class RealDumpFunctionsTest {
    private static final Path SHARED = Path.of("../shared/fixtures");
    private static final Pattern FRAME =
            Pattern.compile("^#\\d+\\s+(?:0x[0-9a-f]+ in )?(.+?) \\(.*\\) at ([a-z-]+/src/[a-z_]+\\.rs):(\\d+)$");
    private static final Pattern SUSPENDED = Pattern.compile(
            "([a-z_]+(?:::[a-z_{}#0-9]+)+)::(\\{async_[a-z]+_env#\\d+\\})(?:<[^{}]*>)?::Suspend(\\d+)\\{");
    private static final Pattern AWAITEE = Pattern.compile("__awaitee: [a-z_:{}#0-9]*?([a-z_]+)::\\{async_fn_env");

    static boolean capturesAreThere() {
        return Files.isDirectory(SHARED.resolve("dumps"));
    }

    private static SortedSet<String> lines(String fileName) throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SHARED.resolve("dumps"))) {
            files = walk.filter(p -> p.getFileName().toString().matches(fileName))
                    .toList();
        }
        for (Path file : files) {
            lines.addAll(List.of(Files.readString(file).split("\n")));
        }
        return lines;
    }

    @Test
    void functionOfAFrameIsAroundThePrintedLine() throws IOException, Refused {
        Sources sources = SourceFixtures.open(SHARED.resolve("programs"));
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (String line : lines("(dev|release-lines|dev-v0)-gdb-bt\\.txt")) {
            Matcher m = FRAME.matcher(line);
            String symbol = m.matches() ? m.group(1) : "";
            if (!symbol.contains("::") || symbol.startsWith("core::") || symbol.startsWith("tokio::")) {
                continue;
            }
            int at = Integer.parseInt(m.group(3));
            Optional<FunctionAt> function = sources.function(symbol);
            boolean plainClosure = symbol.matches(".*\\{closure#\\d+\\}(<.*>)?");
            if (function.isEmpty() && !plainClosure) {
                wrong.add("not found: " + symbol + " " + m.group(2) + ":" + at);
            }
            if (function.isPresent()) {
                found++;
                RustSyntax.Function f = function.get().function();
                if (!function.get().path().equals(m.group(2)) || at < f.startLine() || at > f.endLine()) {
                    wrong.add(symbol + " is at " + m.group(2) + ":" + at + ", not " + function);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(found > 40, "only " + found);
    }

    /** {@code SuspendN} with the future that it waits for: the N-th await's line must be the one that names it. */
    @Test
    void awaitOfASuspendedFutureIsTheOneThatItsAwaiteeStandsAt() throws IOException, Refused {
        Sources sources = SourceFixtures.open(SHARED.resolve("programs"));
        List<String> wrong = new ArrayList<>();
        SortedSet<String> checked = new TreeSet<>();
        for (String line : lines("dev-gdb-bt-full\\.txt")) {
            Matcher m = SUSPENDED.matcher(line);
            while (m.find()) {
                Optional<FunctionAt> function = sources.function(m.group(1) + "::" + m.group(2));
                if (function.isEmpty()) {
                    continue;
                }
                RustSyntax.Function f = function.get().function();
                int n = Integer.parseInt(m.group(3));
                if (f.awaitsCertain() && n >= f.awaits().size()) {
                    wrong.add(m.group() + " but " + f);
                }
                int next = line.indexOf("::{async", m.end());
                Matcher awaitee = AWAITEE.matcher(line);
                if (f.awaitsCertain() && next > 0 && awaitee.find(m.end()) && awaitee.end() < next + 20) {
                    String text = sources.text(function.get().path())
                            .lines()
                            .get(f.awaits().get(n) - 1);
                    checked.add(m.group(1) + " " + n + " at " + f.awaits().get(n));
                    if (!text.contains(awaitee.group(1))) {
                        wrong.add(m.group() + " awaits " + awaitee.group(1) + ", the source says " + text);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(
                checked.containsAll(List.of(
                        "auth_service::permissions::reload_holding_lock 0 at 20",
                        "auth_service::permissions::reload_holding_lock 1 at 21",
                        "auth_service::run 1 at 50",
                        "token_service::wire::listen 1 at 9")),
                checked.toString());
    }
}
