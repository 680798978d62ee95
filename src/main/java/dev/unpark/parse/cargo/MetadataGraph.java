package dev.unpark.parse.cargo;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoLink;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.FeatureSwitch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the two halves of the metadata say: which features are on, and what each package declares that turns
 * them on. Cargo resolves the whole workspace at once there, with the dependencies of all targets and of tests.
 */
final class MetadataGraph {
    private final List<MetadataPackage> packages = new ArrayList<>();
    private final List<MetadataReader.Node> nodes;
    private final Predicate<MetadataPackage> isOwn;
    private final Map<String, Integer> byId = new HashMap<>();
    private final List<CargoCrate> crates = new ArrayList<>();
    private final Set<CargoLink> links = new LinkedHashSet<>();
    private final Set<FeatureSwitch> switches = new LinkedHashSet<>();

    MetadataGraph(List<MetadataPackage> all, List<MetadataReader.Node> nodes, Predicate<MetadataPackage> isOwn) {
        this.nodes = nodes;
        this.isOwn = isOwn;
        Map<String, MetadataPackage> known = new HashMap<>();
        all.forEach(p -> known.put(p.id, p));
        for (MetadataReader.Node node : nodes) {
            MetadataPackage one = known.get(node.id());
            if (one != null && byId.putIfAbsent(node.id(), packages.size()) == null) {
                packages.add(one);
            }
        }
    }

    List<CargoCrate> crates() {
        return crates;
    }

    List<CargoLink> links() {
        return List.copyOf(links);
    }

    List<FeatureSwitch> switches() {
        return List.copyOf(switches);
    }

    void resolve() {
        for (MetadataReader.Node node : nodes) {
            Integer index = byId.get(node.id());
            if (index != null && index == crates.size()) {
                MetadataPackage one = packages.get(index);
                List<String> on = node.features().stream().sorted().toList();
                crates.add(new CargoCrate(one.name, one.version, one.source, isOwn.test(one), on, true, one.line));
                follow(node, index);
            }
        }
    }

    private void follow(MetadataReader.Node node, int by) {
        MetadataPackage one = packages.get(by);
        for (MetadataReader.Edge edge : node.edges()) {
            Integer to = byId.get(edge.id());
            if (to != null) {
                edge.kinds().forEach(kind -> links.add(new CargoLink(to, by, kind, edge.line())));
            }
        }
        for (CargoDependency asked : one.dependencies) {
            Integer to = target(node, asked);
            if (to != null) {
                asks(by, asked, to);
            }
        }
        for (String feature : node.features()) {
            for (String entry : one.features.getOrDefault(feature, List.of())) {
                turnsOn(node, by, feature, entry);
            }
        }
    }

    private void asks(int by, CargoDependency asked, int to) {
        List<String> features = new ArrayList<>(asked.features());
        if (asked.defaultFeatures() && packages.get(to).features.containsKey("default")) {
            features.add("default");
        }
        features.forEach(f -> switches.add(new FeatureSwitch(to, f, by, "", asked.kind(), asked.line())));
    }

    // "rt"     "mio/net"     "serde?/derive"     "dep:bytes"
    private void turnsOn(MetadataReader.Node node, int by, String feature, String entry) {
        MetadataPackage one = packages.get(by);
        int slash = entry.indexOf('/');
        String own = slash < 0 ? entry : entry.substring(0, slash);
        if (one.features.containsKey(own)) {
            switches.add(new FeatureSwitch(by, own, by, feature, DependencyKind.NORMAL, one.line));
        }
        if (slash < 0) {
            return;
        }
        String key = own.endsWith("?") ? own.substring(0, own.length() - 1) : own;
        for (CargoDependency asked : one.dependencies) {
            Integer to = asked.key().equals(key) && asked.kind() != DependencyKind.DEV ? target(node, asked) : null;
            if (to != null) {
                String turned = entry.substring(slash + 1);
                switches.add(new FeatureSwitch(to, turned, by, feature, asked.kind(), asked.line()));
            }
        }
    }

    /** The package that a dependency came to be, or null where it is not part of the build. */
    private @Nullable Integer target(MetadataReader.Node node, CargoDependency asked) {
        Integer found = null;
        for (MetadataReader.Edge edge : node.edges()) {
            Integer to = byId.get(edge.id());
            if (to == null
                    || !packages.get(to).name.equals(asked.crate())
                    || !edge.kinds().contains(asked.kind())) {
                continue;
            }
            if (found == null || edge.name().equals(asked.inSource())) {
                found = to;
            }
        }
        return found;
    }
}
