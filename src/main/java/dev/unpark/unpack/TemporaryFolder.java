package dev.unpark.unpack;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A scratch folder that is made when it is needed, and gone when its user is done; for commands that keep nothing. */
public final class TemporaryFolder implements Scratch, AutoCloseable {
    private @Nullable Path root;
    private int folders;

    @Override
    public Path newFolder() throws Refused {
        try {
            Path parent = root;
            if (parent == null) {
                parent = Files.createTempDirectory("unpark-");
                parent.toFile().deleteOnExit();
                root = parent;
            }
            Path folder = parent.resolve("s" + ++folders);
            Members.makeFolder(folder);
            return folder;
        } catch (IOException e) {
            throw new Refused(
                    "There is no place to unpack into (" + Reason.of(e) + "). Make room in "
                            + System.getProperty("java.io.tmpdir")
                            + ", or name another folder with UNPARK_JAVA_OPTS=-Djava.io.tmpdir=DIR.",
                    e);
        }
    }

    @Override
    public void close() {
        if (root == null) {
            return;
        }
        try {
            delete(root);
        } catch (IOException e) {
            // What is left goes when the process ends; the answer was given already.
            folders = 0;
        }
        root = null;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
