package dev.unpark.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unpark.unpack.SafeName;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads one {@code .unpark} file. It may come from anywhere, so only what its list names is unpacked, as long as listed. */
final class Unpacking {
    private static final int MAX_MANIFEST_BYTES = 512 << 20;
    private static final int MAX_FILES = 200_000;
    private static final long MAX_BYTES = 64L << 30;

    private final Path file;
    private final Path into;
    private final JobContext job;
    private final byte[] buffer = new byte[1 << 16];
    private long done;
    private long total;

    Unpacking(Path file, Path into, JobContext job) {
        this.file = file;
        this.into = into;
        this.job = job;
    }

    Contents unpack() throws Refused {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip);
            checkSize(manifest);
            List<EvidenceFile> files = new ArrayList<>();
            for (Manifest.File f : manifest.evidence()) {
                Path to = into.resolve("evidence").resolve((files.size() + 1) + "-" + SafeName.of(f.shown(), "file"));
                unpack(zip, f.entry(), f, to);
                files.add(new EvidenceFile(f.shown(), to, f.sha256(), readAs(manifest, f)));
            }
            List<SourceTree> trees = new ArrayList<>();
            for (Manifest.Tree tree : manifest.sources()) {
                trees.add(unpack(zip, tree, trees.size()));
            }
            return new Contents(manifest.work(), files, manifest.unread(), trees, manifest.notes());
        } catch (FileAlreadyExistsException e) {
            throw damaged("it lists a file twice", e);
        } catch (ZipException | IllegalArgumentException e) {
            // ZipFile throws the second for entry names that are no UTF-8.
            throw damaged("it is no whole zip file", e);
        } catch (IOException e) {
            throw new Refused(
                    file + " could not be opened (" + UnparkFile.reason(e) + "). Check the path and the room"
                            + " on the disk, then open it again.",
                    e);
        }
    }

    private static @Nullable String readAs(Manifest manifest, Manifest.File file) {
        return manifest.readAs().stream()
                .filter(c -> c.entry().equals(file.entry()))
                .map(Manifest.Choice::format)
                .findFirst()
                .orElse(null);
    }

    private Manifest manifest(ZipFile zip) throws IOException, Refused {
        ZipEntry entry = zip.getEntry("investigation.json");
        if (entry == null) {
            throw damaged("it holds no investigation.json", null);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(MAX_MANIFEST_BYTES);
            if (in.read() >= 0) {
                throw damaged("its investigation.json is larger than 512 MiB", null);
            }
        }
        try {
            JsonNode node = Json.MAPPER.readTree(bytes);
            checkVersion(node);
            if (node instanceof ObjectNode object && !object.has("readAs")) {
                object.putArray("readAs");
            }
            return Json.MAPPER.treeToValue(node, Manifest.class);
        } catch (JsonProcessingException e) {
            throw damaged("its investigation.json cannot be understood", e);
        }
    }

    private void checkVersion(JsonNode node) throws Refused {
        int version = node.path("version").asInt(0);
        if (!node.path("schema").asText("").equals(Manifest.SCHEMA) || version < 1) {
            throw damaged("its investigation.json is not one of Unpark's", null);
        }
        if (version > Manifest.VERSION) {
            throw new Refused(file + " was saved by a newer Unpark (its format is " + version
                    + ", this one reads up to " + Manifest.VERSION + "). Update Unpark, then open it again.");
        }
    }

    private void checkSize(Manifest manifest) throws IOException, Refused {
        long files = manifest.evidence().size();
        long bytes = 0;
        for (Manifest.File f : manifest.evidence()) {
            bytes = Math.addExact(bytes, Math.clamp(f.bytes(), 0, MAX_BYTES));
        }
        for (Manifest.Tree tree : manifest.sources()) {
            files += tree.files().size();
            for (Manifest.File f : tree.files()) {
                bytes = Math.addExact(bytes, Math.clamp(f.bytes(), 0, MAX_BYTES));
            }
        }
        if (files > MAX_FILES || bytes > MAX_BYTES) {
            throw damaged("it claims to hold " + files + " files of " + (bytes >> 20) + " MiB", null);
        }
        long room = Files.getFileStore(into).getUsableSpace();
        if (bytes > room) {
            throw new Refused(file + " needs " + (bytes >> 20) + " MiB to be unpacked in " + into + ", where "
                    + (room >> 20) + " MiB are free. Make room, then open it again.");
        }
        total = bytes;
    }

    private SourceTree unpack(ZipFile zip, Manifest.Tree tree, int index) throws IOException, Refused {
        Path root = into.resolve("source")
                .resolve(Integer.toString(index))
                .resolve(SafeName.of(tree.entry().replaceFirst("/$", ""), "tree"));
        Adoption.makeFolder(root);
        List<String> paths = new ArrayList<>();
        for (Manifest.File f : tree.files()) {
            if (!SafeName.isPlainPath(f.entry())) {
                throw damaged("a source file in it has a name that leads out of its folder", null);
            }
            unpack(zip, tree.entry() + f.entry(), f, root.resolve(f.entry()));
            paths.add(f.entry());
        }
        return new SourceTree(tree.shown(), root, paths);
    }

    private void unpack(ZipFile zip, String name, Manifest.File listed, Path to) throws IOException, Refused {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            throw damaged(name + " is missing in it", null);
        }
        Adoption.makeFolder(to.getParent());
        to.toFile().deleteOnExit();
        MessageDigest sha = sha256();
        long bytes = 0;
        // CREATE_NEW: two entries of one name would be one file.
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n > 0 && bytes <= listed.bytes(); n = in.read(buffer)) {
                job.checkCancelled();
                out.write(buffer, 0, n);
                sha.update(buffer, 0, n);
                bytes += n;
                done += n;
                job.progress(Math.min(done, total), total, "Unpacking " + listed.shown());
            }
        }
        boolean whole = bytes == listed.bytes()
                && HexFormat.of().formatHex(sha.digest()).equals(listed.sha256());
        if (!whole) {
            throw damaged(name + " in it is not what was saved", null);
        }
    }

    private Refused damaged(String how, @Nullable Exception cause) {
        String message = file + " is damaged or not an Unpark investigation: " + how
                + ". Open a backup of it, or the dumps themselves.";
        return cause == null ? new Refused(message) : new Refused(message, cause);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
