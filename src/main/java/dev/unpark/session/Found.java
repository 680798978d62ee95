package dev.unpark.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What paths lead to, before any of it is read.
 *
 * @param files in the order in which they become inputs
 * @param roots source trees, in the order found
 * @param saved {@code .unpark} files that were given by name
 * @param notes what was left out and why
 */
record Found(List<File> files, List<Root> roots, List<Path> saved, List<String> notes) {
    Found {
        files = List.copyOf(files);
        roots = List.copyOf(roots);
        saved = List.copyOf(saved);
        notes = List.copyOf(notes);
    }

    /**
     * @param given true if the person named it, false if it lay in a folder or an archive
     * @param error why it could not be unpacked; null if there is a file to read
     */
    record File(
            Path path,
            String shown,
            boolean given,
            @Nullable String error) {}

    /** @param shown what to call it; null where that is its path */
    record Root(Path path, @Nullable String shown) {}
}
