package dev.unpark.export;

import dev.unpark.knowledge.Knowledge;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Analysis;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Story;
import dev.unpark.model.ThreadFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the findings say, for the sections on cause, fix and proof. */
final class FindingParts {
    private static final int MOST_IN_FULL = 20;
    private static final int MOST_CITATIONS = 40;
    private static final int MOST_DUMPS = 6;

    private final Context context;
    private final Knowledge knowledge;
    private final List<Finding> findings;

    FindingParts(Context context, Knowledge knowledge) {
        this.context = context;
        this.knowledge = knowledge;
        this.findings = context.investigation().analysis().findings();
    }

    /** The claim of the first story, and how many threads are blocked. */
    List<Block> summary() {
        List<Block> blocks = new ArrayList<>();
        List<Finding> first = firstStory();
        if (!first.isEmpty()) {
            Finding cause = first.getFirst();
            List<Span> claim = claim(cause);
            claim.add(new Span.Plain(" "));
            claim.addAll(Span.prose(Phrases.sentence(cause.detail())));
            blocks.add(new Block.Paragraph(claim));
        }
        List<List<Span>> dumps = new ArrayList<>();
        List<Input> inputs = context.evidence().inputs();
        for (int i = 0; i < inputs.size() && dumps.size() < MOST_DUMPS; i++) {
            if (!inputs.get(i).threads().isEmpty()) {
                dumps.add(dump(i));
            }
        }
        if (!dumps.isEmpty()) {
            blocks.add(new Block.Bullets(dumps));
        }
        return blocks;
    }

