package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.source.SourceCargo.CargoFile;
import dev.unpark.source.Sources;
import java.util.List;
import java.util.function.IntFunction;

/** What the manifests ask Tokio for, and what the build got as far as a tree or metadata was opened. */
final class FeatureAnswer implements Answerers.Answerer {
    private static final List<String> RULES = List.of(
            "manifest.missing-feature",
            "manifest.two-tokios",
            "manifest.flavor",
            "panic.timers-disabled",
            "panic.io-disabled");

    @Override
    public StepAnswer answer(String command, Investigation investigation, Sources sources) {
        Answer answer = new Answer();
        int found = answer.sayFindings(investigation, RULES);
        int manifests = 0;
        int asks = 0;
        boolean resolved = false;
        List<CargoFile> files = sources.cargo().files();
        for (CargoFile file : files) {
            manifests += file.facts().manifests().size();
            asks += sayAsks(answer, file.path(), file.facts(), line -> new ItemRef.OfSource(file.path(), line));
            FeatureWords.sayVersions(
                    answer, file.path(), file.facts(), line -> new ItemRef.OfSource(file.path(), line));
        }
        for (Input input : investigation.evidence().inputs()) {
            if (files.stream().anyMatch(f -> f.facts().equals(input.cargo()))) {
                continue; // It was given by name and lies in the tree as well.
            }
            IntFunction<ItemRef> at = line -> new ItemRef.OfLine(input.id(), line);
            manifests += input.cargo().manifests().size();
            asks += sayAsks(answer, input.fileName(), input.cargo(), at);
            FeatureWords.sayVersions(answer, input.fileName(), input.cargo(), at);
            resolved |= FeatureWords.sayResolved(answer, input.fileName(), input.cargo(), at);
        }
        if (resolved) {
            return answer.as(Coverage.ANSWERED, command);
        }
        sayLimit(answer, manifests, asks);
        return answer.as(found > 0 || asks > 0 ? Coverage.PARTLY : Coverage.NOT_SHOWN, command);
    }

    private static void sayLimit(Answer answer, int manifests, int asks) {
        if (manifests == 0) {
            answer.say("No Cargo.toml was opened. Open the source tree to see what it asks for.");
        } else if (asks == 0) {
            answer.say("No Cargo.toml that was opened names tokio; another crate of the build may bring it.");
        } else {
            answer.say("Other crates of the build may switch on more; the commands below show the sum.");
        }
    }

    private static int sayAsks(Answer answer, String name, CargoFacts facts, IntFunction<ItemRef> at) {
        List<CargoDependency> asks = facts.manifests().stream()
                .flatMap(m -> m.dependencies().stream())
                .filter(d -> d.crate().equals("tokio") && d.kind() != DependencyKind.PATCH)
                .toList();
        asks.forEach(asked -> answer.say(words(name, asked), at.apply(asked.line())));
        return asks.size();
    }

    private static String words(String name, CargoDependency asked) {
        String asks = asked.features().isEmpty()
                ? (asked.inherited() ? "takes tokio as the workspace has it" : "asks for tokio without any feature")
                : "asks for tokio with " + Answer.quoted(String.join(", ", asked.features()))
                        + (asked.inherited() ? ", added to what the workspace has" : "");
        String table = asked.target() == null
                ? asked.kind().table()
                : "target." + asked.target() + "." + asked.kind().table();
        String only = table.equals("dependencies") ? "" : " (in [" + Answer.quoted(table) + "])";
        String full =
                asked.features().contains("full") ? "; full leaves out test-util, tracing and what is unstable" : "";
        return name + ":" + asked.line() + " " + asks + only + full + ".";
    }
}
