package dev.unpark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package of a resolved graph.
 *
 * @param source registry, git address or path as printed; null where none is, which in a {@code Cargo.lock} is a path and
 *     in a tree crates.io
 * @param own whether it is a package of the person's own project
 * @param features those that are on, sorted; without a meaning unless {@code featuresTold}
 */
public record CargoCrate(
        String name,
        String version,
        @Nullable String source,
        boolean own,
        List<String> features,
        boolean featuresTold,
        int line) {
    public CargoCrate {
        features = List.copyOf(features);
    }

    /** {@code tokio 1.24.2}. */
    public String shown() {
        return name + " " + version;
    }
}
