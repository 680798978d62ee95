package dev.unpark.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a whole file or leaves what was there: at no moment is there half a file under the target's name. */
final class AtomicFile {
    /** What goes into the file. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /** Writes beside the target, forces it to the disk, then moves it over the target. */
    static void write(Path target, Body body) throws IOException {
        // A link stays a link: what it leads to is replaced.
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path folder = real.getParent();
        if (folder == null) {
            throw new IOException(target + " is not a file");
        }
        Path draft = folder.resolve("." + real.getFileName() + "-" + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                            FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                body.writeTo(out);
                out.flush();
                channel.force(true);
            }
            keepPermissions(real, draft);
            move(draft, real);
            force(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    // A new file gets what the person's umask says, not the 0600 of a temporary file; an old one stays as it was.
    private static void keepPermissions(Path old, Path draft) throws IOException {
        if (Files.exists(old)
                && draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(old));
        }
    }

    private static void move(Path draft, Path real) throws IOException {
        try {
            Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, real, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // Makes the new name itself durable. Windows cannot open a folder so and does not need it.
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole under either name; only a power cut in the next seconds could bring the old one back.
            return;
        }
    }
}
