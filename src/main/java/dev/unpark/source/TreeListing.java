package dev.unpark.source;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Walks source roots once. Reads names and attributes only, never a file's content. */
final class TreeListing {
    /** A tree that a person works on has far fewer; what is larger is a mirror of crates or a wrong folder. */
    static final int MAX_FILES = 50_000;

    static final int MAX_FOLDERS = 200_000;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NOTES = 10;
    private static final Set<String> SKIPPED = Set.of(".git", ".hg", ".svn", ".jj", "node_modules");

    /** One file: its path below the root with {@code /}, and where it is. */
    record Listed(String path, Path file) {}

    /** A root and what is below it, sorted by path. */
    record Root(Path folder, List<Listed> files) {
        Root {
            files = List.copyOf(files);
        }

        /** The folder's own name; empty for a file system's root. */
        String name() {
            Path name = folder.getFileName();
            return name == null ? "" : name.toString();
        }
    }

    private record Folder(Path path, String below, int depth) {}

    private final JobContext job;
    private final int maxFiles;
    private final int maxFolders;
    private final Set<Path> visited = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private int fileCount;
    private boolean full;

    TreeListing(JobContext job, int maxFiles, int maxFolders) {
        this.job = job;
        this.maxFiles = maxFiles;
        this.maxFolders = maxFolders;
    }

    /** What could not be listed, in sentences; of very many only the first and how many more. */
    List<String> notes() {
        List<String> shown = new ArrayList<>(notes.subList(0, Math.min(notes.size(), MAX_NOTES)));
        if (notes.size() > MAX_NOTES) {
            shown.add("%,d more folders could not be listed.".formatted(notes.size() - MAX_NOTES));
        }
        return List.copyOf(shown);
    }

    /**
     * Lists one root. Folders of the root itself come before those behind links, so that a file behind both has its real
     * path.
     */
    Root list(Path given) throws Refused {
        Path root = realFolder(given);
        List<Listed> found = new ArrayList<>();
        Deque<Folder> links = new ArrayDeque<>();
        if (visited.add(root)) {
            walk(new Folder(root, "", 0), found, links);
        }
        while (!links.isEmpty() && !full) {
            follow(links.removeFirst(), root, found, links);
        }
        found.sort(Comparator.comparing(Listed::path));
        return new Root(root, found);
    }

    private static Path realFolder(Path given) throws Refused {
        if (!Files.isDirectory(given)) {
            throw new Refused(given + (Files.exists(given) ? " is not a folder." : " does not exist.")
                    + " Choose the folder that holds Cargo.toml.");
        }
        try {
            if (Files.isReadable(given)) {
                return given.toRealPath();
            }
        } catch (IOException e) {
            throw new Refused(unreadable(given), e);
        }
        throw new Refused(unreadable(given));
    }

    private static String unreadable(Path given) {
        return "The folder " + given + " cannot be read. Check its permissions, or choose another one.";
    }

    private void follow(Folder link, Path root, List<Listed> found, Deque<Folder> links) {
        try {
            Path real = link.path().toRealPath();
            if (!root.startsWith(real) && visited.add(real)) {
                walk(link, found, links);
            }
        } catch (IOException e) {
            notes.add("The link " + link.below() + " leads nowhere; its files are missing.");
        }
    }

    private void walk(Folder start, List<Listed> found, Deque<Folder> links) {
        Deque<Folder> open = new ArrayDeque<>();
        open.push(start);
        while (!open.isEmpty() && !full) {
            job.checkCancelled();
            job.progress(fileCount, 0, "Listing source files");
            Folder folder = open.pop();
            List<Folder> below = new ArrayList<>();
            for (Path entry : entries(folder)) {
                add(folder, entry, found, below, links);
            }
            below.reversed().forEach(open::push);
            if (fileCount >= maxFiles || visited.size() >= maxFolders) {
                full = true;
                notes.addFirst("The source tree is larger than Unpark lists (%,d files); open a folder inside it."
                        .formatted(maxFiles));
            }
        }
    }

    private List<Path> entries(Folder folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            notes.add("The folder " + folder.below() + " could not be read; its files are missing.");
        }
        entries.sort(Comparator.comparing(TreeListing::name));
        return entries;
    }

    private void add(Folder folder, Path entry, List<Listed> found, List<Folder> open, Deque<Folder> links) {
        String name = name(entry);
        String below = folder.below().isEmpty() ? name : folder.below() + "/" + name;
        boolean link = Files.isSymbolicLink(entry);
        if (Files.isDirectory(entry)) {
            if (skipped(name, folder.below()) || folder.depth() >= MAX_DEPTH) {
                return;
            }
            Folder child = new Folder(entry, below, folder.depth() + 1);
            if (link) {
                links.addLast(child);
            } else if (visited.add(real(entry))) {
                open.add(child);
            }
        } else if (wanted(name, folder.below()) && Files.isRegularFile(entry) && fileCount < maxFiles) {
            found.add(new Listed(below, entry));
            fileCount++;
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath(LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return folder;
        }
    }

    /** Cargo's build folder is not source; a module named {@code target} below {@code src} is. */
    private static boolean skipped(String name, String parent) {
        return SKIPPED.contains(name) || (name.equals("target") && !("/" + parent + "/").contains("/src/"));
    }

    private static boolean wanted(String name, String parent) {
        return name.toLowerCase(Locale.ROOT).endsWith(".rs")
                || name.equals("Cargo.toml")
                || name.equals("Cargo.lock")
                || (name.equals("config.toml") && (parent.equals(".cargo") || parent.endsWith("/.cargo")));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
