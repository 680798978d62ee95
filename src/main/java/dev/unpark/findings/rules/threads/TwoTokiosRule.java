package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two versions, or two copies, of Tokio in one process: what the one sets up the other does not see. */
@AutoService(Rule.class)
public final class TwoTokiosRule implements Rule {
    @Override
    public String id() {
        return "runtime.two-tokios";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        String known = "";
        for (List<Integer> process : Processes.of(in)) {
            TokioVersions tokios = new TokioVersions(in, process);
            if (tokios.versions.size() > 1) {
                findings.add(finding("versions", tokios.versions, topic));
            } else if (tokios.copies.size() > 1) {
                findings.add(finding("copies", tokios.copies, topic));
            }
            known = tokios.versions.isEmpty()
                    ? known
                    : tokios.versions.keySet().iterator().next();
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(
                    findings, "Looked at " + looked.words() + "; the frames of one process name Tokio more than once.");
        }
        if (!known.isEmpty()) {
            return new RuleOutcome.Clear(
                    "Looked at " + looked.words() + "; every frame that tells a version says " + known + ".");
        }
        return new RuleOutcome.CannotTell(
                looked.dumps() == 0
                        ? "No thread dump was opened; `Cargo.lock` or `cargo tree -d` would tell as well."
                        : "Looked at " + looked.words() + "; no frame tells which version of Tokio it belongs to.");
    }

    private Finding finding(String what, Map<String, Citation> tokios, Topic topic) {
        List<String> names = List.copyOf(tokios.keySet());
        return new Finding(
                "",
                id(),
                Certainty.PROVEN,
                Words.capital(names.size()) + " " + what + " of Tokio run in one process: " + Words.list(names) + ".",
                "By the " + (what.equals("versions") ? "paths of their source files" : "hashes in their symbols"),
                "Each has runtimes, timers and a context of its own. What a task of the one asks of the other it does not"
                        + " find: that ends in `there is no reactor running`, or in a wait that nobody ends.",
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(),
                List.of(),
                List.of("Which crate brings which: `cargo tree -d -i tokio` tells."),
                List.copyOf(tokios.values()));
    }
}
