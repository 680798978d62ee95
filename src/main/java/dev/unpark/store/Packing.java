package dev.unpark.store;

import dev.unpark.unpack.SafeName;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one {@code .unpark} file. */
final class Packing {
    /** Source beyond this stays behind: the file is for the evidence. */
    static final long MAX_SOURCE_BYTES = 64L << 20;

    // The earliest time that a zip can hold, so that saving twice gives the same bytes.
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Evidence that stopped being readable in the middle. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        private final String shown;

        Unreadable(String shown, IOException cause) {
            super(UnparkFile.reason(cause), cause);
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    private final ZipOutputStream zip;
    private final JobContext job;
    private final List<String> left = new ArrayList<>();
    private final List<Manifest.Choice> readAs = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];
    private long done;
    private long total;

    Packing(OutputStream out, JobContext job) {
        this.zip = new ZipOutputStream(out);
        this.job = job;
    }

    /** Returns what stayed behind and why. The stream is not closed, only finished. */
    List<String> pack(Contents contents) throws IOException {
        for (EvidenceFile file : contents.files()) {
            total += size(file.path());
        }
        List<Manifest.File> evidence = new ArrayList<>();
        List<UnreadFile> unread = new ArrayList<>(contents.unread());
        for (EvidenceFile file : contents.files()) {
            packEvidence(file, evidence, unread);
        }
        List<Manifest.Tree> trees = new ArrayList<>();
        SourceBudget budget = new SourceBudget();
        for (SourceTree tree : contents.trees()) {
            trees.add(packTree(tree, trees.size(), budget));
        }
        budget.tell(left);
        List<String> notes = new ArrayList<>(contents.notes());
        left.stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        start("investigation.json");
        zip.write(Json.write(Manifest.of(contents.work(), evidence, unread, trees, notes, readAs)));
        zip.closeEntry();
        zip.finish();
        return left;
    }

    private void packEvidence(EvidenceFile file, List<Manifest.File> packed, List<UnreadFile> unread)
            throws IOException {
        // What came out of a compressed file is packed as it came out.
        String name = file.shown().replaceFirst("[.](gz|zst)$", "");
        String entry = "evidence/" + (packed.size() + 1) + "-" + SafeName.of(name, "file");
        InputStream in;
        try {
            in = Files.newInputStream(file.path());
        } catch (IOException e) {
            String error = file.shown() + " could not be read when the investigation was saved (" + UnparkFile.reason(e)
                    + "), so it is not part of it.";
            unread.add(new UnreadFile(file.shown(), error, packed.size()));
            left.add(error);
            return;
        }
        try (in) {
            Manifest.File written = packFile(in, entry, entry, file.shown());
            if (!written.sha256().equals(file.sha256())) {
                left.add(file.shown() + " changed after it was opened; the saved file has it as it is now, so notes may"
                        + " point to lines that moved.");
            }
            packed.add(written);
            if (file.readAs() != null) {
                readAs.add(new Manifest.Choice(entry, file.readAs()));
            }
        }
    }

    private Manifest.Tree packTree(SourceTree tree, int index, SourceBudget budget) throws IOException {
        String prefix = "source/" + index + "/" + SafeName.of(tree.shown(), "tree") + "/";
        List<Manifest.File> files = new ArrayList<>();
        for (String path : tree.files()) {
            Path file = tree.root().resolve(path);
            if (!SafeName.isPlainPath(path) || !budget.takes(size(file))) {
                budget.leave(path);
                continue;
            }
            try (InputStream in = Files.newInputStream(file)) {
                files.add(packFile(in, prefix + path, path, path));
            } catch (java.nio.file.FileSystemException e) {
                budget.leave(path);
            }
        }
        return new Manifest.Tree(tree.shown(), prefix, files);
    }

    private Manifest.File packFile(InputStream in, String entry, String name, String shown) throws IOException {
        MessageDigest sha = Unpacking.sha256();
        long bytes = 0;
        start(entry);
        for (int n = read(in, shown); n > 0; n = read(in, shown)) {
            job.checkCancelled();
            zip.write(buffer, 0, n);
            sha.update(buffer, 0, n);
            bytes += n;
            done += n;
            job.progress(Math.min(done, total), total, "Saving " + shown);
        }
        zip.closeEntry();
        return new Manifest.File(name, shown, HexFormat.of().formatHex(sha.digest()), bytes);
    }

    private int read(InputStream in, String shown) throws Unreadable {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new Unreadable(shown, e);
        }
    }

    private void start(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Counts what of the source goes along. */
    private static final class SourceBudget {
        private long bytes;
        private final List<String> leftBehind = new ArrayList<>();

        boolean takes(long size) {
            if (bytes + size > MAX_SOURCE_BYTES) {
                return false;
            }
            bytes += size;
            return true;
        }

        void leave(String path) {
            leftBehind.add(path);
        }

        void tell(List<String> notes) {
            if (!leftBehind.isEmpty()) {
                notes.add(leftBehind.size() + " source files were not saved along (over 64 MiB in all, not readable, or"
                        + " with a name that not every system takes), the first one " + leftBehind.getFirst() + ".");
            }
        }
    }
}
