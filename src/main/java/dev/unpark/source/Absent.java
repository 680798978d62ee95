package dev.unpark.source;

import dev.unpark.source.PrintedPath.Owner;
import java.util.List;

/** Why a printed path has no file here, in sentences, each with what would help. */
final class Absent {
    private final SourceTree tree;

    Absent(SourceTree tree) {
        this.tree = tree;
    }

    Mapping noTree() {
        return new Mapping.NotThere(
                "No source tree is open", "Open the folder that holds Cargo.toml, or start with --source DIR");
    }

    Mapping notRust(PrintedPath path) {
        return new Mapping.NotThere(
                "%s is not a Rust file"
                        .formatted(
                                path.segments().isEmpty()
                                        ? "This path"
                                        : path.segments().getLast()),
                "Select a frame of your own code; only Rust source is shown");
    }

    Mapping std() {
        return new Mapping.NotThere(
                "This frame is in Rust's standard library, which is not in the opened tree",
                "Run rustup component add rust-src, then open lib/rustlib/src/rust/library below what rustc --print"
                        + " sysroot says");
    }

    Mapping dependency(Owner.Crate crate) {
        String crateName = CargoPackage.crate(crate.name());
        String other = tree.packages().stream()
                .filter(p -> p.has(crateName))
                .map(CargoPackage::version)
                .filter(v -> v != null && !v.equals(crate.version()))
                .findFirst()
                .orElse(null);
        String remedy = "Open that crate's source folder as well: " + folder(crate.name() + "-" + crate.version());
        return other == null
                ? new Mapping.NotThere(notInTree(crate.name() + " " + crate.version()), remedy)
                : new Mapping.NotThere(
                        "This frame is in %s %s; the opened tree has %s, whose lines may differ"
                                .formatted(crate.name(), crate.version(), other),
                        remedy);
    }

    Mapping checkout(Owner.Checkout checkout) {
        return new Mapping.NotThere(
                notInTree("a git dependency, " + checkout.repository()),
                "Open its checkout as well: ~/.cargo/git/checkouts/" + checkout.repository() + "-…");
    }

    /** The symbol names a crate that no package of the tree compiles to. */
    Mapping foreign(String crate) {
        if (crate.equals("std") || crate.equals("core") || crate.equals("alloc")) {
            return std();
        }
        return new Mapping.NotThere(
                notInTree(crate), "Open that crate's source folder as well: " + folder(versioned(crate)));
    }

    Mapping noSuffix(PrintedPath path) {
        return new Mapping.NotThere(
                "No file of the opened tree fits " + path.printed(),
                "Open the folder that the program was built from, or choose the file by hand");
    }

    private static String notInTree(String what) {
        return "This frame is in " + what + ", which is not in the opened tree";
    }

    private static String folder(String name) {
        return "~/.cargo/registry/src/…/" + name;
    }

    /** With the version that the tree's lock file names, if it names one. */
    private String versioned(String crate) {
        List<String> folders = tree.locked().getOrDefault(crate, List.of());
        return folders.size() == 1 ? folders.getFirst() : crate + "-…";
    }
}
