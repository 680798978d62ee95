package dev.unpark.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module that a file is, by Rust's rule for where modules lie. */
final class ModulePaths {
    private ModulePaths() {}

    /** The one file whose module is the innermost around the function, or null if two are or none is. */
    static @Nullable SourceFile only(List<SourceFile> files, SymbolPath function) {
        SourceFile best = null;
        int depth = -1;
        for (SourceFile file : files) {
            List<String> module = of(file);
            if (!startsWith(function.segments(), module) || module.size() < depth) {
                continue;
            }
            best = module.size() == depth ? null : file;
            depth = module.size();
        }
        return best;
    }

    /** {@code src/a/b.rs} and {@code src/a/b/mod.rs} are {@code [a, b]}, {@code src/main.rs} is the crate itself. */
    private static List<String> of(SourceFile file) {
        CargoPackage cargo = file.cargo();
        String inside = cargo == null ? file.path() : cargo.inside(file.path());
        String below = inside.startsWith("src/") ? inside.substring(4) : inside;
        String module = below.substring(0, below.length() - ".rs".length());
        if (module.endsWith("/mod")) {
            module = module.substring(0, module.length() - "/mod".length());
        }
        return module.equals("main") || module.equals("lib") ? List.of() : Arrays.asList(module.split("/"));
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }
}
