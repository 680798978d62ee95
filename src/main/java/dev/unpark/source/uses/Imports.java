package dev.unpark.source.uses;

import dev.unpark.source.tokens.RustTokens.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code use} items of a file, with groups and other names taken apart. */
final class Imports {
    private static final int MOST_NESTED = 50;

    /** @param token index of the last name of its path */
    record Import(List<String> segments, String as, int token) {
        Import {
            segments = List.copyOf(segments);
        }
    }

    private final List<Token> tokens;
    private final List<Import> all = new ArrayList<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Set<String> ownModules = new HashSet<>();
    private final BitSet inside = new BitSet();
    private int at;

    private Imports(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Imports of(List<Token> tokens) {
        Imports imports = new Imports(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (imports.is(i, "mod") && i + 1 < tokens.size()) {
                imports.ownModules.add(tokens.get(i + 1).text());
            } else if (imports.is(i, "use") && !imports.is(i + 1, "<")) {
                imports.at = i + 1;
                if (imports.is(imports.at, "::")) {
                    imports.at++;
                }
                imports.tree(List.of(), 0);
                imports.inside.set(i, Math.max(i + 1, imports.at));
                i = imports.at;
            }
        }
        return imports;
    }

    List<Import> all() {
        return all;
    }

    boolean isInside(int token) {
        return inside.get(token);
    }

    /** Whether the file calls something of its own, or of another crate, by this name. */
    boolean isOther(String name) {
        return ownModules.contains(name)
                || (byName.containsKey(name) && !List.of(name).equals(byName.get(name)));
    }

    /** The path with what an imported name stands for; as it is where several things go by that name. */
    List<String> expand(List<String> segments) {
        List<String> stands = byName.get(segments.getFirst());
        if (stands == null || ambiguous.contains(segments.getFirst()) || stands.equals(segments)) {
            return segments;
        }
        List<String> path = new ArrayList<>(stands);
        path.addAll(segments.subList(1, segments.size()));
        return path;
    }

    private boolean is(int index, String text) {
        return index < tokens.size() && tokens.get(index).is(text);
    }

    private void tree(List<String> prefix, int depth) {
        List<String> path = new ArrayList<>(prefix);
        int last = at;
        while (at < tokens.size()) {
            if (tokens.get(at).isName()) {
                path.add(tokens.get(at).text());
                last = at++;
                if (is(at, "::")) {
                    at++;
                    continue;
                }
            } else if (is(at, "{") && depth < MOST_NESTED) {
                group(path, depth);
                return;
            } else if (is(at, "*")) {
                path.add("*");
                last = at++;
            }
            break;
        }
        leaf(path, last);
    }

    private void group(List<String> prefix, int depth) {
        at++;
        while (at < tokens.size() && !is(at, "}") && !is(at, ";")) {
            int before = at;
            tree(prefix, depth + 1);
            if (is(at, ",") || at == before) {
                at++;
            }
        }
        at++;
    }

    private void leaf(List<String> path, int token) {
        if (path.isEmpty() || token >= tokens.size()) {
            return;
        }
        List<String> full = path.getLast().equals("self") && path.size() > 1 ? path.subList(0, path.size() - 1) : path;
        String as = full.getLast();
        if (is(at, "as") && at + 1 < tokens.size()) {
            as = tokens.get(at + 1).text();
            at += 2;
        }
        all.add(new Import(full, as, token));
        List<String> known = byName.putIfAbsent(as, List.copyOf(full));
        if (known != null && !known.equals(full)) {
            ambiguous.add(as);
        }
    }
}
