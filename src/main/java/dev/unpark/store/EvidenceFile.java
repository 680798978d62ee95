package dev.unpark.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the evidence and where it lies on this machine.
 *
 * @param shown the path that inputs print
 * @param sha256 lower-case hex of its bytes
 * @param readAs id of the format that a person chose for it; null to recognise it
 */
public record EvidenceFile(
        String shown, Path path, String sha256, @Nullable String readAs) {
    /** One that is recognised by what it says. */
    public EvidenceFile(String shown, Path path, String sha256) {
        this(shown, path, sha256, null);
    }

    /** The same file, read as another format; null to recognise it. */
    public EvidenceFile toBeReadAs(@Nullable String format) {
        return new EvidenceFile(shown, path, sha256, format);
    }
}
