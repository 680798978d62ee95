package dev.unpark.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * A normalised name taken apart for matching: closures at its end are gone, the nameless impl block of DWARF names is
 * {@code {impl}}, and {@code <Type as Trait>::f} is read as {@code Type::f}.
 *
 * @param segments never empty; one segment for a function of C
 * @param traitCrate the crate of the trait in {@code <Type as Trait>::f}, empty if there is none
 */
record FunctionPath(List<String> segments, String traitCrate) {
    static final String IMPL = "{impl}";

    FunctionPath {
        segments = List.copyOf(segments);
    }

    /** The crate, or the function itself for a function of C. */
    String crate() {
        return segments.getFirst();
    }

    boolean isRust() {
        return segments.size() > 1;
    }

    /** Of a name that {@link dev.unpark.symbol.RustNames#normalise} wrote. */
    static FunctionPath of(String name) {
        List<String> path = new ArrayList<>();
        String traitCrate = "";
        for (String part : split(name)) {
            if (path.isEmpty() && part.startsWith("<")) {
                String inner = part.substring(1, part.length() - (part.endsWith(">") ? 1 : 0));
                int as = topLevel(inner, " as ");
                List<String> type = split(bareType(as < 0 ? inner : inner.substring(0, as)));
                List<String> trait = as < 0 ? List.of() : split(bareType(inner.substring(as + 4)));
                traitCrate = trait.isEmpty() ? "" : trait.getFirst();
                // <T as Trait>: a type parameter has no crate, so the trait stands for it.
                path.addAll(type.size() < 2 && !trait.isEmpty() ? trait : type);
            } else {
                path.add(isImpl(part) ? IMPL : part);
            }
        }
        while (path.size() > 1
                && path.getLast().startsWith("{")
                && !path.getLast().equals(IMPL)) {
            path.removeLast();
        }
        return new FunctionPath(path.isEmpty() ? List.of("??") : path, traitCrate);
    }

    /**
     * {@code {impl#6}} of DWARF, {@code impl$6} of PDB (<code>{{impl}}</code> before rustc 1.5x), {@code <impl Trait for
     * Type>} of legacy symbols.
     */
    private static boolean isImpl(String part) {
        return part.startsWith("{impl")
                || part.equals("{{impl}}")
                || part.startsWith("impl$")
                || part.startsWith("<impl ");
    }

    /** Without references, pointers, {@code dyn} and brackets. */
    private static String bareType(String text) {
        String bare = text.strip();
        int length = -1;
        while (length != bare.length()) {
            length = bare.length();
            for (String prefix : List.of("&", "*const ", "*mut ", "mut ", "dyn ", "(", "[", "<")) {
                bare = bare.startsWith(prefix) ? bare.substring(prefix.length()).strip() : bare;
            }
        }
        return bare;
    }

    private static List<String> split(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = topLevel(name, "::"); at >= 0; at = topLevel(name.substring(start), "::")) {
            add(parts, name.substring(start, start + at));
            start += at + 2;
        }
        add(parts, name.substring(start));
        return parts;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }

    private static int topLevel(String text, String sought) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (depth <= 0 && text.startsWith(sought, i)) {
                return i;
            }
            depth += step(text, i);
        }
        return -1;
    }

    /** How a character changes the depth of brackets; the arrow of a function type closes none. */
    private static int step(String text, int i) {
        return switch (text.charAt(i)) {
            case '<', '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            case '>' -> i > 0 && text.charAt(i - 1) == '-' ? 0 : -1;
            default -> 0;
        };
    }
}
