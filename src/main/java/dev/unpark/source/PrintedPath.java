package dev.unpark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path as a tool printed it, in segments.
 *
 * @param absolute from a file system's root or a drive; else relative to where the compiler ran, the workspace's folder
 * @param segments without {@code .}, {@code ..} resolved, no drive
 * @param owner what the path itself says about where the file comes from
 */
record PrintedPath(String printed, boolean absolute, List<String> segments, Owner owner) {
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d+\\.\\d+\\.\\d+.*)");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,40}|[0-9]+\\.[0-9]+\\.[0-9]+.*");
    private static final Set<String> STD = Set.of(
            "std",
            "core",
            "alloc",
            "proc_macro",
            "test",
            "unwind",
            "panic_unwind",
            "panic_abort",
            "backtrace",
            "stdarch",
            "portable-simd",
            "compiler-builtins",
            "rtstartup",
            "std_detect",
            "coretests");
    /** Folders under which cargo and rustc's own build keep unpacked crates, each in {@code name-version}. */
    private static final Set<String> CRATE_STORES = Set.of("registry", "deps", "vendor");

    /** Where a printed path says that its file comes from. */
    sealed interface Owner {
        /** It does not say: the person's own tree or the relative path of a dependency. */
        record Unsaid() implements Owner {}

        /**
         * The toolchain.
         *
         * @param crate the folder below {@code library}
         */
        record Std(String crate) implements Owner {}

        /**
         * A crate from a registry or vendored.
         *
         * @param folder the printed path of the crate's folder
         */
        record Crate(String name, String version, String folder) implements Owner {}

        /** A git dependency: the folder's name is the repository's, not the crate's. */
        record Checkout(String repository) implements Owner {}
    }

    PrintedPath {
        segments = List.copyOf(segments);
    }

    static PrintedPath of(String printed) {
        String path = printed.replace('\\', '/');
        // rustc's codegen unit, which some tools keep: src/main.rs/@/3x5kq.
        int unit = path.indexOf("/@/");
        path = unit > 0 ? path.substring(0, unit) : path;
        if (path.length() > 1 && path.charAt(1) == ':') {
            path = path.substring(2);
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return new PrintedPath(printed, path.startsWith("/"), segments, owner(path, segments));
    }

    boolean isRust() {
        return !segments.isEmpty() && segments.getLast().endsWith(".rs");
    }

    /** The segment before the last {@code length}. */
    String above(int length) {
        return segments.get(segments.size() - length - 1);
    }

    private static Owner owner(String path, List<String> segments) {
        for (int i = 0; i + 1 < segments.size(); i++) {
            String segment = segments.get(i);
            String next = segments.get(i + 1);
            boolean built = segment.equals("rustc")
                    && path.startsWith("/")
                    && HASH.matcher(next).matches();
            boolean installed = segment.equals("rustlib") && next.equals("src");
            if (built || installed) {
                return new Owner.Std(stdCrate(segments.subList(i + 2, segments.size())));
            }
            if (segment.equals("git") && next.equals("checkouts") && i + 2 < segments.size()) {
                return new Owner.Checkout(segments.get(i + 2).replaceFirst("-[0-9a-f]{16}$", ""));
            }
        }
        if (segments.size() > 2 && segments.getFirst().equals("library") && STD.contains(segments.get(1))) {
            return new Owner.Std(segments.get(1));
        }
        return stored(path, segments);
    }

    private static Owner stored(String path, List<String> segments) {
        boolean store = false;
        for (String segment : segments) {
            Matcher m = VERSIONED.matcher(segment);
            if (store && m.matches()) {
                return new Owner.Crate(
                        m.group(1), m.group(2), path.substring(0, path.indexOf(segment) + segment.length()));
            }
            store |= CRATE_STORES.contains(segment);
        }
        return new Owner.Unsaid();
    }

    /** {@code library/std/src/..}, and {@code src/libstd/..} as before Rust 1.48. */
    private static String stdCrate(List<String> below) {
        for (int i = 0; i + 1 < below.size(); i++) {
            if (below.get(i).equals("library")) {
                return below.get(i + 1);
            }
            if (below.get(i).startsWith("lib") && STD.contains(below.get(i).substring(3))) {
                return below.get(i).substring(3);
            }
        }
        return "std";
    }
}
