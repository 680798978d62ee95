package dev.unpark.source;

import dev.unpark.model.CargoFacts;
import dev.unpark.parse.cargo.CargoFiles;
import dev.unpark.source.uses.CrateUse;
import dev.unpark.source.uses.FileUses;
import dev.unpark.source.uses.Gate;
import dev.unpark.source.uses.UseScan;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the manifests and lock files of the opened trees say, and what the sources use of the crates that Unpark looks at.
 * Read when first asked for, then kept.
 */
public final class SourceCargo {
    /** The crates whose uses are looked for. */
    private static final List<String> LOOKED_AT = List.of("tokio", "console-subscriber");

    private static final long MAX_BYTES = 8L << 20;

    private final SortedMap<String, SourceFile> byPath;
    private @Nullable List<CargoFile> files;
    private @Nullable List<UsesOfFile> uses;

    /**
     * A manifest or a lock file.
     *
     * @param problems where it is broken, each a sentence
     */
    public record CargoFile(String path, CargoFacts facts, List<String> problems) {
        public CargoFile {
            problems = List.copyOf(problems);
        }

        /** The folder it lies in; empty for a root's own. */
        public String folder() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
    }

    /** A file that uses something. */
    public record UsesOfFile(String path, List<CrateUse> uses) {
        public UsesOfFile {
            uses = List.copyOf(uses);
        }
    }

    SourceCargo(SortedMap<String, SourceFile> byPath) {
        this.byPath = byPath;
    }

    /** By path. */
    public synchronized List<CargoFile> files() {
        if (files == null) {
            files = readFiles();
        }
        return files;
    }

    /** By path; files that use nothing of these crates are left out. */
    public synchronized List<UsesOfFile> uses() {
        if (uses == null) {
            uses = readUses();
        }
        return uses;
    }

    private List<CargoFile> readFiles() {
        List<CargoFile> read = new ArrayList<>();
        for (SourceFile file : byPath.values()) {
            boolean manifest = file.name().equals("Cargo.toml");
            if (manifest || file.name().equals("Cargo.lock")) {
                List<String> lines = lines(file);
                CargoFiles.Read one = manifest ? CargoFiles.manifest(lines) : CargoFiles.lock(lines);
                read.add(new CargoFile(file.path(), one.facts(), one.problems()));
            }
        }
        return List.copyOf(read);
    }

    private List<UsesOfFile> readUses() {
        Map<String, String> names = names();
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, FileUses> read = new LinkedHashMap<>();
        SortedMap<String, Gate> gates = new TreeMap<>();
        for (SourceFile file : byPath.values()) {
            if (file.isRust()) {
                String text = String.join("\n", lines(file));
                if (names.keySet().stream().anyMatch(text::contains) || declaresGated(text)) {
                    FileUses one = UseScan.of(text, names);
                    read.put(file.path(), one);
                    one.gatedModules().forEach(m -> gates.merge(moduleStem(file, m.name()), m.gate(), Gate::and));
                }
            }
        }
        List<UsesOfFile> result = new ArrayList<>();
        read.forEach((path, one) -> {
            if (!one.uses().isEmpty()) {
                Gate gate = gateOf(path, gates);
                result.add(new UsesOfFile(
                        path, one.uses().stream().map(u -> u.gatedBy(gate)).toList()));
            }
        });
        return List.copyOf(result);
    }

    private static boolean declaresGated(String text) {
        return text.contains("cfg") && text.contains("mod ");
    }

    /** What the sources call the crates, in any of the manifests. */
    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (CargoFile file : files()) {
            file.facts().manifests().stream()
                    .flatMap(m -> m.dependencies().stream())
                    .filter(d -> LOOKED_AT.contains(d.crate()))
                    .forEach(d -> names.put(d.inSource(), d.crate()));
        }
        return names;
    }

    /** The path of a module's file without its end: {@code src/a} for {@code mod a;} in {@code src/main.rs}. */
    private static String moduleStem(SourceFile file, String module) {
        int slash = file.path().lastIndexOf('/');
        String folder = slash < 0 ? "" : file.path().substring(0, slash + 1);
        String stem = file.name().substring(0, file.name().length() - ".rs".length());
        boolean ofFolder = stem.equals("main") || stem.equals("lib") || stem.equals("mod");
        return folder + (ofFolder ? "" : stem + "/") + module;
    }

    private static Gate gateOf(String path, SortedMap<String, Gate> gates) {
        Gate gate = Gate.ALWAYS;
        String stem = path.substring(0, path.length() - ".rs".length());
        for (int end = stem.length(); end > 0; end = stem.lastIndexOf('/', end - 1)) {
            gate = gate.and(gates.getOrDefault(stem.substring(0, end), Gate.ALWAYS));
        }
        return gate;
    }

    // The source panel says why a file cannot be read; here it just tells nothing.
    private static List<String> lines(SourceFile file) {
        try {
            return SourceReader.read(file.path(), file.file(), MAX_BYTES).lines();
        } catch (Refused e) {
            return List.of();
        }
    }
}
