package dev.unpark.unpack;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one packed file.
 *
 * @param only the one file that was compressed, without a name of its own; null for an archive
 * @param tree the folder with the archive's members under their own names; empty for a single file
 * @param others members whose name leads elsewhere, was there already, or is none on every system
 * @param notes what was left out and why, each a sentence
 */
public record Unpacked(@Nullable Path only, Path tree, List<Member> others, List<String> notes) {
    public Unpacked {
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    /** @param name as the archive has it: to be shown, never to be followed */
    public record Member(String name, Path path) {}
}
