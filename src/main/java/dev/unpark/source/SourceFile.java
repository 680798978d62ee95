package dev.unpark.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listed file.
 *
 * @param path as {@link Sources#files()} has it
 * @param file where it is on this machine
 * @param segments what printed paths are compared with: the root folder's own name, then the path below it
 * @param rootDepth how many of the last segments are below the root
 * @param cargo the innermost package around it; null where no manifest covers it
 */
record SourceFile(
        String path,
        Path file,
        List<String> segments,
        int rootDepth,
        @Nullable CargoPackage cargo) {
    SourceFile {
        segments = List.copyOf(segments);
    }

    boolean isRust() {
        return path.endsWith(".rs");
    }

    String name() {
        return segments.getLast();
    }

    /** How many of the last segments are below the package's own folder; without a package, below the root. */
    int packageDepth() {
        return cargo == null ? rootDepth : cargo.inside(path).split("/").length;
    }

    boolean isOfPackage(String name) {
        return cargo != null && cargo.name().equals(name);
    }

    /** Whether the file belongs to a package that compiles to the crate. */
    boolean isOf(String crate) {
        return cargo != null && cargo.has(crate);
    }
}
