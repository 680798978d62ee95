package dev.unpark.source;

import dev.unpark.work.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The listed files of all roots with their packages.
 *
 * @param byName the Rust files by their last segment, each list sorted by path
 * @param packages sorted by folder
 * @param locked by crate, the {@code name-version} folders that the {@code Cargo.lock} files pin
 */
record SourceTree(
        List<TreeListing.Root> roots,
        SortedMap<String, SourceFile> byPath,
        SortedMap<String, List<SourceFile>> byName,
        List<CargoPackage> packages,
        SortedMap<String, List<String>> locked) {
    static final SourceTree NONE =
            new SourceTree(List.of(), new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>());

    /** A small file; a larger one is no manifest. */
    private static final long MAX_MANIFEST = 4L << 20;

    SourceTree {
        roots = List.copyOf(roots);
        byPath = Collections.unmodifiableSortedMap(byPath);
        byName = Collections.unmodifiableSortedMap(byName);
        packages = List.copyOf(packages);
        locked = Collections.unmodifiableSortedMap(locked);
    }

    static SourceTree of(List<TreeListing.Root> roots) {
        List<String> labels = labels(roots);
        List<CargoPackage> packages = new ArrayList<>();
        SortedMap<String, SourceFile> byPath = new TreeMap<>();
        SortedMap<String, List<String>> locked = new TreeMap<>();
        for (int i = 0; i < roots.size(); i++) {
            List<CargoPackage> ofRoot = new ArrayList<>();
            addPackages(roots.get(i), labels.get(i), ofRoot);
            addFiles(roots.get(i), labels.get(i), ofRoot, byPath);
            packages.addAll(ofRoot);
            for (TreeListing.Listed listed : roots.get(i).files()) {
                if (Path.of(listed.path()).endsWith("Cargo.lock")) {
                    LockFile.read(lines(listed.file()), locked);
                }
            }
        }
        packages.sort(Comparator.comparing(CargoPackage::folder).thenComparing(CargoPackage::name));
        SortedMap<String, List<SourceFile>> byName = new TreeMap<>();
        for (SourceFile file : byPath.values()) {
            if (file.isRust()) {
                byName.computeIfAbsent(file.name(), n -> new ArrayList<>()).add(file);
            }
        }
        return new SourceTree(roots, byPath, byName, packages, locked);
    }

    /** The innermost package around a file. */
    private static @Nullable CargoPackage around(String path, List<CargoPackage> packages) {
        CargoPackage best = null;
        for (CargoPackage candidate : packages) {
            if (candidate.covers(path)
                    && (best == null
                            || candidate.folder().length() > best.folder().length())) {
                best = candidate;
            }
        }
        return best;
    }

    boolean hasCrate(String crate) {
        return packages.stream().anyMatch(p -> p.has(crate));
    }

    /** What each root's paths begin with: nothing, or once two roots hold the same path its folder's name for each. */
    private static List<String> labels(List<TreeListing.Root> roots) {
        Set<String> seen = new HashSet<>();
        boolean unique = roots.stream().flatMap(r -> r.files().stream()).allMatch(listed -> seen.add(listed.path()));
        List<String> labels = new ArrayList<>();
        for (TreeListing.Root root : roots) {
            String name = root.name().isEmpty() ? "root" : root.name();
            String label = name;
            for (int n = 2; labels.contains(label); n++) {
                label = name + "-" + n;
            }
            labels.add(label);
        }
        return unique ? roots.stream().map(r -> "").toList() : labels;
    }

    private static String join(String label, String path) {
        return label.isEmpty() || path.isEmpty() ? label + path : label + "/" + path;
    }

    private static void addFiles(
            TreeListing.Root root, String label, List<CargoPackage> packages, SortedMap<String, SourceFile> byPath) {
        CargoPackage above = packages.stream()
                .filter(p -> p.folder().equals(label) && !p.above().isEmpty())
                .findFirst()
                .orElse(null);
        List<String> prefix = prefix(root, above);
        for (TreeListing.Listed listed : root.files()) {
            List<String> below = Arrays.asList(listed.path().split("/"));
            List<String> segments = new ArrayList<>(prefix);
            segments.addAll(below);
            String path = join(label, listed.path());
            byPath.put(path, new SourceFile(path, listed.file(), segments, below.size(), around(path, packages)));
        }
    }

    private static List<String> prefix(TreeListing.Root root, @Nullable CargoPackage above) {
        List<String> prefix = new ArrayList<>();
        Path folder = root.folder();
        int count = above == null ? 1 : above.above().split("/").length + 1;
        for (int i = Math.max(0, folder.getNameCount() - count); i < folder.getNameCount(); i++) {
            prefix.add(folder.getName(i).toString());
        }
        return prefix;
    }

    private static void addPackages(TreeListing.Root root, String label, List<CargoPackage> packages) {
        List<String> paths = root.files().stream().map(TreeListing.Listed::path).toList();
        boolean ofItsOwn = false;
        for (TreeListing.Listed listed : root.files()) {
            String path = listed.path();
            if (path.equals("Cargo.toml") || path.endsWith("/Cargo.toml")) {
                ofItsOwn |= path.equals("Cargo.toml");
                String folder = path.substring(0, Math.max(0, path.length() - "/Cargo.toml".length()));
                String inside = folder.isEmpty() ? "" : folder + "/";
                List<String> below = paths.stream()
                        .filter(p -> p.startsWith(inside))
                        .map(p -> p.substring(inside.length()))
                        .toList();
                add(Manifest.read(lines(listed.file())), join(label, folder), "", below, packages);
            }
        }
        if (!ofItsOwn) {
            addAbove(root, label, paths, packages);
        }
    }

    /** Someone who opened {@code src} alone still means the package around it: its name tells the crate. */
    private static void addAbove(TreeListing.Root root, String label, List<String> paths, List<CargoPackage> packages) {
        Path folder = root.folder().getParent();
        for (int up = 0; folder != null && up < 4; up++, folder = folder.getParent()) {
            Path manifest = folder.resolve("Cargo.toml");
            if (Files.isRegularFile(manifest)) {
                String above = folder.relativize(root.folder()).toString().replace('\\', '/');
                List<String> below = paths.stream().map(p -> above + "/" + p).toList();
                add(Manifest.read(lines(manifest)), label, above, below, packages);
                return;
            }
        }
    }

    private static void add(
            Manifest manifest, String folder, String above, List<String> below, List<CargoPackage> packages) {
        String name = manifest.name();
        if (name != null && !name.isBlank()) {
            packages.add(
                    new CargoPackage(name, manifest.version(), folder, above, CargoTargets.of(name, manifest, below)));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return SourceReader.read(file.toString(), file, MAX_MANIFEST).lines();
        } catch (Refused e) {
            return List.of();
        }
    }
}
