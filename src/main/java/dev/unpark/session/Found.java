package dev.unpark.session;

import java.nio.file.Path;
import java.util.List;

/**
 * What paths lead to, before any of it is read.
 *
 * @param files in the order in which they become inputs
 * @param roots source trees, in the order found
 * @param saved {@code .unpark} files that were given by name
 * @param notes what was left out and why
 */
record Found(List<File> files, List<Path> roots, List<Path> saved, List<String> notes) {
    Found {
        files = List.copyOf(files);
        roots = List.copyOf(roots);
        saved = List.copyOf(saved);
        notes = List.copyOf(notes);
    }

    /** @param given true if the person named it, false if it lay in a folder */
    record File(Path path, String shown, boolean given) {}
}
