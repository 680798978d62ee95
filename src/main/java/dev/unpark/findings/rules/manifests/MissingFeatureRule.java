package dev.unpark.findings.rules.manifests;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;

/** Parts of Tokio that the sources use and whose feature is off. */
@AutoService(Rule.class)
public final class MissingFeatureRule extends ManifestRule {
    @Override
    public String id() {
        return "manifest.missing-feature";
    }

    @Override
    RuleOutcome check(Project project, Topic topic) {
        List<Finding> findings = new ArrayList<>();
        int looked = 0;
        int uses = 0;
        for (Member member : project.members()) {
            if (member.isOfTokio1() && !member.uses().isEmpty()) {
                looked++;
                uses += member.uses().size();
                Missing missing = Missing.of(project, member, MissingFeatureRule::needs);
                if (!missing.isEmpty()) {
                    findings.add(finding(missing, project, topic));
                }
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(
                    findings,
                    "Held what the sources of " + Words.count(looked, "package")
                            + " use of Tokio against its features.");
        }
        if (looked == 0) {
            return new RuleOutcome.CannotTell(
                    project.hasSources()
                            ? "No package whose sources were opened asks for Tokio 1.x by that name."
                            : "The sources were not opened, so what they use of Tokio is not known. Open the source tree.");
        }
        return new RuleOutcome.Clear("Every part of Tokio that is used (" + Words.count(uses, "place") + " in "
                + Words.count(looked, "package") + ") has its feature on.");
    }

    private static List<List<String>> needs(PlacedUse use) {
        List<List<String>> needs = new ArrayList<>();
        if (!use.use().path().startsWith("tokio::")) {
            return needs;
        }
        needs.add(TokioFeatures.STANDARD.neededFor(use.use().path()));
        if (use.use().attribute() && Flavor.isEntry(use)) {
            if (!Flavor.of(use).equals(Flavor.MULTI_THREAD)) {
                needs.add(List.of("rt"));
            }
            if (use.use().arguments().contains("start_paused=true")) {
                needs.add(List.of("test-util"));
            }
        }
        return needs;
    }

    private Finding finding(Missing missing, Project project, Topic topic) {
        MissingText text = new MissingText(missing, project);
        PlacedUse first = missing.first().values().iterator().next();
        String name = missing.member().name();
        String more = missing.features().size() > 1 ? " and more" : "";
        String tests = missing.isOfBuild() ? "" : " in its tests";
        List<String> fix = new ArrayList<>();
        fix.add("Add "
                + String.join(
                        ", ",
                        missing.features().stream().map(f -> "`\"" + f + "\"`").toList())
                + " to the features of Tokio in " + missing.member().at().name() + ".");
        fix.addAll(topic.fix());
        return new Finding(
                "",
                id(),
                text.certainty(),
                "`" + name + "` uses `" + first.written() + "`" + more + tests + " (" + first.shown() + "), and "
                        + text.nobody() + " Tokio's " + text.features().replaceFirst("^the ", "") + ".",
                text.detail(),
                text.asItStands() + "`cargo build -p " + name
                        + "` stops with `cannot find .. in tokio`: the compiler does not see"
                        + " what a feature that is off leaves out." + text.elsewhere(),
                fix,
                topic.proof(),
                topic.pitfalls(),
                text.couldAlsoBe(),
                text.wouldDecide(),
                List.of("Features that are chosen on the command line with `--features` are in no file."),
                text.citations(" needs %s"));
    }
}
