package dev.unpark.findings.rules.sources;

import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import dev.unpark.source.scan.AsyncScan;
import java.util.Comparator;
import java.util.List;

/** Asks the one scan of the opened source. */
abstract class SourceRule implements Rule {
    /** More are counted, not told: who has so many needs the first ones. */
    private static final int TOLD = 50;

    /** In the order of the source. */
    abstract List<Finding> findings(Spots spots, AsyncScan scan, Topic topic);

    /** What was found, behind a number: {@code guard lives across an await}, {@code guards live across an await}. */
    abstract String found(int count);

    @Override
    public final RuleOutcome check(RuleInput in) {
        if (in.sources().files().stream().noneMatch(f -> f.endsWith(".rs"))) {
            return new RuleOutcome.CannotTell(
                    "No source was opened. Open the folder that holds Cargo.toml, or name it with --source.");
        }
        AsyncScan scan = AsyncScan.of(in.sources(), in.job());
        if (scan.files() == 0) {
            return new RuleOutcome.CannotTell(
                    "The opened source holds only tests, examples or vendored crates, which are not looked at.");
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<Finding> findings = findings(Spots.of(in), scan, topic).stream()
                .sorted(Comparator.comparing(Finding::certainty, Comparator.<Certainty>reverseOrder()))
                .toList();
        String looked =
                "Read " + Words.count(scan.files(), "source file") + ", leaving out tests and vendored crates; ";
        String notes = scan.notes().isEmpty() ? "" : " " + String.join(" ", scan.notes());
        if (findings.isEmpty()) {
            return new RuleOutcome.Clear(looked + "no " + found(1) + "." + notes);
        }
        String more = findings.size() > TOLD ? " The first " + TOLD + " are told here." : "";
        return new RuleOutcome.Found(
                findings.stream().limit(TOLD).toList(),
                looked + findings.size() + " " + found(findings.size()) + "." + more + notes);
    }
}
