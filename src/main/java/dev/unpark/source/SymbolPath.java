package dev.unpark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A function's name in its parts, from any spelling that keeps {@code ::}.
 *
 * @param crates which crates may hold the function's code, empty if the name does not tell: one for a plain path, for
 *     {@code <T as Trait>::f} those of both (Rust lets an impl stand in the crate of either)
 * @param segments the path without the crate; for {@code <T as Trait>::f} the path of T without its crate, then
 *     {@code f}
 * @param plain false for {@code <T as Trait>::f}, whose impl need not be in the module of T
 */
record SymbolPath(List<String> crates, List<String> segments, boolean plain) {
    private static final Pattern DISAMBIGUATOR = Pattern.compile("\\[[0-9a-f]{6,16}\\]");
    private static final Pattern HASH = Pattern.compile("h[0-9a-f]{16}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BEFORE_TYPE =
            Pattern.compile("^(?:&|\\*const |\\*mut |mut |dyn |impl |'[a-z_]+ )\\s*");

    SymbolPath {
        crates = List.copyOf(crates);
        segments = List.copyOf(segments);
    }

    static SymbolPath of(String symbol) {
        String name = withoutDisambiguators(symbol.strip());
        if (!name.startsWith("<")) {
            List<String> parts = split(name);
            boolean told = parts.size() > 1 && isIdentifier(parts.getFirst());
            return told
                    ? new SymbolPath(List.of(parts.getFirst()), parts.subList(1, parts.size()), true)
                    : new SymbolPath(List.of(), parts, true);
        }
        int close = closing(name);
        String inner = name.substring(1, close);
        List<String> rest = split(name.substring(Math.min(name.length(), close + 1)));
        int as = topLevelAs(inner);
        List<String> type = split(bare(as < 0 ? inner : inner.substring(0, as)));
        List<String> crates = new ArrayList<>();
        addCrate(type, crates);
        if (as >= 0) {
            addCrate(split(bare(inner.substring(as + 4))), crates);
        }
        List<String> segments = new ArrayList<>(type.size() > 1 ? type.subList(1, type.size()) : type);
        segments.addAll(rest);
        return new SymbolPath(crates, segments, as < 0);
    }

    private static void addCrate(List<String> path, List<String> crates) {
        if (path.size() > 1 && isIdentifier(path.getFirst()) && !crates.contains(path.getFirst())) {
            crates.add(path.getFirst());
        }
    }

    /** {@code std[e28293b1aa0f68bd]} is {@code std}. */
    private static String withoutDisambiguators(String name) {
        return DISAMBIGUATOR.matcher(name).replaceAll("");
    }

    /** A type without reference, pointer and {@code dyn}, and without what is inside of brackets. */
    private static String bare(String type) {
        String text = type.strip();
        while (true) {
            String less = BEFORE_TYPE.matcher(text).replaceFirst("");
            if (less.equals(text)) {
                return text.startsWith("<") ? bare(text.substring(1)) : text;
            }
            text = less;
        }
    }

    /** Splits at {@code ::} outside of brackets and drops generic arguments. */
    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean arrow = c == '>' && i > 0 && path.charAt(i - 1) == '-';
            if (c == '<' || c == '(' || c == '[') {
                depth++;
            } else if (depth > 0 && !arrow && (c == '>' || c == ')' || c == ']')) {
                depth--;
            } else if (depth == 0 && path.startsWith("::", i)) {
                add(part, parts);
                i++;
            } else if (depth == 0 && c != '>') {
                part.append(c);
            }
        }
        add(part, parts);
        return parts;
    }

    private static void add(StringBuilder part, List<String> parts) {
        String text = part.toString().strip();
        part.setLength(0);
        if (!text.isEmpty() && !isHash(text)) {
            parts.add(text);
        }
    }

    private static boolean isHash(String part) {
        return HASH.matcher(part).matches();
    }

    private static boolean isIdentifier(String part) {
        return IDENTIFIER.matcher(part).matches();
    }

    private static int closing(String name) {
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '<') {
                depth++;
            } else if (c == '>' && name.charAt(i - 1) != '-' && --depth == 0) {
                return i;
            }
        }
        return name.length();
    }

    private static int topLevelAs(String inner) {
        int depth = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '<' || c == '(') {
                depth++;
            } else if (c == ')' || (c == '>' && i > 0 && inner.charAt(i - 1) != '-')) {
                depth--;
            } else if (depth == 0 && inner.startsWith(" as ", i)) {
                return i;
            }
        }
        return -1;
    }
}
