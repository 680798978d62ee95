package dev.unpark.source;

import dev.unpark.model.PathMapping;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The opened source trees, as one list of files. Immutable, safe for any thread; file contents are read when asked for,
 * and the last few files' syntax is kept.
 */
public final class Sources {
    private final SourceTree tree;
    private final List<String> notes;
    private final SyntaxCache cache;
    private final SourceCargo cargo;
    private final PathMapper mapper;
    private final List<String> files;
    private final Derived derived;

    private Sources(
            SourceTree tree,
            List<String> notes,
            SyntaxCache cache,
            SourceCargo cargo,
            Derived derived,
            List<PathMapping> mappings) {
        this.tree = tree;
        this.cargo = cargo;
        this.notes = List.copyOf(notes);
        this.cache = cache;
        this.derived = derived;
        this.mapper = new PathMapper(tree, mappings);
        this.files = List.copyOf(tree.byPath().keySet());
    }

    /** No tree opened. */
    public static Sources none() {
        return of(SourceTree.NONE, List.of());
    }

    private static Sources of(SourceTree tree, List<String> notes) {
        return new Sources(tree, notes, new SyntaxCache(), new SourceCargo(tree.byPath()), new Derived(), List.of());
    }

    /**
     * Lists the source files below the roots: {@code .rs}, {@code Cargo.toml}, {@code Cargo.lock}, {@code
     * .cargo/config.toml}; skips {@code target}, {@code .git}, {@code node_modules} and symbolic links that lead back up.
     * A root inside of an earlier one adds nothing.
     *
     * @throws Refused if a root is not a folder that can be read
     */
    public static Sources open(List<Path> roots, JobContext job) throws Refused {
        return open(roots, job, TreeListing.MAX_FILES, TreeListing.MAX_FOLDERS);
    }

    static Sources open(List<Path> roots, JobContext job, int maxFiles, int maxFolders) throws Refused {
        TreeListing listing = new TreeListing(job, maxFiles, maxFolders);
        List<TreeListing.Root> listed = new ArrayList<>();
        for (Path root : roots) {
            listed.add(listing.list(root));
        }
        List<String> notes = new ArrayList<>(listing.notes());
        if (!roots.isEmpty()
                && notes.isEmpty()
                && listed.stream().allMatch(r -> r.files().isEmpty())) {
            notes.add("No Rust source was found there. Open the folder that holds Cargo.toml.");
        }
        return of(SourceTree.of(listed), notes);
    }

    /** The same trees, with choices by hand for ambiguous paths. They win over everything else. */
    public Sources withMappings(List<PathMapping> mappings) {
        return new Sources(tree, notes, cache, cargo, derived, mappings);
    }

    /** What could not be listed, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /** The folders' own names, in the order in which they were opened. */
    public List<String> rootNames() {
        return tree.roots().stream().map(TreeListing.Root::name).toList();
    }

    /** The packages of the tree, sorted by folder; each tells which crates are the person's own. */
    public List<CargoPackage> packages() {
        return tree.packages();
    }

    /** Its manifests and lock files, and what its sources use. Read on demand: call it off the screen's thread. */
    public SourceCargo cargo() {
        return cargo;
    }

    /**
     * Paths below their root, with {@code /}, sorted. Once two roots hold the same path, each begins with its root's name.
     */
    public List<String> files() {
        return files;
    }

    /**
     * Maps a path that the evidence prints on to the tree, by longest matching suffix; never a guess.
     *
     * @param printed as gdb or a backtrace prints it
     * @param symbol normalised name of the frame's function, which tells the crate; null if unknown
     */
    public Mapping map(String printed, @Nullable String symbol) {
        return mapper.map(printed, symbol);
    }

    /**
     * The function that a name in a dump means, such as {@code auth_service::permissions::allowed}, also spelled {@code
     * auth_service::health::{impl#0}::mark} or {@code auth_service::audit::start::{{closure}}}; empty unless exactly one
     * fits.
     */
    public Optional<FunctionAt> function(String symbol) {
        return new FunctionFinder(tree, this::parsed).find(symbol);
    }

    /**
     * Where a file of {@link #files()} lies on this machine.
     *
     * @throws IllegalArgumentException for any other path
     */
    public Path locate(String path) {
        SourceFile file = tree.byPath().get(path);
        if (file == null) {
            throw new IllegalArgumentException(path + " is not in the opened tree");
        }
        return file.file();
    }

    /** The text of a file of {@link #files()}, decoded, split in lines. */
    public SourceText text(String path) throws Refused {
        return SourceReader.read(path, known(path).file(), SourceReader.MAX_BYTES);
    }

    /** The syntax of a Rust file of {@link #files()}. A second for a MB of source: call it off the screen's thread. */
    public RustSyntax syntax(String path) throws Refused {
        return parsed(known(path)).syntax();
    }

    /** The whole syntax tree of a text, such as a part of a file. Slow, like {@link #syntax}; nothing is kept. */
    public SyntaxTree tree(String text) throws Refused {
        return cache.tree(text);
    }

    /**
     * What follows from the files alone, made at the first call and kept for as long as the tree is open, also with other
     * mappings. A second thread that asks meanwhile waits; what {@code make} throws is thrown, and nothing is kept.
     */
    public <T> T derived(Class<T> kind, Function<Sources, T> make) {
        return derived.get(kind, () -> make.apply(this));
    }

    private SourceFile known(String path) throws Refused {
        SourceFile file = tree.byPath().get(path);
        if (file == null) {
            throw new Refused(path + " is not in the opened tree. Open the folder that holds it.");
        }
        return file;
    }

    private ParsedFile parsed(SourceFile file) throws Refused {
        return cache.get(file);
    }
}
