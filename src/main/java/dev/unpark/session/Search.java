package dev.unpark.session;

import dev.unpark.store.UnparkFile;
import dev.unpark.work.JobContext;
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

/** Looks through the paths that a person gave for evidence and source trees. */
final class Search {
    private static final int MAX_FILES = 5_000;
    private static final int MAX_DEPTH = 16;

    // Inside a source tree most files are the project's own; a dump that was put beside them has one of these.
    private static final Set<String> EVIDENCE_ENDS =
            Set.of("txt", "log", "out", "err", "stderr", "dump", "trace", "bt", "gdb");

    private static final Set<String> CODE_FOLDERS = Set.of("src", "tests", "examples", "benches");

    private static final Set<String> BUILD_FOLDERS = Set.of("target", "node_modules");

    private final JobContext job;
    private final List<Found.File> files = new ArrayList<>();
    private final List<Path> roots = new ArrayList<>();
    private final List<Path> saved = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private boolean full;

    private Search(JobContext job) {
        this.job = job;
    }

    /** Looks through files and folders in their order, what is in a folder by name. */
    static Found in(List<Path> paths, JobContext job) {
        Search search = new Search(job);
        for (Path path : paths) {
            search.given(path);
        }
        return new Found(search.files, search.roots, search.saved, search.notes);
    }

    private void given(Path path) {
        String name = name(path);
        if (Files.isDirectory(path)) {
            folder(path, shown(path), null, 0);
        } else if (UnparkFile.isOne(path) && Files.exists(path)) {
            saved.add(path);
        } else if (isSource(name) && Files.isReadable(path)) {
            addRoot(rootOf(path));
        } else if (seen.add(identity(path))) {
            files.add(new Found.File(path, shown(path), true));
        }
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
            addRoot(folder);
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
                addRoot(parent);
            }
        } else if ((root == null || EVIDENCE_ENDS.contains(end(name))) && seen.add(identity(child))) {
            add(new Found.File(child, shown, false));
        }
    }

    private void add(Found.File file) {
        if (files.size() < MAX_FILES) {
            files.add(file);
        } else if (!full) {
            full = true;
            notes.add("There are more than " + MAX_FILES + " files; " + file.shown()
                    + " and what comes after it was left out. Open a smaller folder to have it.");
        }
    }

    private void addRoot(Path root) {
        boolean inside = roots.stream().anyMatch(r -> identity(root).startsWith(identity(r)));
        if (!inside) {
            roots.removeIf(r -> identity(r).startsWith(identity(root)));
            roots.add(root);
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
        return name.endsWith(".rs") || name.equals("Cargo.toml") || name.equals("Cargo.lock");
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

    private static String shown(Path path) {
        String text = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
