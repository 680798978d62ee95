package dev.unpark.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked to be opened.
 *
 * @param sourceRoots source trees that the evidence belongs to
 * @param readAs id of the format that all of the evidence is to be read as; null to recognise each file
 */
public record Request(
        List<Given> given, List<Path> sourceRoots, @Nullable String readAs) {
    public Request {
        given = List.copyOf(given);
        sourceRoots = List.copyOf(sourceRoots);
    }

    /** Paths under their own names, each recognised by itself. */
    public static Request of(List<Path> paths, List<Path> sourceRoots) {
        return new Request(Given.of(paths), sourceRoots, null);
    }
}
