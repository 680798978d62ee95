package dev.unpark.session;

import dev.unpark.store.UnparkFile;
import dev.unpark.unpack.Limits;
import dev.unpark.unpack.Packed;
import dev.unpark.unpack.Scratch;
import dev.unpark.unpack.Unpacked;
import dev.unpark.unpack.Unpacker;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through the paths that a person gave for evidence and source trees, inside of archives too. */
final class Search {
    private static final int MAX_FILES = 5_000;
    private static final int MAX_DEPTH = 16;

    // Inside a source tree most files are the project's own; a dump that was put beside them has one of these.
    private static final Set<String> EVIDENCE_ENDS =
            Set.of("txt", "log", "out", "err", "stderr", "dump", "trace", "bt", "gdb");

    private static final Set<String> CODE_FOLDERS = Set.of("src", "tests", "examples", "benches");

    private static final Set<String> BUILD_FOLDERS = Set.of("target", "node_modules");

    // Zip files inside that are somebody's program or document; given by name they are looked into.
    private static final Set<String> NO_ARCHIVES = Set.of(
            "jar", "war", "apk", "whl", "crate", "nupkg", "vsix", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub");

    private final JobContext job;
    private final Unpacker unpacker;
    private final List<Found.File> files = new ArrayList<>();
    private final List<Found.Root> roots = new ArrayList<>();
    private final List<Path> saved = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private boolean full;
    private int nesting;

    private Search(Scratch scratch, JobContext job) {
        this.job = job;
        this.unpacker = new Unpacker(scratch, Limits.standard(), Search::isWorthUnpacking, job);
    }

    /** Looks through files and folders in their order, what is in a folder or an archive by name. */
    static Found in(List<Given> all, Scratch scratch, JobContext job) {
        Search search = new Search(scratch, job);
        for (Given one : all) {
            search.given(one.path(), one.shown());
        }
        return new Found(search.files, search.roots, search.saved, search.notes);
    }

    private void given(Path path, String shown) {
        String name = name(path);
        if (Files.isDirectory(path)) {
            folder(path, shown, null, 0);
        } else if (UnparkFile.isOne(path) && Files.exists(path)) {
            saved.add(path);
        } else if (isSource(name) && Files.isReadable(path)) {
            addRoot(rootOf(path), null);
            if (isOfCargo(name) && seen.add(identity(path))) {
                file(path, shown, true);
            }
        } else if (seen.add(identity(path))) {
            file(path, shown, true);
        }
    }

    /** A file of evidence, or one that holds some. */
    private void file(Path file, String shown, boolean given) {
        Packed packed = given || !NO_ARCHIVES.contains(end(name(file))) ? Packed.of(file) : null;
        if (packed == null) {
            add(new Found.File(file, shown, given, null));
        } else if (nesting == unpacker.maxNesting()) {
            notes.add(shown + " lies in archives inside of each other more than " + nesting
                    + " deep, and was left out. Unpack them, and open what is in it.");
        } else {
            nesting++;
            unpack(file, packed, shown, given);
            nesting--;
        }
    }

    private void unpack(Path file, Packed packed, String shown, boolean given) {
        try {
            Unpacked unpacked = unpacker.unpack(file, packed, shown);
            notes.addAll(unpacked.notes());
            if (unpacked.only() != null) {
                file(unpacked.only(), shown, given);
                return;
            }
            if (Files.isDirectory(unpacked.tree())) {
                folder(unpacked.tree(), shown + "!", null, 0);
            }
            for (Unpacked.Member other : unpacked.others()) {
                if (!isSource(other.name())) {
                    file(other.path(), shown + "!/" + other.name(), false);
                }
            }
        } catch (Refused e) {
            String why = e.getMessage() == null ? shown + " could not be unpacked." : e.getMessage();
            if (given) {
                files.add(new Found.File(file, shown, true, why));
            } else {
                notes.add(why);
            }
        }
    }

    private static boolean isWorthUnpacking(String name) {
        for (String part : name.split("/")) {
            if ((part.startsWith(".") && !part.equals("..")) || BUILD_FOLDERS.contains(part)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** @param root the source tree that the folder lies in, or null */
    private void folder(Path folder, String shown, @Nullable Path root, int depth) {
        job.checkCancelled();
        // A link may lead back up; each folder is looked into once.
        if (depth > MAX_DEPTH || !seen.add(identity(folder))) {
            return;
        }
        List<Path> children;
        try (Stream<Path> list = Files.list(folder)) {
            children = list.sorted(Comparator.comparing(Search::name)).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            notes.add(shown + " could not be looked into; make it readable and open it again to have what is in it.");
            return;
        }
        Path tree = root;
        if (tree == null && children.stream().anyMatch(c -> name(c).equals("Cargo.toml"))) {
            addRoot(folder, nesting == 0 ? null : shown);
            tree = folder;
        }
        for (Path child : children) {
            child(folder, child, shown + "/" + name(child), tree, depth);
        }
    }

    private void child(Path parent, Path child, String shown, @Nullable Path root, int depth) {
        String name = name(child);
        if (name.startsWith(".")) {
            return;
        }
        if (Files.isDirectory(child)) {
            if (!BUILD_FOLDERS.contains(name)) {
                folder(child, shown, root, depth + 1);
            }
        } else if (UnparkFile.isOne(child)) {
            notes.add(shown + " is a saved investigation and was left out; open it by itself.");
        } else if (isSource(name)) {
            if (root == null && name.endsWith(".rs")) {
                addRoot(parent, nesting == 0 ? null : shown.substring(0, shown.lastIndexOf('/')));
            }
        } else if ((root == null || EVIDENCE_ENDS.contains(end(unzipped(name)))) && seen.add(identity(child))) {
            file(child, shown, false);
        }
    }

    private void add(Found.File file) {
        if (file.given() || files.size() < MAX_FILES) {
            files.add(file);
        } else if (!full) {
            full = true;
            notes.add("There are more than " + MAX_FILES + " files; " + file.shown()
                    + " and what comes after it was left out. Open a smaller folder to have it.");
        }
    }

    private void addRoot(Path root, @Nullable String shown) {
        boolean inside = roots.stream().anyMatch(r -> identity(root).startsWith(identity(r.path())));
        if (!inside) {
            roots.removeIf(r -> identity(r.path()).startsWith(identity(root)));
            roots.add(new Found.Root(root, shown));
        }
    }

    private static Path rootOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return file;
        }
        return packageOf(folder);
    }

    /** The package that a folder is the source of ({@code service/src} gives {@code service}), else the folder itself. */
    static Path packageOf(Path folder) {
        Path up = folder;
        for (int i = 0; i < MAX_DEPTH && up != null; i++, up = up.getParent()) {
            if (Files.isRegularFile(up.resolve("Cargo.toml"))) {
                Path below = up.relativize(folder);
                return CODE_FOLDERS.contains(below.getName(0).toString()) ? up : folder;
            }
        }
        return folder;
    }

    private static boolean isSource(String name) {
        return name.endsWith(".rs") || isOfCargo(name);
    }

    private static boolean isOfCargo(String name) {
        return name.equals("Cargo.toml") || name.equals("Cargo.lock");
    }

    private static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static String end(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String unzipped(String name) {
        return name.replaceFirst("[.](gz|zst)$", "");
    }
}
