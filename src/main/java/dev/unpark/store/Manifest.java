package dev.unpark.store;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Choice> readAs) {
    static final String SCHEMA = "unpark-investigation";

    /** The newest: 2 brought {@code readAs}. A file without it is still written as 1, which every Unpark opens. */
    static final int VERSION = 2;

    static Manifest of(
            Work work,
            List<File> evidence,
            List<UnreadFile> unread,
            List<Tree> sources,
            List<String> notes,
            List<Choice> readAs) {
        return new Manifest(SCHEMA, readAs.isEmpty() ? 1 : VERSION, work, evidence, unread, sources, notes, readAs);
    }

    /**
     * The format that a person chose for a file.
     *
     * @param entry of the file in the zip
     * @param format id of the format
     */
    record Choice(String entry, String format) {}

    /**
     * @param entry name in the zip; for a source file its path below the tree
     * @param shown the path that inputs print; for a source file the same as {@code entry}
     */
    record File(String entry, String shown, String sha256, long bytes) {}

    /** @param entry prefix in the zip, ends with the folder's own name and {@code /} */
    record Tree(String shown, String entry, List<File> files) {}
}
