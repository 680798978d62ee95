package dev.unpark.cli;

import dev.unpark.model.Citation;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Story;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings, for a person at a terminal: the claim, what it rests on, what to do, what stays open. */
final class FindingsText {
    private static final String INDENT = "  ";

    private final PrintStream out;

    FindingsText(PrintStream out) {
        this.out = out;
    }

    void print(Investigation investigation) {
        investigation.evidence().inputs().forEach(i -> InputHeading.lines(i).forEach(out::println));
        List<Finding> findings = investigation.analysis().findings();
        out.println(findings.isEmpty() ? "Nothing found." : InputHeading.counted(findings.size(), "finding") + ".");
        investigation.analysis().stories().stream()
                .filter(s -> s.findings().size() > 1)
                .forEach(this::story);
        findings.forEach(finding -> finding(finding, investigation.evidence()));
        outcomes(investigation.analysis().runs());
    }

    private void story(Story story) {
        String text = story.title() + " (" + String.join(", ", story.findings()) + ", of which " + story.firstCause()
                + " came first)";
        Paragraph.wrap("Belong together: ", text).forEach(out::println);
    }

    private void finding(Finding finding, Evidence evidence) {
        out.println();
        out.println(finding.certainty() + "  " + finding.rule() + "  " + finding.id());
        Paragraph.wrap(INDENT, finding.title()).forEach(out::println);
        paragraph("", finding.detail());
        out.println(INDENT + "Seen at:");
        citations(finding.citations(), evidence).forEach(out::println);
        paragraph("Why it is a problem: ", finding.why());
        list("Fix:", finding.fix());
        list("Proof that it is fixed:", finding.proof());
        list("Pitfalls:", finding.pitfalls());
        list("Could also be:", finding.couldAlsoBe());
        list("Would decide:", finding.wouldDecide());
        list("Not known from this evidence:", finding.notKnown());
    }

    private void paragraph(String label, String text) {
        if (!text.isBlank()) {
            List<String> lines = Paragraph.wrap(INDENT, label + text);
            lines.forEach(out::println);
        }
    }

    private void list(String label, List<String> items) {
        if (!items.isEmpty()) {
            out.println(INDENT + label);
            items.forEach(item -> Paragraph.wrap(INDENT + "- ", item).forEach(out::println));
        }
    }

    /** The line of the input, what is there, and the line of source where it is known: what a reader opens. */
    private static List<String> citations(List<Citation> citations, Evidence evidence) {
        Columns columns = new Columns();
        for (Citation citation : citations) {
            SourcePlace source = citation.source();
            String line = citation.input() < 0 ? "source" : line(citation, evidence);
            columns.row("-", line, citation.shows() + (source == null ? "" : " (" + source.shown() + ")"));
        }
        return columns.lines(INDENT);
    }

    private static String line(Citation citation, Evidence evidence) {
        Input input = evidence.inputs().get(citation.input());
        return input.fileName() + (citation.line() > 0 ? ":" + citation.line() : "");
    }

    private void outcomes(List<RuleRun> runs) {
        Map<String, List<String>> clear = new LinkedHashMap<>();
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (RuleRun run : runs) {
            String because = run.outcome().because();
            switch (run.outcome()) {
                case RuleOutcome.Found found -> {}
                case RuleOutcome.Clear looked -> rules(clear, because).add(run.rule());
                case RuleOutcome.CannotTell missing -> rules(open, because).add(run.rule());
                case RuleOutcome.Crashed crashed ->
                    rules(open, "The rule failed. " + because).add(run.rule());
            }
        }
        block("Looked, and it is fine:", clear);
        block("Could not tell:", open);
    }

    /** The rules that give the same reason: most often they lack the same kind of input. */
    private static List<String> rules(Map<String, List<String>> byReason, String because) {
        return byReason.computeIfAbsent(because, b -> new ArrayList<>());
    }

    private void block(String label, Map<String, List<String>> byReason) {
        if (!byReason.isEmpty()) {
            out.println();
            out.println(label);
            byReason.forEach(
                    (because, rules) -> Paragraph.wrap(INDENT + "- ", String.join(", ", rules) + ": " + because)
                            .forEach(out::println));
        }
    }
}
