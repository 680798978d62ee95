package dev.unpark.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package of the opened tree.
 *
 * @param name as its {@code Cargo.toml} says, such as {@code auth-service}
 * @param version null where the manifest inherits it
 * @param folder path of its folder among {@link Sources#files()}; empty for a root
 * @param above path from the package's own folder down to the opened root, where the root lies inside of the package
 *     (someone opened {@code src}); else empty
 * @param targets its compiled crates
 */
public record CargoPackage(String name, @Nullable String version, String folder, String above, List<Target> targets) {
    /**
     * One crate that the package compiles to.
     *
     * @param crate as symbols spell it, with {@code _}
     * @param rootFile path of its {@code main.rs} or {@code lib.rs} below the package's folder
     */
    public record Target(String crate, String rootFile) {}

    public CargoPackage {
        targets = List.copyOf(targets);
    }

    /** The package's name as symbols spell it, with {@code _}. */
    public String crate() {
        return crate(name);
    }

    /** Whether one of its targets is the crate of that name. */
    boolean has(String crate) {
        return crate().equals(crate) || targets.stream().anyMatch(t -> t.crate().equals(crate));
    }

    /** Whether a file of the tree lies in the package's folder. */
    boolean covers(String path) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /** A file's path below the package's own folder. */
    String inside(String path) {
        String below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
        return above.isEmpty() ? below : above + "/" + below;
    }

    /** The path among the tree's files of a path below the package's own folder, or null if it lies above the root. */
    @Nullable
    String outside(String inside) {
        if (!above.isEmpty()) {
            return inside.startsWith(above + "/") ? inside.substring(above.length() + 1) : null;
        }
        return folder.isEmpty() ? inside : folder + "/" + inside;
    }

    static String crate(String name) {
        return name.replace('-', '_');
    }
}
