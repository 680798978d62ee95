package dev.unpark.source;

import dev.unpark.model.PathMapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps printed paths on to the tree. The crate that the symbol names is asked first, for gdb prints a dependency's own
 * files as {@code src/lib.rs}, without the crate's name; then the longest common suffix decides.
 */
final class PathMapper {
    private final SourceTree tree;
    private final HandMappings byHand;
    private final Absent absent;

    PathMapper(SourceTree tree, List<PathMapping> mappings) {
        this.tree = tree;
        this.byHand = new HandMappings(tree, mappings);
        this.absent = new Absent(tree);
    }

    Mapping map(String printed, @Nullable String symbol) {
        if (tree.roots().isEmpty()) {
            return absent.noTree();
        }
        Mapping.Found chosen = byHand.exact(printed);
        if (chosen != null) {
            return chosen;
        }
        PrintedPath path = PrintedPath.of(printed);
        if (!path.isRust()) {
            return absent.notRust(path);
        }
        SymbolPath name = symbol == null ? null : SymbolPath.of(symbol);
        return switch (path.owner()) {
            case PrintedPath.Owner.Std std -> ofCrate(path, std.crate(), null, absent.std());
            case PrintedPath.Owner.Crate c ->
                ofCrate(path, CargoPackage.crate(c.name()), c.version(), absent.dependency(c));
            case PrintedPath.Owner.Checkout c -> checkout(path, name, c);
            case PrintedPath.Owner.Unsaid u -> own(path, name);
        };
    }

    /** A path that names its crate itself: only that crate's folder, of that version, may hold it. */
    private Mapping ofCrate(PrintedPath path, String crate, @Nullable String version, Mapping otherwise) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : named(path)) {
            CargoPackage cargo = file.cargo();
            if (cargo != null
                    && cargo.has(crate)
                    && (version == null
                            || cargo.version() == null
                            || cargo.version().equals(version))) {
                files.add(file);
            }
        }
        Matches matches = Matches.longest(path, files);
        List<SourceFile> sure = matches.whole(SourceFile::packageDepth);
        return sure.isEmpty() ? otherwise : decide(path, sure, matches.length(), null);
    }

    private Mapping checkout(PrintedPath path, @Nullable SymbolPath name, PrintedPath.Owner.Checkout c) {
        return name != null && name.crates().stream().anyMatch(tree::hasCrate) ? own(path, name) : absent.checkout(c);
    }

    private Mapping own(PrintedPath path, @Nullable SymbolPath name) {
        List<SourceFile> files = named(path);
        if (name == null || name.crates().isEmpty()) {
            return bySuffix(path, files, false, name);
        }
        List<SourceFile> ofCrate = files.stream()
                .filter(f -> name.crates().stream().anyMatch(f::isOf))
                .toList();
        List<SourceFile> ofFolder = files.stream()
                .filter(f -> f.cargo() != null && Matches.common(path, f) > f.packageDepth())
                .toList();
        if (!ofFolder.isEmpty() && ofFolder.stream().noneMatch(ofCrate::contains)) {
            // eu-stack prints the line of an inlined function under the name of the function around it: Tokio's symbol
            // with hasher/src/digest.rs. A path that has the package folder's own name speaks for itself.
            return bySuffix(path, ofFolder, true, name);
        }
        if (name.crates().stream().anyMatch(tree::hasCrate)) {
            return bySuffix(path, ofCrate, true, name);
        }
        return tree.packages().isEmpty()
                ? withoutManifest(path, name)
                : absent.foreign(name.crates().getFirst());
    }

    private List<SourceFile> named(PrintedPath path) {
        return tree.byName().getOrDefault(path.segments().getLast(), List.of());
    }

    /** No manifest says which crate a file is of; the folder's name does where it is the crate's. */
    private Mapping withoutManifest(PrintedPath path, SymbolPath name) {
        List<SourceFile> named = named(path).stream()
                .filter(f -> name.crates().contains(impliedCrate(f)))
                .toList();
        if (!named.isEmpty()) {
            return bySuffix(path, named, true, name);
        }
        Matches matches = Matches.longest(path, named(path));
        return matches.length() == 0 ? absent.noSuffix(path) : new Mapping.Ambiguous(matches.paths());
    }

    private static String impliedCrate(SourceFile file) {
        int src = file.segments().lastIndexOf("src");
        return CargoPackage.crate(
                src > 0 ? file.segments().get(src - 1) : file.segments().getFirst());
    }

    /**
     * @param sameCrate the files are of the crate that the symbol names, so that a whole match below the package's
     *     folder is enough whatever stands above it
     */
    private Mapping bySuffix(PrintedPath path, List<SourceFile> files, boolean sameCrate, @Nullable SymbolPath name) {
        Matches matches = Matches.longest(path, files);
        List<SourceFile> sure = matches.files().stream()
                .filter(f -> isSure(path, f, matches.length(), sameCrate))
                .toList();
        if (!sure.isEmpty()) {
            return decide(path, sure, matches.length(), name);
        }
        // The same file name alone in another folder is another file.
        return matches.length() < 2 ? absent.noSuffix(path) : new Mapping.Ambiguous(matches.paths());
    }

    private static boolean isSure(PrintedPath path, SourceFile file, int length, boolean sameCrate) {
        if (length == path.segments().size()) {
            return true;
        }
        if (sameCrate) {
            return length >= Math.min(file.packageDepth(), file.rootDepth());
        }
        if (length < Math.max(2, file.rootDepth())) {
            return false;
        }
        // Another machine's checkout may have any name; in a relative path the folder is the package's own, as in its
        // workspace, and another name is another package.
        return path.absolute() || length > file.rootDepth() || file.isOfPackage(path.above(length));
    }

    private Mapping decide(PrintedPath path, List<SourceFile> files, int length, @Nullable SymbolPath name) {
        List<String> segments = path.segments();
        String suffix = String.join("/", segments.subList(segments.size() - length, segments.size()));
        if (files.size() == 1) {
            return new Mapping.Found(files.getFirst().path(), "by suffix " + suffix);
        }
        SourceFile ofModule = name == null ? null : ModulePaths.only(files, name);
        if (ofModule != null) {
            return new Mapping.Found(ofModule.path(), "by suffix " + suffix + " and module");
        }
        List<String> candidates = files.stream().map(SourceFile::path).toList();
        Mapping.Found alike = byHand.alike(path, candidates);
        return alike != null ? alike : new Mapping.Ambiguous(candidates);
    }
}
