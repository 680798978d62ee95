package dev.unpark.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A source tree that goes with an investigation.
 *
 * @param shown the folder as the evidence names it; after a reopening not where it lies
 * @param root where it lies on this machine
 * @param files paths below the root with {@code /}, sorted
 */
public record SourceTree(String shown, Path root, List<String> files) {
    public SourceTree {
        files = List.copyOf(files);
    }
}
