package dev.unpark.findings.rules.manifests;

import dev.unpark.model.CargoDependency;
import dev.unpark.model.Citation;
import java.util.List;

/**
 * A place where a package asks for a crate, with what it inherits.
 *
 * @param features its own and the workspace's
 * @param at the manifest that {@code asked} stands in
 */
record Ask(CargoDependency asked, List<String> features, Placed at) {
    Ask {
        features = List.copyOf(features);
    }

    String shown() {
        return at.shown(asked.line());
    }

    Citation cite() {
        String with = features.isEmpty() ? "without features" : "with " + String.join(", ", features);
        String table = asked.target() == null
                ? asked.kind().table()
                : "target." + asked.target() + "." + asked.kind().table();
        return at.cite(
                asked.featuresLine(),
                "[" + table + "] asks for " + asked.crate() + " " + with + (asked.inherited() ? " (inherited)" : ""));
    }
}
