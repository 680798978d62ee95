package dev.unpark.source;

import dev.unpark.source.CargoPackage.Target;
import java.util.ArrayList;
import java.util.List;

/** Which crates a package compiles to, by its manifest and by cargo's rules for where targets lie. */
final class CargoTargets {
    private CargoTargets() {}

    /**
     * @param below paths of the package's files below its own folder
     */
    static List<Target> of(String packageName, Manifest manifest, List<String> below) {
        List<Target> targets = new ArrayList<>();
        for (Manifest.Target declared : manifest.targets()) {
            String name = declared.name() == null ? packageName : declared.name();
            String path = declared.path() == null ? defaultPath(declared.kind(), name, below) : declared.path();
            targets.add(new Target(CargoPackage.crate(name), path));
        }
        for (String path : below) {
            String name = foundName(packageName, path);
            if (!name.isEmpty() && targets.stream().noneMatch(t -> t.rootFile().equals(path))) {
                targets.add(new Target(CargoPackage.crate(name), path));
            }
        }
        return List.copyOf(targets);
    }

    private static String defaultPath(String kind, String name, List<String> below) {
        if (kind.equals("lib")) {
            return "src/lib.rs";
        }
        String folder = kind.equals("bin") ? "src/bin" : kind.equals("bench") ? "benches" : kind + "s";
        String nested = folder + "/" + name + "/main.rs";
        String flat = folder + "/" + name + ".rs";
        if (below.contains(nested)) {
            return nested;
        }
        return kind.equals("bin") && !below.contains(flat) ? "src/main.rs" : flat;
    }

    /** The crate of a file that cargo finds by itself, or an empty name. */
    private static String foundName(String packageName, String path) {
        return switch (path) {
            case "src/main.rs", "src/lib.rs" -> packageName;
            case "build.rs" -> "build-script-build";
            default -> {
                String[] parts = path.split("/");
                int first = path.startsWith("src/bin/") ? 2 : isTargetFolder(parts[0]) ? 1 : parts.length;
                if (parts.length == first + 1 && path.endsWith(".rs")) {
                    yield parts[first].substring(0, parts[first].length() - 3);
                }
                yield parts.length == first + 2 && parts[first + 1].equals("main.rs") ? parts[first] : "";
            }
        };
    }

    private static boolean isTargetFolder(String name) {
        return name.equals("examples") || name.equals("tests") || name.equals("benches");
    }
}
