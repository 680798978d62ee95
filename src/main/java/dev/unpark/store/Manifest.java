package dev.unpark.store;

import dev.unpark.model.Work;
import java.util.List;

/**
 * {@code investigation.json} of an {@code .unpark} file. A change of what is here needs a new {@link #VERSION} and a reader
 * for the old one.
 */
record Manifest(
        String schema,
        int version,
        Work work,
        List<File> evidence,
        List<UnreadFile> unread,
        List<Tree> sources,
        List<String> notes) {
    static final String SCHEMA = "unpark-investigation";
    static final int VERSION = 1;

    /**
     * @param entry name in the zip; for a source file its path below the tree
     * @param shown the path that inputs print; for a source file the same as {@code entry}
     */
    record File(String entry, String shown, String sha256, long bytes) {}

    /** @param entry prefix in the zip, ends with the folder's own name and {@code /} */
    record Tree(String shown, String entry, List<File> files) {}
}
