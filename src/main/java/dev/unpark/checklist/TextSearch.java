package dev.unpark.checklist;

import dev.unpark.model.ItemRef;
import dev.unpark.source.SourceText;
import dev.unpark.source.Sources;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of the opened source that a pattern is found in, comment lines left out. It reads text and not Rust: a hit may
 * stand in a string, and what is spread over lines is missed.
 *
 * @param files how many were searched
 */
record TextSearch(List<Hit> hits, int files) {
    private static final int MAX_CHARS = 2_000;

    TextSearch {
        hits = List.copyOf(hits);
    }

    /** A line that matched; {@code text} without its indent. */
    record Hit(String path, int line, String text) {
        ItemRef ref() {
            return new ItemRef.OfSource(path, line);
        }

        String where() {
            return path + ":" + line;
        }
    }

    /** @param end of the paths to search, such as {@code .rs} */
    static TextSearch in(Sources sources, String end, Pattern pattern) {
        List<Hit> hits = new ArrayList<>();
        int files = 0;
        for (String path : sources.files()) {
            if (path.endsWith(end)) {
                files++;
                search(sources, path, pattern, hits);
            }
        }
        return new TextSearch(hits, files);
    }

    private static void search(Sources sources, String path, Pattern pattern, List<Hit> hits) {
        SourceText text;
        try {
            text = sources.text(path);
        } catch (Refused e) {
            return; // The source panel says why a file cannot be read; a search just has no hit in it.
        }
        for (int i = 0; i < text.lines().size(); i++) {
            String line = text.lines().get(i);
            String cut = line.length() > MAX_CHARS ? line.substring(0, MAX_CHARS) : line;
            if (!cut.stripLeading().startsWith("//") && pattern.matcher(cut).find()) {
                hits.add(new Hit(path, i + 1, cut.strip()));
            }
        }
    }
}
