package dev.unpark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code Cargo.lock} pins: by crate, the {@code name-version} that its folder is called. Cargo writes the file
 * itself, {@code name} and then {@code version}.
 */
final class LockFile {
    private static final Pattern LINE = Pattern.compile("(name|version) = \"([^\"]+)\"");

    private LockFile() {}

    static void read(List<String> lines, SortedMap<String, List<String>> into) {
        String name = "";
        for (String line : lines) {
            Matcher m = LINE.matcher(line.strip());
            if (!m.matches()) {
                continue;
            }
            if (m.group(1).equals("name")) {
                name = m.group(2);
            } else if (!name.isEmpty()) {
                String folder = name + "-" + m.group(2);
                List<String> folders = into.computeIfAbsent(CargoPackage.crate(name), n -> new ArrayList<>());
                if (!folders.contains(folder)) {
                    folders.add(folder);
                }
                name = "";
            }
        }
    }
}
