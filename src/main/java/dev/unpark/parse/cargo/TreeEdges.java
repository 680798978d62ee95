package dev.unpark.parse.cargo;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoLink;
import dev.unpark.model.FeatureSwitch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who needs whom in a tree. With {@code -i} and {@code -d} cargo draws it the other way round: what stands below a crate
 * needs it.
 */
final class TreeEdges {
    private final List<TreeNode> nodes;
    private final List<CargoCrate> crates;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byFeature = new HashMap<>();
    private final Map<Integer, SortedSet<String>> features = new TreeMap<>();
    private final Set<Integer> inverted = new HashSet<>();
    private final Map<Integer, Integer> roots = new HashMap<>();
    private final Map<List<Object>, CargoLink> links = new LinkedHashMap<>();
    private final Map<List<Object>, FeatureSwitch> switches = new LinkedHashMap<>();

    TreeEdges(List<TreeNode> nodes, List<CargoCrate> crates) {
        this.nodes = nodes;
        this.crates = crates;
        for (int i = 0; i < crates.size(); i++) {
            byName.put(crates.get(i).name(), i);
        }
    }

    void follow() {
        Set<Integer> ownRoots = new HashSet<>();
        for (TreeNode node : nodes) {
            look(node, ownRoots);
        }
        for (TreeNode node : nodes) {
            if (node.isFeature()) {
                int crate = crate(node);
                if (crate >= 0) {
                    features.computeIfAbsent(crate, c -> new TreeSet<>()).add(node.feature());
                }
            }
            TreeNode parent = node.parent();
            if (parent != null) {
                boolean up = inverted.contains(node.root());
                edge(up ? node : parent, up ? parent : node, node);
            }
        }
    }

    private void look(TreeNode node, Set<Integer> ownRoots) {
        TreeNode parent = node.parent();
        boolean own = node.crate() >= 0 && crates.get(node.crate()).own();
        if (parent == null) {
            roots.put(node.root(), node.crate());
            if (own) {
                ownRoots.add(node.root());
            }
            return;
        }
        boolean sameCrate = parent.name().equals(node.name());
        if (sameCrate && parent.isFeature() && node.crate() >= 0) {
            byFeature.putIfAbsent(node.name() + "/" + parent.feature(), node.crate());
        } else if (sameCrate && parent.crate() >= 0 && node.isFeature()) {
            byFeature.putIfAbsent(node.name() + "/" + node.feature(), parent.crate());
            inverted.add(node.root()); // a crate stands above its own feature only where that needs it
        } else if (own && !ownRoots.contains(node.root())) {
            inverted.add(node.root()); // a crate of a registry needs none of the person's own
        }
    }

    private int crate(TreeNode node) {
        if (node.crate() >= 0) {
            return node.crate();
        }
        Integer known = byFeature.get(node.name() + "/" + node.feature());
        return known == null ? byName.getOrDefault(node.name(), -1) : known;
    }

    private void edge(TreeNode by, TreeNode of, TreeNode at) {
        int from = crate(by);
        int to = crate(of);
        if (to < 0) {
            return;
        }
        if (from >= 0 && from != to) {
            links.putIfAbsent(List.of(to, from, at.kind()), new CargoLink(to, from, at.kind(), at.line()));
        }
        if (of.isFeature()) {
            switches.putIfAbsent(
                    List.of(to, of.feature(), from, by.feature(), at.kind()),
                    new FeatureSwitch(to, of.feature(), from, by.feature(), at.kind(), at.line()));
        }
    }

    List<CargoLink> links() {
        return new ArrayList<>(links.values());
    }

    List<FeatureSwitch> switches() {
        return new ArrayList<>(switches.values());
    }

    SortedSet<String> featuresOf(int crate) {
        return features.getOrDefault(crate, new TreeSet<>());
    }

    /** Whether the tree was drawn so that all of the crate's features are in it. */
    boolean showsFeaturesOf(int crate) {
        boolean shown = false;
        for (Map.Entry<Integer, Integer> root : roots.entrySet()) {
            boolean up = inverted.contains(root.getKey());
            shown |= up == (root.getValue() == crate);
        }
        return shown;
    }
}
