package dev.unpark.parse.cargo;

import dev.unpark.model.CargoManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/**
 * One manifest as it was read.
 *
 * @param problems where it is broken and how, each a sentence
 */
record ManifestText(CargoManifest manifest, List<String> problems) {
    private static final int MOST_PROBLEMS = 10;

    /** Reads what was gathered; a manifest that is broken gives what stands on its other lines. */
    static ManifestText of(TomlLines lines) {
        List<String> problems = new ArrayList<>();
        TomlParseResult toml = parse(lines.text(), problems);
        Set<Integer> broken = new HashSet<>();
        List<TomlParseError> errors = new ArrayList<>(toml.errors());
        errors.sort(Comparator.comparingInt(e -> e.position().line()));
        for (TomlParseError error : errors) {
            int line = lines.number(error.position().line());
            if (broken.add(line) && broken.size() <= MOST_PROBLEMS) {
                problems.add("Line " + line + ", column " + error.position().column() + " is not valid TOML ("
                        + message(error, lines) + "): cargo refuses this manifest. The rest of it was read.");
            }
        }
        if (broken.size() > MOST_PROBLEMS) {
            problems.add((broken.size() - MOST_PROBLEMS) + " more lines of it are not valid TOML.");
        }
        return new ManifestText(new ManifestReader(toml, lines).read(), problems);
    }

    // Seen: it asserts that no escape is cut short, and it calls itself for each nested array.
    private static TomlParseResult parse(String text, List<String> problems) {
        try {
            return Toml.parse(text);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            problems.add(
                    "It is not valid TOML, in a way that leaves nothing of it to read: cargo refuses this manifest.");
            return Toml.parse("");
        }
    }

    // "tokio previously defined at line 3, column 1": the line is counted in the document, not in the file.
    private static String message(TomlParseError error, TomlLines lines) {
        String text = String.valueOf(error.getMessage());
        int at = text.indexOf(" at line ");
        if (at < 0) {
            return text;
        }
        int from = at + " at line ".length();
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        boolean number = to > from && to - from < 9;
        return number ? text.substring(0, from) + lines.number(Integer.parseInt(text.substring(from, to))) : text;
    }
}
