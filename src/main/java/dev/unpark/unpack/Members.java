package dev.unpark.unpack;

import dev.unpark.work.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what comes out of one archive. */
final class Members {
    // Of a core file no more is needed than to say that it is one.
    private static final int HEAD_OF_CORE_BYTES = 64;

    private final Path folder;
    private final Path tree;
    private final Path beside;
    private final Budget budget;
    private final JobContext job;
    private final byte[] buffer = new byte[1 << 16];
    private final List<Unpacked.Member> others = new ArrayList<>();

    /** Bytes of the member that was written last, for a caller whose source failed in the middle. */
    private long bytes;

    private @Nullable Path last;
    private boolean whole;
    private int count;

    Members(Path folder, Budget budget, JobContext job) {
        this.folder = folder;
        this.tree = folder.resolve("tree");
        this.beside = folder.resolve("beside");
        this.budget = budget;
        this.job = job;
    }

    Path tree() {
        return tree;
    }

    List<Unpacked.Member> others() {
        return others;
    }

    /** Writes one member to the end of {@code in}, or to where that fails. */
    Path write(String name, InputStream in) throws IOException {
        bytes = 0;
        last = null;
        whole = false;
        budget.member();
        try (OutputStream out = open(name)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                job.checkCancelled();
                if (bytes == 0 && isCore(n)) {
                    put(out, Math.min(n, HEAD_OF_CORE_BYTES));
                    return lastPath();
                }
                put(out, n);
            }
        }
        whole = true;
        return lastPath();
    }

    /** What was written of the member that could not be read to its end, in bytes. */
    long bytesOfLast() {
        return bytes;
    }

    /** Whether the member that was written last was read to its end. */
    boolean lastIsWhole() {
        return whole;
    }

    boolean isEmpty() {
        return count == 0;
    }

    Path lastPath() {
        return java.util.Objects.requireNonNull(last, "nothing was written");
    }

    /** Forgets the member that was written last. */
    void dropLast() throws IOException {
        if (last != null) {
            Files.deleteIfExists(last);
            count--;
            others.removeIf(m -> m.path().equals(last));
        }
    }

    private boolean isCore(int n) {
        return n > 4 && buffer[0] == 0x7F && buffer[1] == 'E' && buffer[2] == 'L' && buffer[3] == 'F';
    }

    private void put(OutputStream out, int n) throws IOException {
        budget.write(n, folder);
        try {
            out.write(buffer, 0, n);
        } catch (IOException e) {
            throw new LimitHit("could not be written below " + folder + " (" + Reason.of(e) + ")", e);
        }
        bytes += n;
    }

    private OutputStream open(String name) throws IOException {
        if (SafeName.isPlainPath(name)) {
            try {
                return create(tree.resolve(name));
            } catch (IOException e) {
                // It is there already, or too long for this system, or a file where a folder should be.
                return openBeside(name);
            }
        }
        return openBeside(name);
    }

    private OutputStream openBeside(String name) throws IOException {
        Path file = beside.resolve((others.size() + 1) + "-" + SafeName.of(name, "file"));
        try {
            OutputStream out = create(file);
            others.add(new Unpacked.Member(name, file));
            return out;
        } catch (IOException e) {
            throw new LimitHit("could not be written to " + beside + " (" + Reason.of(e) + ")", e);
        }
    }

    private OutputStream create(Path file) throws IOException {
        makeFolder(file.getParent());
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.toFile().deleteOnExit();
        last = file;
        count++;
        return out;
    }

    // Folders are named for deletion before what is in them: the last named goes first.
    static void makeFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            folder.toFile().deleteOnExit();
        }
    }
}
