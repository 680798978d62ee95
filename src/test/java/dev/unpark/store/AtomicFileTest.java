package dev.unpark.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path dir;

    @Test
    void failureInTheMiddleLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "old");

        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                }));

        assertEquals("old", Files.readString(file));
        assertEquals(1, count());
    }

    @Test
    void linkStaysALink() throws IOException {
        Path file = Files.writeString(dir.resolve("real"), "old");
        Path link = Files.createSymbolicLink(dir.resolve("link"), file);

        AtomicFile.write(link, out -> out.write("new".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
        assertEquals(2, count());
    }

    @Test
    void whoMayReadAFileStaysAsItWas() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "old");
        var shared = PosixFilePermissions.fromString("rw-rw-r--");
        Files.setPosixFilePermissions(file, shared);

        AtomicFile.write(file, out -> out.write(1));

        assertEquals(shared, Files.getPosixFilePermissions(file));
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.count();
        }
    }
}
