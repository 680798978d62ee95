package dev.unpark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/** Real captures that the tests carry, packed. */
final class Samples {
    private static final Path PACKED = Path.of("src/test/resources/cli");
    private static final Path UNPACKED = Path.of("target/captures");

    private Samples() {}

    /** A capture as a file of its own name; the path is the same on every machine, for documents print it. */
    static Path unpacked(String name) throws IOException {
        Path file = UNPACKED.resolve(name);
        Files.createDirectories(UNPACKED);
        Path part = Files.createTempFile(UNPACKED, name, ".part");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(PACKED.resolve(name + ".gz")))) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
