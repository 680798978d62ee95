package dev.unpark.findings.rules.manifests;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A lock file.
 *
 * @param packages of the project itself in it
 * @param isOnlyOwn whether Tokio is needed in it by packages alone whose manifests were opened: then these tell all
 */
record OwnLock(Placed at, Set<String> packages, boolean isOnlyOwn) {
    OwnLock {
        packages = Set.copyOf(packages); // only ever asked whether it holds one
    }

    static List<OwnLock> of(List<Placed> graphs, List<Member> members) {
        Set<String> known = members.stream().map(Member::name).collect(Collectors.toSet());
        return graphs.stream()
                .filter(g -> g.facts().from() == CargoSource.LOCK)
                .map(g -> of(g, known))
                .toList();
    }

    private static OwnLock of(Placed lock, Set<String> known) {
        CargoFacts facts = lock.facts();
        Set<String> own = facts.crates().stream()
                .filter(CargoCrate::own)
                .map(CargoCrate::name)
                .collect(Collectors.toSet());
        boolean only = facts.links().stream()
                .filter(l -> facts.crates().get(l.crate()).name().equals("tokio"))
                .map(l -> facts.crates().get(l.by()))
                .allMatch(c -> c.own() && known.contains(c.name()));
        return new OwnLock(lock, own, only);
    }
}
