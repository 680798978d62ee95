package dev.unpark.session;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where this build's samples lie: in a checkout, a few folders above the classes. */
public final class Samples {
    private static final String FOLDER = "samples";

    private Samples() {}

    /** The folder of a sample; empty where the application runs without them. */
    public static Optional<Path> folder(String sample) {
        CodeSource code = Samples.class.getProtectionDomain().getCodeSource();
        if (code == null) {
            return Optional.empty();
        }
        try {
            return above(Path.of(code.getLocation().toURI()), sample);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // the classes come from no file, so nothing lies above them
        }
    }

    static Optional<Path> above(Path start, String sample) {
        for (Path at = start; at != null; at = at.getParent()) {
            Path folder = at.resolve(FOLDER).resolve(sample);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
