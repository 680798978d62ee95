package dev.unpark.findings.rules.manifests;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import dev.unpark.source.uses.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Libraries that turn on Tokio features for everybody who depends on them. */
@AutoService(Rule.class)
public final class TooBroadRule extends ManifestRule {
    private static final Set<String> BROAD = Set.of("full", "rt-multi-thread", "test-util");

    @Override
    public String id() {
        return "manifest.too-broad";
    }

    /** A place where a library asks for more than it seems to need, and what it uses. */
    private record Broad(Member library, Ask ask, SortedSet<String> features, SortedSet<String> used) {}

    @Override
    RuleOutcome check(Project project, Topic topic) {
        List<Broad> broad = new ArrayList<>();
        int libraries = 0;
        for (Member member : project.members()) {
            List<Ask> asks = member.asks("tokio", DependencyKind.NORMAL);
            if (member.isLibrary() && !asks.isEmpty() && member.isOfTokio1()) {
                libraries++;
                asks.stream()
                        .map(a -> broad(member, a))
                        .filter(b -> !b.features().isEmpty())
                        .forEach(broad::add);
            }
        }
        if (!broad.isEmpty()) {
            return new RuleOutcome.Found(
                    List.of(finding(broad, project, topic)),
                    "Looked at " + Words.count(libraries, "library").replace("librarys", "libraries") + ".");
        }
        if (libraries == 0) {
            return project.members().isEmpty()
                    ? new RuleOutcome.CannotTell("No manifest was opened, so what libraries ask for is not known.")
                    : new RuleOutcome.Clear("No package that was opened is a library that asks for Tokio.");
        }
        return new RuleOutcome.Clear(
                "No library turns on `full`, `rt-multi-thread` or `test-util` for those who depend on"
                        + " it without a use for it in its sources.");
    }

    private static Broad broad(Member library, Ask ask) {
        SortedSet<String> used = new TreeSet<>();
        for (PlacedUse use : library.uses()) {
            List<String> needed = TokioFeatures.STANDARD.neededFor(use.use().path());
            if (use.gate() != Gate.TEST && !needed.isEmpty()) {
                used.add(needed.getFirst());
            }
        }
        SortedSet<String> features = new TreeSet<>(ask.features());
        features.retainAll(BROAD);
        features.removeAll(used);
        return new Broad(library, ask, features, used);
    }

    private Finding finding(List<Broad> all, Project project, Topic topic) {
        Broad first = all.getFirst();
        String more = all.size() > 1 ? ", and " + (all.size() - 1) + " more like it" : "";
        List<Citation> citations = new ArrayList<>();
        List<String> fix = new ArrayList<>();
        for (Broad one : all) {
            citations.add(one.ask().cite());
            if (project.hasSources() && !one.used().isEmpty()) {
                fix.add("The sources of `" + one.library().name() + "` use what needs "
                        + Words.list(one.used().stream().map(f -> "`" + f + "`").toList())
                        + ": ask for that, and let the program choose the rest.");
            }
        }
        fix.addAll(topic.fix());
        return new Finding(
                "",
                id(),
                Certainty.POSSIBLE,
                "The library `" + first.library().name() + "` turns on Tokio's "
                        + Words.list(first.features().stream()
                                .map(f -> "`" + f + "`")
                                .toList())
                        + " for everybody who depends on it (" + first.ask().shown() + ")" + more + ".",
                first.ask().shown() + " asks for Tokio with "
                        + String.join(", ", first.ask().features()) + ".",
                topic.why(),
                fix,
                topic.proof(),
                topic.pitfalls(),
                List.of(
                        "The library is the project's own, and the programs that use it want these features anyway.",
                        "It needs them through another crate or a macro, which this look at the sources does not see."),
                List.of("cargo build -p " + first.library().name() + ", after the list is cut down"),
                List.of("Who depends on the library outside of what was opened."),
                citations);
    }
}
