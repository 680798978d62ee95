package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every path that a folder of real captures prints, where that folder is beside the project. */
@EnabledIf("capturesAreThere")
class RealDumpPathsTest {
    private static final Path SHARED = Path.of("../shared/fixtures");
    private static final Pattern GDB = Pattern.compile("^#\\d+\\s+(?:0x[0-9a-f]+ in )?(.+) \\(.*\\) at (\\S+?):\\d+$");
    private static final Pattern NAME_ABOVE =
            Pattern.compile("^(?:#\\d+\\s+0x[0-9a-f]+ +|\\s*\\d+: +(?:0x[0-9a-f]+ - )?)(.+)$");
    private static final Pattern PATH_BELOW = Pattern.compile("^ +(?:at )?([^ :]+):\\d+(?::\\d+)?$");
    private static final Pattern OWN = Pattern.compile("(?:/srv/build/out/programs/)?([a-z-]+/src/[a-z_]+\\.rs)");

    private record Printed(String path, @Nullable String symbol) {}

    static boolean capturesAreThere() {
        return Files.isDirectory(SHARED.resolve("dumps"));
    }

    @Test
    void inTheWholeWorkspaceExactlyTheProgramsOwnFilesAreFound() throws IOException, Refused {
        Sources sources = SourceFixtures.open(SHARED.resolve("programs"));
        SortedMap<String, Printed> all = printed();
        assertTrue(all.size() > 300, "only " + all.size() + " were read");
        List<String> wrong = new ArrayList<>();
        int own = 0;
        for (Printed p : all.values()) {
            Matcher m = OWN.matcher(p.path());
            String expected = m.matches() ? m.group(1) : "none";
            own += m.matches() ? 1 : 0;
            if (!expected.equals(found(sources, p))) {
                wrong.add(p + " -> " + sources.map(p.path(), p.symbol()));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(own > 60, "only " + own + " are the programs' own");
    }

    @Test
    void inOneProgramNoOtherPathIsFound() throws IOException, Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE);
        List<String> wrong = new ArrayList<>();
        for (Printed p : printed().values()) {
            String own = p.path().replaceFirst("^/srv/build/out/programs/", "");
            String expected = own.startsWith("auth-service/src/") ? own.substring("auth-service/".length()) : "none";
            if (!expected.equals(found(sources, p))) {
                wrong.add(p + " -> " + sources.map(p.path(), p.symbol()));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String found(Sources sources, Printed p) {
        return switch (sources.map(p.path(), p.symbol())) {
            case Mapping.Found f -> f.path();
            case Mapping.Ambiguous a -> p.symbol() == null ? "none" : "ambiguous " + a.candidates();
            case Mapping.NotThere n -> "none";
        };
    }

    private static SortedMap<String, Printed> printed() throws IOException {
        SortedMap<String, Printed> all = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SHARED.resolve("dumps"))) {
            files = walk.filter(p -> p.toString()
                            .matches(".*(gdb-bt|gdb-core-bt|eu-stack-s|eu-stack-slim|bt1.stderr|btfull.stderr)\\.txt"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String above = "";
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
                Matcher gdb = GDB.matcher(line);
                Matcher below = PATH_BELOW.matcher(line);
                Matcher name = NAME_ABOVE.matcher(line);
                if (gdb.matches()) {
                    add(gdb.group(2), gdb.group(1), all);
                } else if (below.matches() && !above.isEmpty()) {
                    add(below.group(1), above, all);
                } else {
                    above = name.matches() ? name.group(1).replaceFirst(" - /.*$", "") : "";
                }
            }
        }
        return all;
    }

    private static void add(String path, String symbol, SortedMap<String, Printed> all) {
        // eu-stack's half-demangled names are not what map is given; their crate is in the path that follows.
        String name = symbol.replaceFirst("^_\\$LT\\$", "<")
                .replace("..", "::")
                .replace("$u20$as$u20$", " as ")
                .replace("$GT$", ">")
                .replace("$LT$", "<")
                .replace("$C$", ",");
        // A mangled name tells map nothing, so that more than one file may fit.
        all.put(path + " " + name, new Printed(path, name.startsWith("_R") ? null : name));
    }
}
