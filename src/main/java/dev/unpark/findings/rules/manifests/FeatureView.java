package dev.unpark.findings.rules.manifests;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoFacts;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of Tokio's features are on for one package, built by itself, and how well that is known.
 *
 * @param building for its build
 * @param testing for its tests
 * @param whole whether nothing else can turn on more
 * @param from the graph that tells; null where only manifests do
 * @param because why it is known or not known, the rest of a sentence
 */
record FeatureView(
        SortedSet<String> building,
        SortedSet<String> testing,
        boolean whole,
        @Nullable Placed from,
        String because) {

    static FeatureView of(Project project, Member member) {
        for (Placed graph : project.graphs()) {
            FeatureView view = resolved(graph, member);
            if (view != null) {
                return view;
            }
        }
        SortedSet<String> building = project.own().building(member);
        SortedSet<String> testing = project.own().testing(member);
        for (OwnLock lock : project.locks()) {
            if (lock.isOnlyOwn() && lock.packages().contains(member.name())) {
                String because = lock.at().name() + " has no other crate that depends on Tokio";
                return new FeatureView(building, testing, true, lock.at(), because);
            }
        }
        return new FeatureView(
                building,
                testing,
                false,
                null,
                "other crates may turn on more, which no manifest of this project shows");
    }

    /** What a tree or metadata says that holds both the package and all of Tokio's features, or null. */
    private static @Nullable FeatureView resolved(Placed graph, Member member) {
        CargoFacts facts = graph.facts();
        int tokio = only(facts, c -> c.name().equals("tokio") && c.version().startsWith("1."));
        int root = only(facts, c -> c.name().equals(member.name()) && c.own());
        if (tokio < 0 || root < 0 || !facts.crates().get(tokio).featuresTold()) {
            return null;
        }
        String because = graph.name() + " has all of the build";
        if (facts.switches().stream().noneMatch(s -> s.crate() == tokio)) {
            SortedSet<String> all = new TreeSet<>(facts.crates().get(tokio).features());
            return new FeatureView(all, all, true, graph, because);
        }
        return new FeatureView(
                graph.turnedOn().building(List.of(root)).features(tokio),
                graph.turnedOn().testing(List.of(root)).features(tokio),
                true,
                graph,
                because);
    }

    private static int only(CargoFacts facts, Predicate<CargoCrate> wanted) {
        int found = -1;
        for (int i = 0; i < facts.crates().size(); i++) {
            if (wanted.test(facts.crates().get(i))) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }
}
