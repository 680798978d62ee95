package dev.unpark.parse.cargo;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoSource;
import dev.unpark.model.DependencyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers the lines of a tree, then tells which way it is drawn and what follows. */
final class TreeReader {
    private static final int MOST_LINES = 1_000_000;

    private final List<TreeNode> nodes = new ArrayList<>();
    private final Map<String, Integer> crateIndexes = new HashMap<>();
    private final List<CargoCrate> crates = new ArrayList<>();
    private final List<TreeNode> path = new ArrayList<>();
    private final Map<Integer, DependencyKind> sections = new HashMap<>();
    private boolean hasFeatureLists;
    private boolean hasFeatureNodes;
    private int emptySections;
    private int sectionOpen;
    private int root = -1;

    /** Takes the line if it is one of a tree. */
    boolean take(int number, String line) {
        TreeLine read = TreeLine.of(line);
        if (read == null || nodes.size() >= MOST_LINES) {
            return false;
        }
        if (sectionOpen > 0 && read.depth() < sectionOpen) {
            emptySections++;
        }
        sectionOpen = 0;
        if (read.kind() == TreeLine.Kind.SECTION) {
            DependencyKind kind = read.name().startsWith("dev") ? DependencyKind.DEV : DependencyKind.BUILD;
            sections.put(read.depth(), kind);
            sectionOpen = read.depth();
            return true;
        }
        add(read, number);
        return true;
    }

    private void add(TreeLine line, int number) {
        int depth = line.depth();
        root += depth == 0 ? 1 : 0;
        TreeNode parent = depth > 0 && depth <= path.size() ? path.get(depth - 1) : null;
        int crate = line.kind() == TreeLine.Kind.CRATE ? crate(line, number) : -1;
        hasFeatureNodes |= crate < 0;
        DependencyKind kind = sections.getOrDefault(depth, DependencyKind.NORMAL);
        TreeNode node = new TreeNode(parent, crate, line.name(), line.feature(), kind, root, number);
        nodes.add(node);
        if (depth <= path.size()) {
            path.subList(depth, path.size()).clear();
            path.add(node);
        }
        sections.keySet().removeIf(d -> d > depth);
    }

    private int crate(TreeLine line, int number) {
        String key = line.name() + " " + line.version() + " " + line.source();
        Integer known = crateIndexes.get(key);
        int index = known == null ? crates.size() : known;
        hasFeatureLists |= !line.features().isEmpty();
        if (known == null) {
            crateIndexes.put(key, index);
            crates.add(new CargoCrate(
                    line.name(), line.version(), line.source(), isPath(line.source()), line.features(), false, number));
        }
        return index;
    }

    private static boolean isPath(@Nullable String source) {
        return source != null && (source.startsWith("/") || source.matches("[A-Za-z]:[\\\\/].*"));
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    int firstLine() {
        return nodes.getFirst().line();
    }

    boolean hasFeatures() {
        return hasFeatureNodes || hasFeatureLists;
    }

    /** A heading with nothing below: cargo leaves out what lies deeper than it was asked for. */
    boolean isCutByDepth() {
        return emptySections > 0 || sectionOpen > 0;
    }

    CargoFacts facts() {
        TreeEdges edges = new TreeEdges(nodes, crates);
        edges.follow();
        List<CargoCrate> told = new ArrayList<>();
        for (int i = 0; i < crates.size(); i++) {
            CargoCrate crate = crates.get(i);
            TreeSet<String> features = new TreeSet<>(crate.features());
            features.addAll(edges.featuresOf(i));
            boolean all = hasFeatureLists || (hasFeatureNodes && !isCutByDepth() && edges.showsFeaturesOf(i));
            told.add(new CargoCrate(
                    crate.name(),
                    crate.version(),
                    crate.source(),
                    crate.own(),
                    List.copyOf(features),
                    all,
                    crate.line()));
        }
        return new CargoFacts(CargoSource.TREE, List.of(), told, edges.links(), edges.switches());
    }
}
