package dev.unpark.session;

import java.nio.file.Path;
import java.util.List;

/**
 * A file or folder to open, and what to call it.
 *
 * @param shown the path as the person gave it, or words for what has none, such as a pasted text
 */
public record Given(Path path, String shown) {
    /** A path goes by itself, with {@code /} on every system. */
    public static Given of(Path path) {
        String text = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        return new Given(path, text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** Each path by itself. */
    public static List<Given> of(List<Path> paths) {
        return paths.stream().map(Given::of).toList();
    }
}
