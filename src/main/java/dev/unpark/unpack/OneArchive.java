package dev.unpark.unpack;

import com.github.luben.zstd.ZstdInputStream;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Takes one file apart. */
final class OneArchive {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final String shown;
    private final Members members;
    private final Budget budget;
    private final Predicate<String> wanted;
    private final JobContext job;
    private final List<String> notes = new ArrayList<>();
    private @Nullable Path only;
    private boolean single;
    private int links;

    OneArchive(Path file, String shown, Members members, Budget budget, Predicate<String> wanted, JobContext job) {
        this.file = file;
        this.shown = shown;
        this.members = members;
        this.budget = budget;
        this.wanted = wanted;
        this.job = job;
    }

    Unpacked unpack(Packed packed) throws Refused {
        try {
            if (packed == Packed.ZIP) {
                new OneZip(file, shown, members, budget, wanted, job).unpack(notes);
            } else {
                stream(packed);
            }
        } catch (CancellationException e) {
            throw e;
        } catch (LimitHit e) {
            stopped(e);
        } catch (IOException | RuntimeException e) {
            // The second: what libraries throw at headers that make no sense.
            damaged(e);
        } catch (LinkageError e) {
            throw new Refused(
                    shown + " cannot be unpacked, for the zstd library does not load on this machine (" + e.getMessage()
                            + "). Unpack it with zstd -d, and open what comes out.",
                    e);
        }
        tellOfNames();
        return new Unpacked(only, members.tree(), members.others(), notes);
    }

    private void stream(Packed packed) throws IOException {
        try (PackedBytes in = new PackedBytes(Files.newInputStream(file), Files.size(file), shown, job);
                InputStream plain = new BufferedInputStream(
                        new Metered(decompressed(packed, in), budget, in::done), BUFFER_BYTES)) {
            if (Packed.isTar(head(plain))) {
                tar(plain);
            } else {
                single = true;
                only = members.write(SafeName.of(shown, "file").replaceFirst("[.](gz|zst|zstd)$", ""), plain);
            }
        }
    }

    private static byte[] head(InputStream plain) throws IOException {
        plain.mark(Packed.HEAD_BYTES);
        byte[] head = new byte[Packed.HEAD_BYTES];
        int length = 0;
        try {
            for (int n = 0; n >= 0 && length < head.length; n = plain.read(head, length, head.length - length)) {
                length += n;
            }
        } catch (LimitHit e) {
            throw e;
        } catch (IOException e) {
            // Whoever reads on from the front comes to this place again.
            length = 0;
        }
        plain.reset();
        return Arrays.copyOf(head, length);
    }

    private static InputStream decompressed(Packed packed, InputStream in) throws IOException {
        return switch (packed) {
            case GZIP -> new GZIPInputStream(new BufferedInputStream(in, BUFFER_BYTES), BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(new BufferedInputStream(in, BUFFER_BYTES));
            case TAR, ZIP -> in;
        };
    }

    private void tar(InputStream plain) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            job.checkCancelled();
            String name = entry.getName().replaceFirst("^([.]/+)+", "");
            if (entry.isSymbolicLink() || entry.isLink()) {
                links++;
            } else if (entry.isFile() && wanted.test(name)) {
                members.write(name, tar);
            }
        }
    }

    private void stopped(LimitHit e) throws Refused {
        dropLast();
        String sentence = shown + " " + e.reason();
        if (members.isEmpty()) {
            throw new Refused(sentence + ". Unpack it yourself, and open the files that matter.", e);
        }
        notes.add(sentence + ": the rest of it was left out. Unpack it yourself, and open the files that matter.");
    }

    private void dropLast() {
        try {
            members.dropLast();
        } catch (IOException e) {
            notes.add(shown + " left a part of a file behind, " + members.lastPath() + ".");
        }
    }

    private void damaged(Exception e) throws Refused {
        String sentence = shown + " is cut or damaged (" + Reason.of(e) + ")";
        if (members.isEmpty() || (single && members.bytesOfLast() == 0)) {
            throw new Refused(
                    sentence + ", and nothing could be unpacked from it. Copy it again from where it comes.", e);
        }
        if (single) {
            only = members.lastPath();
        }
        notes.add(sentence + ": what came before that place was read.");
    }

    static String links(String shown, int count) {
        return shown + " holds " + count + (count == 1 ? " link, which was" : " links, which were") + " not followed.";
    }

    private void tellOfNames() {
        if (links > 0) {
            notes.add(links(shown, links));
        }
        if (!members.others().isEmpty()) {
            int count = members.others().size();
            notes.add(shown + " holds " + (count == 1 ? "a name" : count + " names")
                    + " that lead elsewhere, stand there twice, or are none on every system, such as "
                    + members.others().getFirst().name() + "; Unpark wrote nothing there, only below its own folder.");
        }
    }
}
