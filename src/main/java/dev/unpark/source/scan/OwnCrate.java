package dev.unpark.source.scan;

import dev.unpark.source.CargoPackage;
import dev.unpark.source.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A package of the opened tree with those of its files that run in production: no tests, benches, examples, build script.
 *
 * @param crate as paths spell it; empty for files without a manifest
 * @param edition of its manifest, which tells how long temporaries live
 */
record OwnCrate(String crate, int edition, List<String> files) {
    private static final Set<String> VENDORED =
            Set.of("vendor", "vendored", "third_party", "third-party", "node_modules");
    private static final Set<String> TEST_FOLDERS = Set.of("tests", "benches", "examples", "fuzz");
    private static final Set<String> TEST_FILES = Set.of("tests.rs", "test.rs", "build.rs", "benches.rs");

    OwnCrate {
        files = List.copyOf(files);
    }

    static List<OwnCrate> of(Sources sources) {
        Map<String, List<String>> byFolder = new LinkedHashMap<>();
        Map<String, CargoPackage> packages = new LinkedHashMap<>();
        sources.packages().forEach(p -> packages.putIfAbsent(p.folder(), p));
        for (String file : sources.files()) {
            String folder = around(file, packages);
            if (file.endsWith(".rs") && isOwn(file, folder, packages.get(folder) == null)) {
                byFolder.computeIfAbsent(folder, f -> new ArrayList<>()).add(file);
            }
        }
        List<OwnCrate> crates = new ArrayList<>();
        Editions editions = new Editions(sources);
        byFolder.forEach((folder, files) -> {
            CargoPackage cargo = packages.get(folder);
            crates.add(new OwnCrate(cargo == null ? "" : cargo.crate(), editions.of(folder), files));
        });
        return crates;
    }

    /** The innermost folder of a package above the file; empty for the root. */
    private static String around(String file, Map<String, CargoPackage> packages) {
        for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
            String folder = file.substring(0, slash);
            if (packages.containsKey(folder)) {
                return folder;
            }
        }
        return "";
    }

    private static boolean isOwn(String file, String folder, boolean loose) {
        String[] below =
                file.substring(folder.isEmpty() ? 0 : folder.length() + 1).split("/");
        for (String part : file.split("/")) {
            if (VENDORED.contains(part)) {
                return false;
            }
        }
        for (int i = 0; i < below.length - 1; i++) {
            if (TEST_FOLDERS.contains(below[i]) && (i == 0 || loose || below[i].equals("tests"))) {
                return false;
            }
        }
        return !TEST_FILES.contains(below[below.length - 1]);
    }
}
