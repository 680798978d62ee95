package dev.unpark.source;

import dev.unpark.model.PathMapping;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The opened source trees, as one list of files. Immutable; file contents are read when asked for. */
public final class Sources {
    private Sources() {}

    /** No tree opened. */
    public static Sources none() {
        return new Sources();
    }

    /**
     * Lists the source files below the roots: {@code .rs}, {@code Cargo.toml}, {@code Cargo.lock}; skips {@code target},
     * {@code .git} and symbolic links that lead back up.
     *
     * @throws Refused if a root is not a folder that can be read
     */
    public static Sources open(List<Path> roots, JobContext job) throws Refused {
        throw new Refused("Not built yet.");
    }

    /** The same trees, with choices by hand for ambiguous paths. */
    public Sources withMappings(List<PathMapping> mappings) {
        return this;
    }

    /** Paths below their root, with {@code /}, sorted. */
    public List<String> files() {
        return List.of();
    }

    /**
     * Maps a path that the evidence prints on to the tree, by longest matching suffix; never a guess.
     *
     * @param printed as gdb or a backtrace prints it
     * @param symbol normalised name of the frame's function, which tells the crate; null if unknown
     */
    public Mapping map(String printed, @Nullable String symbol) {
        throw new UnsupportedOperationException();
    }

    /** Where a file of {@link #files()} lies on this machine. */
    public Path locate(String path) {
        throw new UnsupportedOperationException();
    }

    /** The text of a file of {@link #files()}, decoded, split in lines. */
    public SourceText text(String path) throws Refused {
        throw new Refused("Not built yet.");
    }

    /** The syntax of a Rust file of {@link #files()}. */
    public RustSyntax syntax(String path) throws Refused {
        throw new Refused("Not built yet.");
    }
}
