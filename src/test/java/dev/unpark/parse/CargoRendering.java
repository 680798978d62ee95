package dev.unpark.parse;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoLink;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.FeatureSwitch;
import java.util.ArrayList;
import java.util.List;

/** What is told of a build, for a golden file: of large graphs the links and switches that concern Tokio. */
final class CargoRendering {
    private static final int MOST_IN_FULL = 12;

    private final CargoFacts facts;
    private final List<String> out = new ArrayList<>();

    private CargoRendering(CargoFacts facts) {
        this.facts = facts;
    }

    static List<String> of(CargoFacts facts) {
        CargoRendering rendering = new CargoRendering(facts);
        if (!facts.isEmpty()) {
            rendering.out.add("from " + facts.from().word());
            facts.manifests().forEach(rendering::manifest);
            facts.crates().forEach(rendering::crate);
            facts.links().stream().filter(l -> rendering.isShown(l.crate())).forEach(rendering::link);
            facts.switches().stream().filter(s -> rendering.isShown(s.crate())).forEach(rendering::featureSwitch);
        }
        return rendering.out;
    }

    private boolean isShown(int crate) {
        return facts.crates().size() <= MOST_IN_FULL
                || facts.crates().get(crate).name().equals("tokio");
    }

    private void manifest(CargoManifest manifest) {
        out.add("manifest of " + manifest.name() + " " + manifest.version() + ", line " + manifest.line()
                + (manifest.workspace() ? ", workspace" : "") + (manifest.library() ? ", library" : "")
                + (manifest.binary() ? ", binary" : ""));
        manifest.dependencies().forEach(this::dependency);
        manifest.features().forEach(f -> out.add("  feature " + f.name() + " = " + f.entries() + ", line " + f.line()));
    }

    private void dependency(CargoDependency asked) {
        out.add("  " + asked.kind().table() + (asked.target() == null ? "" : " for " + asked.target()) + ": "
                + asked.key() + (asked.key().equals(asked.crate()) ? "" : ", the crate " + asked.crate()) + " "
                + asked.version() + (asked.source() == null ? "" : " from " + asked.source())
                + (asked.inherited() ? ", inherited" : "") + (asked.optional() ? ", optional" : "")
                + (asked.defaultFeatures() ? "" : ", no default features") + " " + asked.features() + ", line "
                + asked.line() + (asked.featuresLine() == asked.line() ? "" : ", features on " + asked.featuresLine()));
    }

    private void crate(CargoCrate crate) {
        out.add("crate " + crate.shown() + (crate.source() == null ? "" : " from " + crate.source())
                + (crate.own() ? ", own" : "")
                + (crate.featuresTold() || !crate.features().isEmpty()
                        ? " " + crate.features() + (crate.featuresTold() ? "" : " and perhaps more")
                        : "")
                + ", line " + crate.line());
    }

    private void link(CargoLink link) {
        out.add("  " + name(link.by()) + " needs " + name(link.crate()) + ", "
                + link.kind().table() + ", line " + link.line());
    }

    private void featureSwitch(FeatureSwitch s) {
        out.add("  " + name(s.crate()) + " \"" + s.feature() + "\" by " + name(s.by())
                + (s.byFeature().isEmpty() ? "" : " \"" + s.byFeature() + "\"") + ", "
                + s.kind().table() + ", line "
                + s.line());
    }

    private String name(int crate) {
        return crate < 0 ? "?" : facts.crates().get(crate).shown();
    }
}
