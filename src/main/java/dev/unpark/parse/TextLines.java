package dev.unpark.parse;

import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;

/** Lines of an input's text, for views and documents that quote it. */
public final class TextLines {
    private TextLines() {}

    /**
     * Decoded lines {@code from} to {@code from + count - 1} (1-based), fewer at the end of the file.
     *
     * @param maxChars a longer line is cut there and ends with an ellipsis
     */
    public static List<String> read(Path file, int from, int count, int maxChars) throws Refused {
        throw new Refused("Not built yet.");
    }
}
