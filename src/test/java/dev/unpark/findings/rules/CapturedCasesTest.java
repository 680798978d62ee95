package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** The rules on every dump of gdb, lldb and eu-stack of the capture collection, where it lies beside the project. */
@EnabledIf("captured")
class CapturedCasesTest {
    private static final Path PROGRAMS = Path.of("../shared/fixtures/programs");
    private static final Path CAPTURES = Path.of("../shared/fixtures/dumps");
    /** {@code rust-lldb} failed but for some that were taken again later. */
    private static final String DUMPS =
            "(?!.*-rust-lldb-bt\\.txt).*-(gdb(-core)?-bt.*|lldb(-core)?-bt.*|eu-stack.*)(?<!program-output)\\.txt";

    private static final String LOCK = "worker.blocked-by-lock";

    /** Cases whose {@code bt full} of a dev build prints the root future that keeps the guard: detail's end. */
    private static final Map<String, String> PROVEN = Map.of(
            "silent-hang-epoll", "taken at permissions.rs:18, suspended at :21",
            "silent-hang-no-driver", "taken at permissions.rs:18, suspended at :20",
            "silent-hang-starve", "taken at permissions.rs:18, suspended at :20");

    /** Number of locks that hold up async code. */
    private static final Map<String, Integer> LOCKS = Map.of(
            "silent-hang-epoll", 1,
            "silent-hang-no-driver", 1,
            "silent-hang-starve", 1,
            "silent-hang-send-guard", 1,
            "silent-hang-localset", 1,
            "silent-hang-localset-multi", 1,
            "silent-hang-arbiter", 1,
            "abba-std", 2,
            "abba-parking-lot", 2,
            "many-threads", 1);

    private static @Nullable Sources opened;

    private static Sources sources() throws Refused {
        if (opened == null) {
            opened = Sources.open(List.of(PROGRAMS), JobContext.NONE);
        }
        return opened;
    }

    static boolean captured() {
        return Files.isDirectory(CAPTURES);
    }

    @TestFactory
    Stream<DynamicTest> dumpsHaveTheLockFindingsOfTheirTruth() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders()) {
            for (Path dump : texts(folder, DUMPS)) {
                tests.add(dynamicTest(
                        name(dump), () -> lockFindings(folder.getFileName().toString(), dump)));
            }
        }
        assertTrue(tests.size() > 900, "only " + tests.size() + " dumps");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> otherToolsClaimNoMoreThanGdb() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders()) {
            for (Path gdb : texts(folder, ".*(?<!-rust)-gdb(-core)?-bt\\.txt")) {
                tests.add(dynamicTest(name(gdb), () -> claimsAsMuch(folder, gdb)));
            }
        }
        assertTrue(tests.size() > 150, "only " + tests.size() + " dumps");
        return tests.stream();
    }

    private static void claimsAsMuch(Path folder, Path gdb) throws IOException, Refused {
        boolean healthy = folder.getFileName().toString().startsWith("healthy-");
        Set<String> claims = claims(gdb);
        assertEquals(Set.of(), healthy ? claims : Set.of());
        String run = gdb.getFileName().toString().replaceFirst("-gdb.*", "");
        boolean core = gdb.toString().contains("-core-");
        String others = core ? "(lldb-core-bt|eu-stack-core)" : "(lldb-bt.*|eu-stack(?!-core).*)";
        for (Path other : texts(folder, Pattern.quote(run) + "-" + others + "\\.txt")) {
            assertTrue(claims.containsAll(claims(other)), other + " " + claims(other) + " " + claims);
        }
    }

    /** Rules that found something that is more than possible. */
    private static Set<String> claims(Path dump) throws Refused {
        return Case.read(List.of(dump), List.of()).analysis().findings().stream()
                .filter(f -> f.certainty() != Certainty.POSSIBLE)
                .map(Finding::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void lockFindings(String name, Path dump) throws IOException, Refused {
        Case read = Case.read(List.of(dump), List.of(PROGRAMS), sources());
        RuleOutcome outcome = outcome(read, LOCK);
        List<Finding> found = outcome instanceof RuleOutcome.Found f ? f.findings() : List.of();
        if (dump.toString().contains("stripped")) {
            assertTrue(outcome instanceof RuleOutcome.CannotTell, outcome.toString());
            return;
        }
        if (dump.toString().contains("-bt-no-libs") || dump.toString().contains("info-threads")) {
            return;
        }
        int expected = LOCKS.getOrDefault(name, 0);
        assertEquals(expected, found.size(), titles(found) + outcome.because());
        boolean full = dump.getFileName().toString().matches("dev(-v0)?-gdb-bt-full.txt");
        for (Finding f : found) {
            String end = PROVEN.get(name);
            if (full && end != null) {
                assertEquals(Certainty.PROVEN, f.certainty(), f.title());
                assertTrue(f.detail().endsWith(end), f.detail());
            } else {
                assertEquals(Certainty.LIKELY, f.certainty(), f.title());
                assertEquals(full && name.startsWith("abba"), f.title().contains("seems to hold"), f.title());
            }
        }
        if (expected > 0) {
            Set<Long> blocked = blockedLwps(name, dump);
            Set<Long> cited = citedWaiters(found);
            // lldb prints no ids, but numbers of its own.
            assertTrue(dump.toString().contains("-lldb-") || blocked.containsAll(cited), blocked + " " + cited);
            assertEquals(Math.min(blocked.size(), 5), cited.size(), titles(found));
        }
    }

    private static Set<Long> blockedLwps(String name, Path dump) throws IOException {
        JsonNode runs = new ObjectMapper()
                .readTree(CAPTURES.resolve(name).resolve("truth.json").toFile())
                .path("runs");
        String profile = dump.getFileName().toString().replaceFirst("-(rust-)?(gdb|lldb|eu-stack).*", "");
        TreeSet<Long> lwps = new TreeSet<>();
        runs.path(profile).path("lwp").properties().forEach(e -> {
            if (e.getValue().path("class").asText().equals("blocked")) {
                lwps.add(Long.valueOf(e.getKey()));
            }
        });
        return lwps;
    }

    private static Set<Long> citedWaiters(List<Finding> found) {
        Pattern waiter = Pattern.compile("thread #?(\\d+) waits for the lock");
        return found.stream()
                .flatMap(f -> f.citations().stream())
                .map(c -> waiter.matcher(c.shows()))
                .filter(Matcher::find)
                .map(m -> Long.valueOf(m.group(1)))
                .collect(Collectors.toSet());
    }

    private static RuleOutcome outcome(Case read, String rule) {
        return read.analysis().runs().stream()
                .filter(r -> r.rule().equals(rule))
                .map(RuleRun::outcome)
                .findFirst()
                .orElseThrow();
    }

    private static String titles(List<Finding> found) {
        return found.stream().map(f -> f.title() + " [" + f.detail() + "]\n").reduce("", String::concat);
    }

    private static String name(Path file) {
        return CAPTURES.relativize(file).toString();
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(CAPTURES)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> texts(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
