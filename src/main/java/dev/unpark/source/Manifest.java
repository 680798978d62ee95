package dev.unpark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names in a {@code Cargo.toml}, read line by line: whole TOML is not needed to learn which crate a folder is.
 *
 * @param name of {@code [package]}; null for a workspace without a package
 * @param version of {@code [package]}; null where it is inherited or left out
 * @param targets {@code [lib]}, {@code [[bin]]}, {@code [[example]]}, {@code [[test]]}, {@code [[bench]]} as written
 */
record Manifest(@Nullable String name, @Nullable String version, List<Target> targets) {
    private static final Pattern SECTION = Pattern.compile("\\[{1,2}\\s*([A-Za-z0-9_.-]+)\\s*\\]{1,2}.*");
    private static final Pattern VALUE =
            Pattern.compile("([A-Za-z0-9_.-]+)\\s*=\\s*(?:\"([^\"\\\\]*)\"|'([^']*)')\\s*(?:#.*)?");

    /** One compiled target; either part may be left to Cargo's defaults. */
    record Target(
            String kind, @Nullable String name, @Nullable String path) {}

    Manifest {
        targets = List.copyOf(targets);
    }

    static Manifest read(List<String> lines) {
        String section = "";
        String name = null;
        String version = null;
        List<Target> targets = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            Matcher head = SECTION.matcher(text);
            if (head.matches()) {
                section = head.group(1);
                if (isTarget(section)) {
                    targets.add(new Target(section, null, null));
                }
                continue;
            }
            Matcher value = VALUE.matcher(text);
            if (!value.matches()) {
                continue;
            }
            String key = (section.isEmpty() ? "" : section + ".") + value.group(1);
            String content = value.group(2) != null ? value.group(2) : value.group(3);
            switch (key) {
                case "package.name", "project.name" -> name = content;
                case "package.version", "project.version" -> version = content;
                default -> target(section, value.group(1), content, targets);
            }
        }
        return new Manifest(name, version, targets);
    }

    private static boolean isTarget(String section) {
        return switch (section) {
            case "lib", "bin", "example", "test", "bench" -> true;
            default -> false;
        };
    }

    private static void target(String section, String key, @Nullable String content, List<Target> targets) {
        if (!isTarget(section) || targets.isEmpty()) {
            return;
        }
        Target last = targets.removeLast();
        targets.add(
                switch (key) {
                    case "name" -> new Target(section, content, last.path());
                    case "path" -> new Target(section, last.name(), content);
                    default -> last;
                });
    }
}
