package dev.unpark.unpack;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.jspecify.annotations.Nullable;

/** Takes one zip apart: by its table of contents, or where that was cut off, from the front as far as it goes. */
final class OneZip {
    private final Path file;
    private final String shown;
    private final Members members;
    private final Budget budget;
    private final Predicate<String> wanted;
    private final JobContext job;
    private final List<String> damaged = new ArrayList<>();
    private final List<String> unsupported = new ArrayList<>();
    private int encrypted;
    private int links;

    OneZip(Path file, String shown, Members members, Budget budget, Predicate<String> wanted, JobContext job) {
        this.file = file;
        this.shown = shown;
        this.members = members;
        this.budget = budget;
        this.wanted = wanted;
        this.job = job;
    }

    void unpack(List<String> notes) throws IOException, Refused {
        try {
            ZipFile opened = open();
            if (opened == null) {
                fromTheFront();
            } else {
                try (ZipFile zip = opened) {
                    all(zip);
                }
            }
        } finally {
            tell(notes);
        }
        if (encrypted > 0 && members.isEmpty()) {
            throw new Refused(
                    shown + " is encrypted, and Unpark asks for no passwords. Unpack it yourself, and open the"
                            + " folder with what was in it.");
        }
    }

    private @Nullable ZipFile open() {
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private void all(ZipFile zip) throws IOException {
        long total = Files.size(file);
        long done = 0;
        for (Enumeration<ZipArchiveEntry> e = zip.getEntriesInPhysicalOrder(); e.hasMoreElements(); ) {
            ZipArchiveEntry entry = e.nextElement();
            job.checkCancelled();
            job.progress(Math.min(done, total), total, "Unpacking " + shown);
            done += Math.max(0, entry.getCompressedSize());
            if (isWanted(entry)) {
                if (zip.canReadEntryData(entry)) {
                    one(zip, entry);
                } else {
                    unsupported.add(name(entry));
                }
            }
        }
    }

    private void one(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream raw = zip.getInputStream(entry)) {
            write(entry, raw, raw instanceof InputStreamStatistics s ? s::getCompressedCount : () -> Long.MAX_VALUE);
        } catch (LimitHit | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The next one stands at a place of its own.
            damaged.add(name(entry));
            if (members.bytesOfLast() == 0) {
                members.dropLast();
            }
        }
    }

    private void fromTheFront() throws IOException {
        try (PackedBytes in = new PackedBytes(Files.newInputStream(file), Files.size(file), shown, job);
                ZipArchiveInputStream zip =
                        new ZipArchiveInputStream(new BufferedInputStream(in), "UTF-8", true, true)) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isWanted(entry)) {
                    if (zip.canReadEntryData(entry)) {
                        write(entry, zip, in::done);
                    } else {
                        unsupported.add(name(entry));
                    }
                }
            }
        }
        throw new IOException("its table of contents is missing");
    }

    private void write(ZipArchiveEntry entry, InputStream raw, LongSupplier packedBytes) throws IOException {
        CheckedInputStream in = new CheckedInputStream(new Metered(raw, budget, packedBytes), new CRC32());
        members.write(name(entry), in);
        boolean known = members.lastIsWhole() && entry.getCrc() >= 0;
        if (known && in.getChecksum().getValue() != entry.getCrc()) {
            damaged.add(name(entry));
        }
    }

    private boolean isWanted(ZipArchiveEntry entry) {
        if (entry.isDirectory() || !wanted.test(name(entry))) {
            return false;
        }
        if (entry.isUnixSymlink()) {
            links++;
            return false;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            encrypted++;
            return false;
        }
        return true;
    }

    // Some programs of Windows write its own separator.
    private static String name(ZipArchiveEntry entry) {
        String name = entry.getName();
        return (name.indexOf('/') < 0 ? name.replace('\\', '/') : name).replaceFirst("^([.]/+)+", "");
    }

    private void tell(List<String> notes) {
        if (links > 0) {
            notes.add(OneArchive.links(shown, links));
        }
        if (encrypted > 0 && !members.isEmpty()) {
            notes.add(encrypted + (encrypted == 1 ? " file was" : " files were") + " left out of " + shown
                    + ", for Unpark asks for no passwords. Unpack it yourself to have what is encrypted.");
        }
        if (!damaged.isEmpty()) {
            notes.add(named(damaged) + " cut or damaged; as much of it as could be unpacked was read. Copy " + shown
                    + " again from where it comes.");
        }
        if (!unsupported.isEmpty()) {
            notes.add(named(unsupported) + " packed in a way that Unpark does not know. Unpack " + shown
                    + " yourself to have it.");
        }
    }

    private String named(List<String> names) {
        return names.size() == 1
                ? names.getFirst() + " in " + shown + " is"
                : names.size() + " files in " + shown + ", such as " + names.getFirst() + ", are";
    }
}
