package dev.unpark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file under {@code src/test/resources}. On a mismatch the actual text is left in {@code
 * target/golden/}; {@code -Dgolden.update=true} accepts it.
 */
public final class Golden {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private Golden() {}

    public static void check(String resource, String actual) {
        Path expected = RESOURCES.resolve(resource);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, actual);
            }
            String text = Files.exists(expected) ? Files.readString(expected) : "";
            if (!text.equals(actual)) {
                Path left = Path.of("target/golden").resolve(resource);
                Files.createDirectories(left.getParent());
                Files.writeString(left, actual);
            }
            assertEquals(
                    text, actual, "differs from " + expected + "; see target/golden, -Dgolden.update=true accepts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
