package dev.unpark.session;

import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import dev.unpark.store.EvidenceFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What opening gave.
 *
 * @param sources the opened source trees, for views and documents that quote them
 * @param files where the evidence lies on this machine, in the order it was found
 * @param roots where the source trees lie on this machine, in the order of {@code evidence().sourceRoots()}; the two differ
 *     once a saved investigation was opened, whose evidence names the folders that it was made with
 * @param file the {@code .unpark} file that it came from, or null
 */
public record Opened(
        Investigation investigation,
        Sources sources,
        List<EvidenceFile> files,
        List<Path> roots,
        @Nullable Path file) {
    public Opened {
        files = List.copyOf(files);
        roots = List.copyOf(roots);
    }

    /** Where the text of an input lies, or null if it is not there. */
    public @Nullable Path locate(String shown) {
        for (EvidenceFile f : files) {
            if (f.shown().equals(shown)) {
                return f.path();
            }
        }
        return null;
    }

    /** The file that an input was read from, or null if it could not be read. */
    public @Nullable EvidenceFile fileOf(Input input) {
        for (EvidenceFile f : files) {
            if (f.shown().equals(input.path()) && f.sha256().equals(input.id().sha256())) {
                return f;
            }
        }
        return null;
    }

    /** The same files with another investigation. */
    public Opened with(Investigation changed) {
        return new Opened(changed, sources, files, roots, file);
    }
}
