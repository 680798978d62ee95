package dev.unpark.source.scan;

import dev.unpark.source.Sources;
import dev.unpark.work.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edition of a package, by its manifest or by that of its workspace. */
final class Editions {
    /** Where no manifest is opened: most code is of it, and its temporaries live longest. */
    private static final int UNKNOWN = 2021;

    private static final int LEFT_OUT = 2015;
    private static final int INHERITED = -1;
    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([\\w.-]+)\\s*\\].*");
    private static final Pattern EDITION = Pattern.compile("\\s*edition\\s*=\\s*[\"'](\\d{4})[\"'].*");
    private static final Pattern WORKSPACE =
            Pattern.compile("\\s*edition\\s*(?:\\.\\s*workspace\\s*=\\s*true|=\\s*\\{\\s*workspace\\s*=\\s*true).*");

    private final Sources sources;
    private final Set<String> files;

    Editions(Sources sources) {
        this.sources = sources;
        this.files = new HashSet<>(sources.files());
    }

    int of(String folder) {
        String manifest = manifest(folder);
        if (!files.contains(manifest)) {
            return UNKNOWN;
        }
        int edition = read(manifest, "package", LEFT_OUT);
        return edition == INHERITED ? inherited(folder) : edition;
    }

    private int inherited(String folder) {
        for (String above = folder; ; above = above.substring(0, Math.max(0, above.lastIndexOf('/')))) {
            int edition =
                    files.contains(manifest(above)) ? read(manifest(above), "workspace.package", UNKNOWN) : UNKNOWN;
            if (edition != UNKNOWN || above.isEmpty()) {
                return edition;
            }
        }
    }

    private static String manifest(String folder) {
        return folder.isEmpty() ? "Cargo.toml" : folder + "/Cargo.toml";
    }

    private int read(String manifest, String wanted, int otherwise) {
        String section = "";
        for (String line : lines(manifest)) {
            Matcher head = SECTION.matcher(line);
            if (head.matches()) {
                section = head.group(1);
                continue;
            }
            Matcher edition = EDITION.matcher(line);
            if (section.equals(wanted) && edition.matches()) {
                return Integer.parseInt(edition.group(1));
            }
            if (section.equals(wanted) && WORKSPACE.matcher(line).matches()) {
                return INHERITED;
            }
        }
        return otherwise;
    }

    private List<String> lines(String manifest) {
        try {
            return sources.text(manifest).lines();
        } catch (Refused e) {
            return List.of();
        }
    }
}
