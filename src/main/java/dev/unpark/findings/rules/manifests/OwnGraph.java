package dev.unpark.findings.rules.manifests;

import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoFeature;
import dev.unpark.model.CargoLink;
import dev.unpark.model.CargoSource;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.FeatureSwitch;
import dev.unpark.parse.cargo.TurnedOn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The graph that the own manifests make, with Tokio as its last crate and without all other crates. Where it is not certain
 * that something is on (an optional dependency, one for another target, a feature that a build may choose), it is taken for
 * on: nothing is to be missed that is not missing.
 */
final class OwnGraph {
    private static final List<DependencyKind> KINDS =
            List.of(DependencyKind.NORMAL, DependencyKind.DEV, DependencyKind.BUILD);

    private final List<Member> members;
    private final int tokio;
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<CargoLink> links = new ArrayList<>();
    private final List<FeatureSwitch> switches = new ArrayList<>();
    private final TurnedOn.Graph graph;

    private OwnGraph(List<Member> members) {
        this.members = members;
        this.tokio = members.size();
        for (int i = 0; i < members.size(); i++) {
            byName.putIfAbsent(members.get(i).name(), i);
        }
        for (int i = 0; i < members.size(); i++) {
            member(i);
        }
        TokioFeatures.STANDARD
                .turnsOn()
                .forEach((feature, more) -> more.forEach(
                        f -> switches.add(new FeatureSwitch(tokio, f, tokio, feature, DependencyKind.NORMAL, 1))));
        this.graph = new TurnedOn.Graph(new CargoFacts(CargoSource.MANIFEST, List.of(), List.of(), links, switches));
    }

    static OwnGraph of(List<Member> members) {
        return new OwnGraph(members);
    }

    /** Tokio's features in a build of the member by itself. */
    SortedSet<String> building(Member member) {
        return graph.building(List.of(byName.getOrDefault(member.name(), 0))).features(tokio);
    }

    /** The same in its tests. */
    SortedSet<String> testing(Member member) {
        return graph.testing(List.of(byName.getOrDefault(member.name(), 0))).features(tokio);
    }

    private void member(int index) {
        Member member = members.get(index);
        for (DependencyKind kind : KINDS) {
            for (Ask ask : member.asks("tokio", kind)) {
                int line = ask.asked().line();
                links.add(new CargoLink(tokio, index, kind, line));
                ask.features()
                        .forEach(f -> switches.add(new FeatureSwitch(
                                tokio,
                                f,
                                index,
                                "",
                                kind,
                                ask.asked().features().contains(f) ? ask.asked().featuresLine() : line)));
            }
        }
        for (CargoFeature feature : member.manifest().features()) {
            entries(index, feature);
        }
        for (CargoDependency asked : member.manifest().dependencies()) {
            Integer other = byName.get(asked.crate());
            if (other != null && other != index && KINDS.contains(asked.kind())) {
                links.add(new CargoLink(other, index, asked.kind(), asked.line()));
            }
        }
    }

    // "tokio/net"     "tokio?/net", whatever it is called
    private void entries(int index, CargoFeature feature) {
        for (String entry : feature.entries()) {
            int slash = entry.indexOf('/');
            String key = slash < 0 ? "" : entry.substring(0, slash).replace("?", "");
            boolean tokios = members.get(index).asks("tokio", DependencyKind.NORMAL).stream()
                    .anyMatch(a -> a.asked().key().equals(key));
            if (tokios) {
                switches.add(new FeatureSwitch(
                        tokio, entry.substring(slash + 1), index, "", DependencyKind.NORMAL, feature.line()));
            }
        }
    }
}
