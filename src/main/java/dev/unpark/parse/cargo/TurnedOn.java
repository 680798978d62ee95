package dev.unpark.parse.cargo;

import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoLink;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.FeatureSwitch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which features are on when only some of the own crates are built, and what turned each on. A workspace's features are the
 * sum over all of its members; built alone, a member has those of the crates that it needs itself.
 */
public final class TurnedOn {
    private final Graph graph;
    private final Map<Integer, SortedSet<String>> on = new TreeMap<>();
    private final List<FeatureSwitch> active = new ArrayList<>();
    private final Set<Integer> reached = new HashSet<>();
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Collection<DependencyKind> ofRoots;
    private final Set<Integer> roots;

    /** What is known of a build, in an order that can be asked for one crate after the other. */
    public static final class Graph {
        private final Map<Integer, List<CargoLink>> linksBy = new HashMap<>();
        private final Map<Integer, Map<String, List<FeatureSwitch>>> switchesBy = new HashMap<>();

        public Graph(CargoFacts facts) {
            for (CargoLink link : facts.links()) {
                linksBy.computeIfAbsent(link.by(), b -> new ArrayList<>()).add(link);
            }
            for (FeatureSwitch s : facts.switches()) {
                switchesBy
                        .computeIfAbsent(s.by(), b -> new HashMap<>())
                        .computeIfAbsent(s.byFeature(), f -> new ArrayList<>())
                        .add(s);
            }
        }

        /** For a build of these crates, without what only their tests and build scripts need. */
        public TurnedOn building(Collection<Integer> crates) {
            return new TurnedOn(this, crates, List.of(DependencyKind.NORMAL));
        }

        /** For their tests, which see the dependencies for tests too. */
        public TurnedOn testing(Collection<Integer> crates) {
            return new TurnedOn(this, crates, List.of(DependencyKind.NORMAL, DependencyKind.DEV));
        }
    }

    private TurnedOn(Graph graph, Collection<Integer> roots, Collection<DependencyKind> ofRoots) {
        this.graph = graph;
        this.ofRoots = ofRoots;
        this.roots = new HashSet<>(roots);
        for (int root : roots) {
            reach(root);
            turnOn(root, "default");
        }
        while (!open.isEmpty()) {
            open.removeFirst().run();
        }
    }

    /** The features of a crate that are on, without those that its optional dependencies are. */
    public SortedSet<String> features(int crate) {
        return on.getOrDefault(crate, new TreeSet<>());
    }

    /** What turned the feature on, in the order found from the roots. */
    public List<FeatureSwitch> because(int crate, String feature) {
        return active.stream()
                .filter(s -> s.crate() == crate && s.feature().equals(feature))
                .toList();
    }

    private boolean isFollowed(int by, DependencyKind kind) {
        return roots.contains(by) ? ofRoots.contains(kind) : kind == DependencyKind.NORMAL;
    }

    private void reach(int crate) {
        if (!reached.add(crate)) {
            return;
        }
        open.add(() -> {
            follow(crate, "");
            for (CargoLink link : graph.linksBy.getOrDefault(crate, List.of())) {
                if (isFollowed(crate, link.kind())) {
                    reach(link.crate());
                }
            }
        });
    }

    private void turnOn(int crate, String feature) {
        if (on.computeIfAbsent(crate, c -> new TreeSet<>()).add(feature)) {
            open.add(() -> follow(crate, feature));
        }
    }

    private void follow(int by, String feature) {
        for (FeatureSwitch s : graph.switchesBy.getOrDefault(by, Map.of()).getOrDefault(feature, List.of())) {
            if (isFollowed(by, s.kind())) {
                active.add(s);
                reach(s.crate());
                turnOn(s.crate(), s.feature());
            }
        }
    }
}
