package dev.unpark.parse.cargo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a tree.
 *
 * @param depth 0 for a root; for a section that of the lines below it
 * @param name of the crate, or of the section
 * @param version empty for a feature and a section
 * @param feature of the crate; empty where the line is the crate itself
 * @param features what {@code -f '{p} {f}'} printed behind the crate
 */
record TreeLine(
        Kind kind,
        int depth,
        String name,
        String version,
        @Nullable String source,
        String feature,
        List<String> features) {
    enum Kind {
        CRATE,
        FEATURE,
        SECTION
    }

    private static final int MOST_DEEP = 1_000;

    //     tokio v1.53.1     app v0.1.0 (/srv/app)     x v0.1.0 (https://a.b/x?tag=v1#abcd1234)     tokio-macros v2.7.0
    // (proc-macro) (*)
    private static final Pattern CRATE =
            Pattern.compile("(?<name>[A-Za-z][\\w-]*+) v(?<version>\\d++\\.\\d++\\.\\d++[\\w.+-]*+)(?<rest>| .*)");

    //     tokio feature "rt-multi-thread"     app feature "default" (command-line)
    private static final Pattern FEATURE = Pattern.compile(
            "(?<name>[A-Za-z][\\w-]*+) feature \"(?<feature>[^\"]++)\"(?: \\(command-line\\))?(?: \\(\\*\\))?");

    private static final Pattern SECTION = Pattern.compile("\\[(?<name>(?:dev|build)-dependencies)\\]");
    private static final Pattern GROUPS = Pattern.compile("(?: \\([^()]*+(?:\\([^()]*+\\)[^()]*+)*+\\))*+");
    private static final Pattern FEATURES =
            Pattern.compile("\\[?[a-z0-9_][\\w.+/?:-]*+(?:,\\s*+[\\w][\\w.+/?:-]*+)*+\\]?");

    TreeLine {
        features = List.copyOf(features);
    }

    /** The line read, or null if it is none of a tree. */
    static @Nullable TreeLine of(String line) {
        int at = 0;
        int depth = 0;
        while (isStep(line, at)) {
            at += 4;
            depth++;
        }
        boolean drawn = depth > 0;
        while (!drawn && at < line.length() && at < 4 && Character.isDigit(line.charAt(at))) {
            depth = depth * 10 + line.charAt(at++) - '0';
        }
        return depth > MOST_DEEP ? null : of(line.substring(at).stripTrailing(), depth);
    }

    private static @Nullable TreeLine of(String text, int depth) {
        Matcher crate = CRATE.matcher(text);
        if (crate.matches()) {
            return crate(crate.group("name"), crate.group("version"), crate.group("rest"), depth);
        }
        Matcher feature = FEATURE.matcher(text);
        if (feature.matches()) {
            return new TreeLine(
                    Kind.FEATURE, depth, feature.group("name"), "", null, feature.group("feature"), List.of());
        }
        Matcher section = SECTION.matcher(text);
        return section.matches()
                ? new TreeLine(Kind.SECTION, depth + 1, section.group("name"), "", null, "", List.of())
                : null;
    }

    private static @Nullable TreeLine crate(String name, String version, String rest, int depth) {
        Matcher groups = GROUPS.matcher(rest);
        int end = groups.lookingAt() ? groups.end() : 0;
        String source = null;
        for (String group : rest.substring(0, end).split(" (?=\\()")) {
            String inside = group.isEmpty() ? "" : group.substring(1, group.length() - 1);
            if (!inside.isEmpty() && !inside.equals("proc-macro") && !inside.equals("*")) {
                source = inside;
            }
        }
        String tail = rest.substring(end).strip();
        if (tail.endsWith("(*)")) {
            tail = tail.substring(0, tail.length() - 3).strip();
        }
        if (tail.isEmpty()) {
            return new TreeLine(Kind.CRATE, depth, name, version, source, "", List.of());
        }
        if (!FEATURES.matcher(tail).matches()) {
            return null;
        }
        String list = tail.startsWith("[") ? tail.substring(1, tail.length() - (tail.endsWith("]") ? 1 : 0)) : tail;
        return new TreeLine(Kind.CRATE, depth, name, version, source, "", List.of(list.split(",\\s*")));
    }

    /** Whether it is drawn below another, which no other text has with a crate behind it. */
    boolean isCertain() {
        return kind == Kind.FEATURE || (kind == Kind.CRATE && depth > 0);
    }

    private static boolean isStep(String line, int at) {
        return line.startsWith("│   ", at)
                || line.startsWith("├── ", at)
                || line.startsWith("└── ", at)
                || line.startsWith("    ", at)
                || line.startsWith("|   ", at)
                || line.startsWith("|-- ", at)
                || line.startsWith("`-- ", at);
    }
}
