package dev.unpark.session;

import java.nio.file.Path;
import java.util.List;

/**
 * What a person asked to be opened.
 *
 * @param sourceRoots source trees that the evidence belongs to
 */
public record Request(List<Given> given, List<Path> sourceRoots) {
    public Request {
        given = List.copyOf(given);
        sourceRoots = List.copyOf(sourceRoots);
    }

    /** Paths under their own names. */
    public static Request of(List<Path> paths, List<Path> sourceRoots) {
        return new Request(Given.of(paths), sourceRoots);
    }
}
