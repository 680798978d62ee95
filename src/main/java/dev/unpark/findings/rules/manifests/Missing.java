package dev.unpark.findings.rules.manifests;

import dev.unpark.model.DependencyKind;
import dev.unpark.source.uses.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a package uses of Tokio without the feature for it.
 *
 * @param first by feature, the first place that needs it
 * @param count by feature, in how many places
 */
record Missing(Member member, FeatureView view, Map<String, PlacedUse> first, Map<String, Integer> count) {
    /** Of features whose place is asked for by a rule of its own. */
    interface Needs {
        List<List<String>> of(PlacedUse use);
    }

    static Missing of(Project project, Member member, Needs needs) {
        FeatureView view = FeatureView.of(project, member);
        Map<String, PlacedUse> first = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        for (PlacedUse use : member.uses()) {
            if (use.gate() == Gate.SOMETIMES) {
                continue;
            }
            Set<String> on = use.gate() == Gate.TEST ? view.testing() : view.building();
            for (List<String> oneOf : needs.of(use)) {
                if (!oneOf.isEmpty() && oneOf.stream().noneMatch(on::contains)) {
                    first.putIfAbsent(oneOf.getFirst(), use);
                    count.merge(oneOf.getFirst(), 1, Integer::sum);
                }
            }
        }
        return new Missing(member, view, first, count);
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    List<String> features() {
        return List.copyOf(first.keySet());
    }

    /** Whether it is missed in what is built, and not in tests alone. */
    boolean isOfBuild() {
        return first.values().stream().anyMatch(u -> u.gate() == Gate.ALWAYS);
    }

    /** The places where the package itself asks for Tokio, those for its build first. */
    List<Ask> asks() {
        List<Ask> asks = new ArrayList<>(member.asks("tokio", DependencyKind.NORMAL));
        asks.addAll(member.asks("tokio", DependencyKind.DEV));
        return asks;
    }

    /** Places that turn on all that is missed, but for another package, or for this one's tests. */
    List<Ask> elsewhere(Project project) {
        List<Ask> found = new ArrayList<>();
        for (Ask ask : member.asks("tokio", DependencyKind.DEV)) {
            if (isOfBuild() && turnsOnAll(ask)) {
                found.add(ask);
            }
        }
        for (Member other : project.members()) {
            if (!other.equals(member)) {
                other.asks("tokio", DependencyKind.NORMAL).stream()
                        .filter(this::turnsOnAll)
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private boolean turnsOnAll(Ask ask) {
        Set<String> on = new LinkedHashSet<>(ask.features());
        for (String feature : ask.features()) {
            on.addAll(TokioFeatures.STANDARD.turnsOn().getOrDefault(feature, List.of()));
        }
        return on.containsAll(first.keySet());
    }
}
