package dev.unpark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The files that share the longest suffix of whole segments with a printed path.
 *
 * @param length of the suffix in segments; 0 if no file even has the name
 */
record Matches(int length, List<SourceFile> files) {
    Matches {
        files = List.copyOf(files);
    }

    static Matches longest(PrintedPath path, List<SourceFile> files) {
        int best = 0;
        List<SourceFile> matching = new ArrayList<>();
        for (SourceFile file : files) {
            int length = common(path, file);
            if (length > best) {
                best = length;
                matching.clear();
            }
            if (length == best && length > 0) {
                matching.add(file);
            }
        }
        return new Matches(best, matching);
    }

    /** How many last segments are the same. */
    static int common(PrintedPath path, SourceFile file) {
        List<String> a = path.segments();
        List<String> b = file.segments();
        int n = 0;
        while (n < a.size() && n < b.size() && a.get(a.size() - 1 - n).equals(b.get(b.size() - 1 - n))) {
            n++;
        }
        return n;
    }

    /** Those files of which at least {@code depth} last segments are in the suffix. */
    List<SourceFile> whole(ToIntFunction<SourceFile> depth) {
        return files.stream().filter(f -> length >= depth.applyAsInt(f)).toList();
    }

    List<String> paths() {
        return files.stream().map(SourceFile::path).toList();
    }
}
