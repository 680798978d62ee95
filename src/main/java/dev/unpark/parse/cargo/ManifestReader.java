package dev.unpark.parse.cargo;

import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoFeature;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.DependencyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Takes out of a manifest's TOML what it says of packages, dependencies and features. */
final class ManifestReader {
    private final TomlTable root;
    private final TomlLines lines;
    private final List<CargoDependency> dependencies = new ArrayList<>();

    ManifestReader(TomlTable root, TomlLines lines) {
        this.root = root;
        this.lines = lines;
    }

    CargoManifest read() {
        TomlTable owner = table(root, "package");
        TomlTable whose = owner == null ? table(root, "project") : owner;
        TomlTable workspace = table(root, "workspace");
        tables(root, null);
        TomlTable targets = table(root, "target");
        for (String target : keys(targets)) {
            tables(table(targets, target), target);
        }
        dependencies(table(workspace, "dependencies"), DependencyKind.WORKSPACE, null);
        TomlTable patches = table(root, "patch");
        for (String registry : keys(patches)) {
            dependencies(table(patches, registry), DependencyKind.PATCH, registry);
        }
        dependencies.sort(Comparator.comparingInt(CargoDependency::line));
        return new CargoManifest(
                text(whose, "name"),
                text(whose, "version"),
                workspace != null,
                value(root, "lib") instanceof TomlTable,
                value(root, "bin") instanceof TomlArray,
                dependencies,
                features(),
                firstLine());
    }

    private int firstLine() {
        for (String name : List.of("package", "project", "workspace")) {
            if (value(root, name) != null) {
                return line(root, name, 1);
            }
        }
        return root.keySet().stream().mapToInt(k -> line(root, k, 1)).min().orElse(lines.number(1));
    }

    private void tables(@Nullable TomlTable in, @Nullable String target) {
        for (DependencyKind kind : List.of(DependencyKind.NORMAL, DependencyKind.DEV, DependencyKind.BUILD)) {
            dependencies(table(in, kind.table()), kind, target);
            if (kind != DependencyKind.NORMAL) {
                dependencies(table(in, kind.table().replace('-', '_')), kind, target); // as it was spelled at first
            }
        }
    }

    private void dependencies(@Nullable TomlTable table, DependencyKind kind, @Nullable String target) {
        for (String key : keys(table)) {
            Object value = value(table, key);
            int line = line(Objects.requireNonNull(table), key, 1);
            if (value instanceof String version) {
                dependencies.add(new CargoDependency(
                        key, key, kind, target, version, null, List.of(), true, false, false, line, line));
            } else if (value instanceof TomlTable asked) {
                dependencies.add(dependency(key, asked, kind, target, line));
            }
        }
    }

    private CargoDependency dependency(
            String key, TomlTable asked, DependencyKind kind, @Nullable String target, int line) {
        String crate = text(asked, "package");
        List<String> features = texts(asked, "features");
        boolean without = isFalse(asked, "default-features") || isFalse(asked, "default_features");
        return new CargoDependency(
                key,
                crate == null ? key : crate,
                kind,
                target,
                text(asked, "version"),
                source(asked),
                features,
                !without,
                isTrue(asked, "optional"),
                isTrue(asked, "workspace"),
                line,
                value(asked, "features") == null ? line : line(asked, "features", line));
    }

    private static @Nullable String source(TomlTable asked) {
        return Stream.of("path", "git", "registry")
                .filter(k -> text(asked, k) != null)
                .map(k -> k + " " + text(asked, k))
                .findFirst()
                .orElse(null);
    }

    private List<CargoFeature> features() {
        TomlTable table = table(root, "features");
        List<CargoFeature> features = new ArrayList<>();
        for (String name : keys(table)) {
            TomlTable known = Objects.requireNonNull(table);
            features.add(new CargoFeature(name, texts(known, name), line(known, name, 1)));
        }
        features.sort(Comparator.comparingInt(CargoFeature::line));
        return features;
    }

    private int line(TomlTable table, String key, int otherwise) {
        TomlPosition position = table.inputPositionOf(List.of(key));
        return position == null ? otherwise : lines.number(position.line());
    }

    private static List<String> keys(@Nullable TomlTable table) {
        return table == null ? List.of() : List.copyOf(table.keySet());
    }

    private static @Nullable Object value(@Nullable TomlTable table, String key) {
        return table == null ? null : table.get(List.of(key));
    }

    private static @Nullable TomlTable table(@Nullable TomlTable table, String key) {
        return value(table, key) instanceof TomlTable below ? below : null;
    }

    private static @Nullable String text(@Nullable TomlTable table, String key) {
        return value(table, key) instanceof String text ? text : null;
    }

    private static List<String> texts(TomlTable table, String key) {
        List<String> texts = new ArrayList<>();
        if (value(table, key) instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static boolean isTrue(TomlTable table, String key) {
        return value(table, key) instanceof Boolean flag && flag;
    }

    private static boolean isFalse(TomlTable table, String key) {
        return value(table, key) instanceof Boolean flag && !flag;
    }
}
