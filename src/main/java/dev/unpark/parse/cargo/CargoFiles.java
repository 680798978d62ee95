package dev.unpark.parse.cargo;

import dev.unpark.model.CargoFacts;
import java.util.List;

/** Reads the files of cargo that a source tree holds, as the formats read those that were opened by themselves. */
public final class CargoFiles {
    /** @param problems where it is broken, each a sentence */
    public record Read(CargoFacts facts, List<String> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    private CargoFiles() {}

    /** Of a {@code Cargo.toml}; one that is broken gives what stands on its other lines. */
    public static Read manifest(List<String> lines) {
        TomlLines toml = new TomlLines();
        for (int i = 0; i < lines.size(); i++) {
            toml.take(i + 1, lines.get(i));
        }
        if (toml.isEmpty()) {
            return new Read(CargoFacts.NONE, List.of());
        }
        ManifestText read = ManifestText.of(toml);
        return new Read(CargoFacts.of(List.of(read.manifest())), read.problems());
    }

    /** Of a {@code Cargo.lock}. */
    public static Read lock(List<String> lines) {
        LockReader lock = new LockReader();
        for (int i = 0; i < lines.size(); i++) {
            lock.take(i + 1, lines.get(i));
        }
        return new Read(lock.isEmpty() ? CargoFacts.NONE : lock.facts(), List.of());
    }
}
