package dev.unpark.findings.rules.manifests;

import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.DependencyKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package of the person's own.
 *
 * @param workspace the manifest that it inherits from, or null
 * @param isLibrary whether it compiles to a library and to no program
 * @param uses what its sources use; empty where they were not opened
 */
record Member(
        String name,
        CargoManifest manifest,
        Placed at,
        @Nullable Placed workspace,
        boolean isLibrary,
        List<PlacedUse> uses) {
    Member {
        uses = List.copyOf(uses);
    }

    /** Whether a place asks for the crate in a table of this kind, in the order of the manifest. */
    List<Ask> asks(String crate, DependencyKind kind) {
        List<Ask> asks = new ArrayList<>();
        for (CargoDependency asked : manifest.dependencies()) {
            CargoDependency inherited = asked.inherited() ? inherited(asked.key()) : null;
            String name = inherited == null ? asked.crate() : inherited.crate();
            if (asked.kind() == kind && name.equals(crate)) {
                Set<String> features = new LinkedHashSet<>();
                if (inherited != null) {
                    features.addAll(inherited.features());
                }
                features.addAll(asked.features());
                asks.add(new Ask(asked, List.copyOf(features), at));
            }
        }
        return asks;
    }

    /** The requirement of a version, from the workspace where it is inherited; null if there is none. */
    @Nullable
    String version(Ask ask) {
        CargoDependency inherited =
                ask.asked().inherited() ? inherited(ask.asked().key()) : null;
        return inherited == null ? ask.asked().version() : inherited.version();
    }

    private @Nullable CargoDependency inherited(String key) {
        if (workspace == null) {
            return null;
        }
        return workspace.facts().manifests().stream()
                .flatMap(m -> m.dependencies().stream())
                .filter(d -> d.kind() == DependencyKind.WORKSPACE && d.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Whether {@code tokio::} means Tokio 1.x in its sources, and nothing else. */
    boolean isOfTokio1() {
        List<Ask> asks = new ArrayList<>();
        for (DependencyKind kind : List.of(DependencyKind.NORMAL, DependencyKind.DEV, DependencyKind.BUILD)) {
            asks.addAll(asks("tokio", kind));
        }
        boolean other = manifest.dependencies().stream()
                .anyMatch(d -> d.inSource().equals("tokio") && !d.crate().equals("tokio"));
        return !asks.isEmpty() && !other && asks.stream().allMatch(a -> isOne(version(a)));
    }

    private static boolean isOne(@Nullable String requirement) {
        if (requirement == null || requirement.equals("*")) {
            return true;
        }
        String number = requirement.replaceFirst("^[\\s^~=>v]+", "");
        return number.matches("1(\\D.*)?");
    }
}
