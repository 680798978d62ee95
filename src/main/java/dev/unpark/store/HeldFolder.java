package dev.unpark.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private folder that belongs to this process for as long as it lives. The system lets go of the lock beside it when the
 * process ends, by {@code kill -9} too, and the next process sees that the folder was left.
 */
final class HeldFolder implements AutoCloseable {
    // A second channel on a file that this process has locked would drop the lock when closed (POSIX), so own folders
    // are never probed. The channels are kept reachable, for the collector closes what nobody holds.
    private static final Map<Path, FileChannel> OWN = new HashMap<>();

    private final Path path;
    private final FileChannel channel;

    private HeldFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes a new folder below {@code parent}, readable by this person alone. */
    static HeldFolder create(Path parent) throws IOException {
        makePrivate(parent);
        ProcessHandle process = ProcessHandle.current();
        String name = process.pid() + "-" + started(process) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Path folder = parent.resolve(name).toAbsolutePath();
        // The lock is there before the folder is: whoever finds the folder finds it held.
        FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock(channel);
        synchronized (OWN) {
            OWN.put(folder, channel);
        }
        makePrivate(folder);
        return new HeldFolder(folder, channel);
    }

    Path path() {
        return path;
    }

    /** Stays until the process ends; after an end in order nothing is left. */
    Path deletedOnExit() {
        // Deletes in the opposite order of these calls, so what is unpacked later goes first.
        lockOf(path).toFile().deleteOnExit();
        path.toFile().deleteOnExit();
        return path;
    }

    /** Lets go and deletes the folder. */
    @Override
    public void close() throws IOException {
        delete(path);
        channel.close();
        Files.deleteIfExists(lockOf(path));
        synchronized (OWN) {
            OWN.remove(path);
        }
    }

    /** Folders below {@code parent} whose process is gone, by name. */
    static List<Path> abandoned(Path parent) {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : children.sorted(Comparator.naturalOrder()).toList()) {
                if (Files.isDirectory(child) && isAbandoned(child.toAbsolutePath())) {
                    left.add(child.toAbsolutePath());
                }
            }
        } catch (IOException e) {
            return left;
        }
        return left;
    }

    /** Deletes a folder that was left, with its lock. */
    static void deleteAbandoned(Path folder) throws IOException {
        delete(folder);
        Files.deleteIfExists(lockOf(folder));
    }

    private static boolean isAbandoned(Path folder) {
        if (!folder.getFileName().toString().matches("[0-9]{1,18}-[0-9]{1,18}-[0-9a-z]+")) {
            return false; // nothing of ours
        }
        synchronized (OWN) {
            if (OWN.containsKey(folder)) {
                return false;
            }
        }
        if (!Files.exists(lockOf(folder))) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException e) {
            // No locks on this file system: the process's id and start are in the folder's name.
            return !isAlive(folder);
        }
    }

    private static void lock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            Objects.requireNonNull(lock, "a file that was made a moment ago is locked");
        } catch (IOException e) {
            // Some network file systems have no locks; then the name of the folder has to do.
            return;
        }
    }

    private static boolean isAlive(Path folder) {
        String[] parts = folder.getFileName().toString().split("-");
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,18}")) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[0]));
        return process.isPresent() && started(process.get()).equals(parts[1]);
    }

    private static String started(ProcessHandle process) {
        return Long.toString(
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lock");
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
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
