package dev.unpark.model;

import java.util.List;

/**
 * A feature that a package declares.
 *
 * @param entries what it turns on: {@code other}, {@code dep:tokio}, {@code tokio/net}, {@code tokio?/net}
 */
public record CargoFeature(String name, List<String> entries, int line) {
    public CargoFeature {
        entries = List.copyOf(entries);
    }
}
