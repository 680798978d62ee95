package dev.unpark.cli;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoLink;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.FeatureSwitch;
import java.util.List;

/** What an input says of a build. Of the graph, who needs whom is written for Tokio alone: of all crates it is megabytes. */
final class JsonCargo {
    private final Json json;
    private final CargoFacts cargo;

    private JsonCargo(Json json, CargoFacts cargo) {
        this.json = json;
        this.cargo = cargo;
    }

    static void write(Json json, CargoFacts cargo) {
        if (cargo.isEmpty()) {
            json.nothing("cargo");
        } else {
            new JsonCargo(json, cargo).write();
        }
    }

    private void write() {
        json.object("cargo", () -> {
            json.text("from", cargo.from().word());
            json.list("manifests", cargo.manifests(), (j, manifest) -> manifest(manifest));
            json.list("crates", cargo.crates(), (j, crate) -> crate(crate));
            json.list("tokio", cargo.named("tokio"), (j, crate) -> tokio(crate));
        });
    }

    private void manifest(CargoManifest manifest) {
        json.object(() -> {
            json.text("name", manifest.name());
            json.text("version", manifest.version());
            json.flag("workspace", manifest.workspace());
            json.number("line", manifest.line());
            json.list("dependencies", manifest.dependencies(), (j, asked) -> dependency(asked));
            json.list(
                    "features",
                    manifest.features(),
                    (j, feature) -> json.object(() -> {
                        json.text("name", feature.name());
                        json.texts("entries", feature.entries());
                        json.number("line", feature.line());
                    }));
        });
    }

    private void dependency(CargoDependency asked) {
        json.object(() -> {
            json.text("name", asked.key());
            json.text("crate", asked.crate());
            json.text("table", asked.kind().table());
            json.text("target", asked.target());
            json.text("version", asked.version());
            json.text("source", asked.source());
            json.texts("features", asked.features());
            json.flag("defaultFeatures", asked.defaultFeatures());
            json.flag("optional", asked.optional());
            json.flag("inherited", asked.inherited());
            json.number("line", asked.line());
        });
    }

    private void crate(CargoCrate crate) {
        json.object(() -> {
            json.text("name", crate.name());
            json.text("version", crate.version());
            json.text("source", crate.source());
            json.flag("own", crate.own());
            if (crate.featuresTold()) {
                json.texts("features", crate.features());
            } else {
                json.nothing("features");
            }
            json.number("line", crate.line());
        });
    }

    private void tokio(int crate) {
        List<CargoLink> links =
                cargo.links().stream().filter(l -> l.crate() == crate).toList();
        List<FeatureSwitch> switches =
                cargo.switches().stream().filter(s -> s.crate() == crate).toList();
        json.object(() -> {
            json.number("crate", crate);
            json.list(
                    "neededBy",
                    links,
                    (j, link) -> json.object(() -> {
                        json.number("crate", link.by());
                        json.text("table", link.kind().table());
                        json.number("line", link.line());
                    }));
            json.list("features", switches, (j, on) -> featureSwitch(on));
        });
    }

    private void featureSwitch(FeatureSwitch on) {
        json.object(() -> {
            json.text("name", on.feature());
            json.index("by", on.by());
            json.text("byFeature", on.byFeature().isEmpty() ? null : on.byFeature());
            json.text("table", on.kind().table());
            json.number("line", on.line());
        });
    }
}
