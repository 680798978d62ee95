package dev.unpark.findings.rules.manifests;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;

/** {@code #[tokio::main]} that asks for the multi-thread runtime where it is not compiled in. */
@AutoService(Rule.class)
public final class FlavorRule extends ManifestRule {
    @Override
    public String id() {
        return "manifest.flavor";
    }

    @Override
    RuleOutcome check(Project project, Topic topic) {
        List<Finding> findings = new ArrayList<>();
        int entries = 0;
        for (Member member : project.members()) {
            int own = member.isOfTokio1()
                    ? (int) member.uses().stream().filter(Flavor::isEntry).count()
                    : 0;
            entries += own;
            if (own > 0) {
                Missing missing = Missing.of(project, member, FlavorRule::needs);
                if (!missing.isEmpty()) {
                    findings.add(finding(missing, project, topic));
                }
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(
                    findings, "Looked at " + Words.count(entries, "place") + " where a macro makes the runtime.");
        }
        if (entries == 0) {
            return new RuleOutcome.CannotTell(
                    project.hasSources()
                            ? "No `#[tokio::main]` or `#[tokio::test]` stands in the sources of a package that asks for Tokio"
                                    + " 1.x."
                            : "The sources were not opened, so how the runtime is made is not known. Open the source tree.");
        }
        return new RuleOutcome.Clear("Every `#[tokio::main]` and `#[tokio::test]` (" + entries
                + " of them) asks for a runtime that its package has the feature for.");
    }

    private static List<List<String>> needs(PlacedUse use) {
        return Flavor.isEntry(use) && Flavor.of(use).equals(Flavor.MULTI_THREAD)
                ? List.of(List.of("rt-multi-thread"))
                : List.of();
    }

    private Finding finding(Missing missing, Project project, Topic topic) {
        MissingText text = new MissingText(missing, project);
        PlacedUse first = missing.first().values().iterator().next();
        String name = missing.member().name();
        boolean said = first.use().arguments().contains("flavor=");
        return new Finding(
                "",
                id(),
                text.certainty(),
                "`" + first.written() + "` of `" + name + "` (" + first.shown()
                        + ") asks for the multi-thread runtime, and " + text.nobody()
                        + " Tokio's feature `rt-multi-thread`.",
                text.detail(),
                text.asItStands()
                        + (said
                                ? "the macro refuses it: \"The runtime flavor `multi_thread` requires the `rt-multi-thread`"
                                        + " feature.\""
                                : "the compiler stops, for without a flavor the macro makes a multi-thread runtime: \"The"
                                        + " default runtime flavor is `multi_thread`, but the `rt-multi-thread` feature is"
                                        + " disabled.\"")
                        + text.elsewhere(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                text.couldAlsoBe(),
                text.wouldDecide(),
                List.of("Features that are chosen on the command line with `--features` are in no file."),
                text.citations(" makes a multi-thread runtime, which needs %s"));
    }
}
