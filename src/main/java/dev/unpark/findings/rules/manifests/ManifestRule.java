package dev.unpark.findings.rules.manifests;

import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.RuleOutcome;

/** Looks where there is something to look at. */
abstract class ManifestRule implements Rule {
    @Override
    public final RuleOutcome check(RuleInput in) {
        Project project = in.once().of(Project.class, () -> Project.of(in));
        if (project.isEmpty()) {
            return new RuleOutcome.CannotTell(
                    "No manifest was opened. Open the source tree, Cargo.toml and Cargo.lock, or"
                            + " what `cargo tree -e features -i tokio` prints.");
        }
        Topic topic =
                in.knowledge().topic(id()).orElseThrow(() -> new IllegalStateException("no knowledge for " + id()));
        return check(project, topic);
    }

    abstract RuleOutcome check(Project project, Topic topic);
}