    private static List<Span> claim(Finding finding) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Badge(Phrases.certainty(finding.certainty()), Phrases.tone(finding.certainty())));
        spans.add(new Span.Plain(" "));
        spans.addAll(Span.prose(Phrases.sentence(finding.title())));
        return spans;
    }

    private List<Span> dump(int input) {
        List<List<ThreadFacts>> facts = context.investigation().analysis().facts();
        long blocked = input < facts.size()
                ? facts.get(input).stream().filter(ThreadFacts::isBlocked).count()
                : 0;
        List<Span> spans = new ArrayList<>(context.references().line(input, 0));
        int threads = context.evidence().inputs().get(input).threads().size();
        spans.add(new Span.Plain(": " + Phrases.counted(threads, "thread") + ", " + (blocked == 0 ? "none" : blocked)
                + " of them known to be blocked inside a task"));
        return spans;
    }

    /** Each finding with its citations, those of the first story first. */
    List<Block> cause() {
        if (findings.isEmpty()) {
            return noFinding();
        }
        List<Finding> first = firstStory();
        List<Finding> ordered = new ArrayList<>(first);
        findings.stream().filter(f -> !first.contains(f)).forEach(ordered::add);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_IN_FULL, ordered.size()); i++) {
            Finding finding = ordered.get(i);
            String role = i == 0 ? "First cause" : i < first.size() ? "Contributing factor" : "Also found";
            blocks.addAll(inFull(finding, role));
        }
        if (ordered.size() > MOST_IN_FULL) {
            blocks.add(new Block.Heading(null, Span.plain("Further findings")));
            blocks.add(inShort(ordered.subList(MOST_IN_FULL, ordered.size())));
        }
        return blocks;
    }

    private List<Block> noFinding() {
        List<RuleOutcome> outcomes = context.investigation().analysis().runs().stream()
                .map(r -> r.outcome())
                .toList();
        long clear =
                outcomes.stream().filter(RuleOutcome.Clear.class::isInstance).count();
        return List.of(new Block.Paragraph(List.of(
                new Span.Plain("No rule found a cause in this evidence. " + Phrases.counted(clear, "rule") + " of "
                        + outcomes.size() + " looked and found nothing wrong; for the others see "),
                new Span.Ref("What was not looked at", "not-looked-at", false),
                new Span.Plain("."))));
    }

    private List<Finding> firstStory() {
        Analysis analysis = context.investigation().analysis();
        List<Finding> first = new ArrayList<>();
        if (!analysis.stories().isEmpty()) {
            Story story = analysis.stories().getFirst();
            add(first, story.firstCause());
            story.findings().forEach(id -> add(first, id));
        }
        if (first.isEmpty() && !findings.isEmpty()) {
            first.add(findings.getFirst());
        }
        return first;
    }

    private void add(List<Finding> list, String id) {
        findings.stream().filter(f -> f.id().equals(id) && !list.contains(f)).forEach(list::add);
    }

    private List<Block> inFull(Finding finding, String role) {
        List<Block> blocks = new ArrayList<>();
        List<Span> heading = new ArrayList<>(Span.plain(role + ": "));
        heading.addAll(Span.prose(finding.title().replaceFirst("\\.$", "")));
        blocks.add(new Block.Heading(References.findingAnchor(findings.indexOf(finding)), heading));
        blocks.add(new Block.Paragraph(List.of(
                new Span.Badge(Phrases.certainty(finding.certainty()), Phrases.tone(finding.certainty())),
                new Span.Plain(" " + Phrases.ruleOf(finding.certainty()) + " Rule "),
                new Span.Code(finding.rule()),
                new Span.Plain("."))));
        paragraph(blocks, finding.detail());
        paragraph(blocks, finding.why());
        blocks.add(citations(finding));
        bullets(blocks, "What it could also be", finding.couldAlsoBe());
        bullets(blocks, "What would decide", finding.wouldDecide());
        bullets(blocks, "What is not known", finding.notKnown());
        knowledge.topic(finding.rule()).map(Topic::what).ifPresent(what -> {
            List<Span> spans =
                    new ArrayList<>(List.of(new Span.Strong("What this rule looks for."), new Span.Plain(" ")));
            spans.addAll(Span.prose(what));
            blocks.add(new Block.Paragraph(spans));
        });
        return blocks;
    }

    private static void paragraph(List<Block> blocks, String text) {
        if (!text.isBlank()) {
            blocks.add(new Block.Paragraph(Span.prose(Phrases.sentence(text))));
        }
    }

    private static void bullets(List<Block> blocks, String label, List<String> items) {
        if (!items.isEmpty()) {
            blocks.add(new Block.Paragraph(List.of(new Span.Strong(label))));
            blocks.add(new Block.Bullets(items.stream().map(Span::prose).toList()));
        }
    }

    private Block citations(Finding finding) {
        List<Block.Row> rows = new ArrayList<>();
        finding.citations().stream().limit(MOST_CITATIONS).forEach(citation -> {
            List<Span> where = citation.input() < 0
                    ? Span.plain("")
                    : context.references().line(citation.input(), citation.line());
            SourcePlace source = citation.source();
            List<Span> place = source == null ? Span.plain("") : List.of(new Span.Code(source.shown()));
            rows.add(new Block.Row(null, null, List.of(Span.prose(citation.shows()), where, place)));
        });
        int left = finding.citations().size() - rows.size();
        if (left > 0) {
            rows.add(new Block.Row(null, null, List.of(Span.plain("and " + left + " more"), List.of(), List.of())));
        }
        return new Block.Table(List.of("What is seen", "In the evidence", "In the source"), rows);
    }

    private Block inShort(List<Finding> rest) {
        List<Block.Row> rows = new ArrayList<>();
        for (Finding finding : rest) {
            Citation citation = finding.citations().getFirst();
            SourcePlace source = citation.source();
            List<Span> where = citation.input() >= 0
                    ? context.references().line(citation.input(), citation.line())
                    : source == null ? Span.plain("") : List.of(new Span.Code(source.shown()));
            rows.add(new Block.Row(
                    References.findingAnchor(findings.indexOf(finding)), null, List.of(claim(finding), where)));
        }
        return new Block.Table(List.of("Finding", "First seen"), rows);
    }

    List<Block> fix() {
        List<Block> blocks = new ArrayList<>();
        each(blocks, Finding::fix, "");
        each(blocks, Finding::pitfalls, "What makes the fix go wrong");
        List<String> corrected = firstStory().stream()
                .map(Finding::rule)
                .distinct()
                .flatMap(rule -> knowledge.topic(rule).stream())
                .flatMap(topic -> topic.corrected().stream())
                .distinct()
                .toList();
        bullets(blocks, "Where common advice is wrong", corrected);
        return blocks;
    }

    List<Block> proof() {
        List<Block> blocks = new ArrayList<>();
        each(blocks, Finding::proof, "");
        return blocks;
    }

    /** What the findings of the first story say, each sentence once. */
    private void each(List<Block> blocks, Function<Finding, List<String>> list, String label) {
        List<String> items = firstStory().stream()
                .flatMap(f -> list.apply(f).stream())
                .distinct()
                .toList();
        if (label.isEmpty() && !items.isEmpty()) {
            blocks.add(new Block.Bullets(items.stream().map(Span::prose).toList()));
        } else {
            bullets(blocks, label, items);
        }
    }
}
