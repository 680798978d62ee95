package dev.unpark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Cargo.toml} says.
 *
 * @param name of its package; null for a workspace without one
 * @param version of its package; null where it is inherited or left out
 * @param workspace whether it has a {@code [workspace]} table
 * @param library whether it names a {@code [lib]}; cargo also takes a {@code src/lib.rs} for one, which no manifest shows
 * @param binary whether it names a {@code [[bin]]}
 * @param dependencies of every table, in the order of the tables
 * @param line of {@code [package]}, else of {@code [workspace]}, else of its first table
 */
public record CargoManifest(
        @Nullable String name,
        @Nullable String version,
        boolean workspace,
        boolean library,
        boolean binary,
        List<CargoDependency> dependencies,
        List<CargoFeature> features,
        int line) {
    public CargoManifest {
        dependencies = List.copyOf(dependencies);
        features = List.copyOf(features);
    }
}
