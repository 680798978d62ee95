package dev.unpark.source;

import dev.unpark.model.PathMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choices by hand. One choice also decides between candidates for other paths of the same folder. */
final class HandMappings {
    private static final String HOW = "by hand";
    private final SourceTree tree;
    private final List<PathMapping> mappings;

    HandMappings(SourceTree tree, List<PathMapping> mappings) {
        this.tree = tree;
        this.mappings = List.copyOf(mappings);
    }

    /** The newest choice for exactly this path, or null. A choice whose file the tree no longer has counts for nothing. */
    Mapping.@Nullable Found exact(String printed) {
        for (PathMapping mapping : mappings.reversed()) {
            if (mapping.from().equals(printed) && tree.byPath().containsKey(mapping.to())) {
                return new Mapping.Found(mapping.to(), HOW);
            }
        }
        return null;
    }

    /** The one candidate that the choices for its neighbours lead to, or null if they lead to none or to two. */
    Mapping.@Nullable Found alike(PrintedPath path, List<String> candidates) {
        String printed = String.join("/", path.segments());
        String found = null;
        for (PathMapping mapping : mappings) {
            String to = neighbour(mapping, printed);
            if (to != null && candidates.contains(to)) {
                if (found != null && !found.equals(to)) {
                    return null;
                }
                found = to;
            }
        }
        return found == null ? null : new Mapping.Found(found, HOW + ", like its neighbours");
    }

    private static @Nullable String neighbour(PathMapping mapping, String printed) {
        String from = String.join("/", PrintedPath.of(mapping.from()).segments());
        String to = mapping.to();
        int same = 0;
        for (int n = 1; n <= Math.min(from.length(), to.length()); n++) {
            if (from.charAt(from.length() - n) != to.charAt(to.length() - n)) {
                break;
            }
            boolean border = n == from.length() || from.charAt(from.length() - n - 1) == '/';
            boolean otherBorder = n == to.length() || to.charAt(to.length() - n - 1) == '/';
            same = border && otherBorder ? n : same;
        }
        String fromFolder = from.substring(0, from.length() - same);
        return same > 0 && printed.startsWith(fromFolder)
                ? to.substring(0, to.length() - same) + printed.substring(fromFolder.length())
                : null;
    }
}
