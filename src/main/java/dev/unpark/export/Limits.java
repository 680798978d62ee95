package dev.unpark.export;

import dev.unpark.checklist.Checklist;
import dev.unpark.checklist.Step;
import dev.unpark.model.Input;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What nobody looked at, and why: an answer of the same rank as a finding. */
final class Limits {
    private final Context context;
    private final Checklist checklist;
    private final List<Block> blocks = new ArrayList<>();

    Limits(Context context, Checklist checklist) {
        this.context = context;
        this.checklist = checklist;
    }

    List<Block> blocks() {
        group("Rules that this evidence gives no answer to", rules(RuleOutcome.CannotTell.class));
        group("Rules that failed while they looked", rules(RuleOutcome.Crashed.class));
        group("Steps of the checklist that were left out", steps());
        group("Evidence that is cut, or that was not understood in full", inputs());
        group("What was left out when the evidence was opened", opened());
        if (blocks.isEmpty()) {
            blocks.add(new Block.Paragraph(Span.plain(
                    "Every rule gave an answer, every step was done, and every line of the evidence was understood.")));
        }
        group("Looked at and found clear", rules(RuleOutcome.Clear.class));
        return blocks;
    }

    private void group(String label, List<List<Span>> items) {
        if (!items.isEmpty()) {
            blocks.add(new Block.Paragraph(List.of(new Span.Strong(label))));
            blocks.add(new Block.Bullets(items));
        }
    }

    /** Rules that give the same reason share a line. */
    private List<List<Span>> rules(Class<? extends RuleOutcome> outcome) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (RuleRun run : context.investigation().analysis().runs()) {
            if (outcome.isInstance(run.outcome())) {
                rules.computeIfAbsent(run.outcome().because(), _ -> new ArrayList<>())
                        .add(run.rule());
            }
        }
        List<List<Span>> items = new ArrayList<>();
        rules.forEach((because, ids) -> {
            List<Span> spans = new ArrayList<>();
            ids.forEach(id -> {
                spans.add(new Span.Plain(spans.isEmpty() ? "" : ", "));
                spans.add(new Span.Code(id));
            });
            spans.add(new Span.Plain(": "));
            spans.addAll(Span.prose(Phrases.sentence(because)));
            items.add(spans);
        });
        return items;
    }

    private List<List<Span>> steps() {
        List<List<Span>> items = new ArrayList<>();
        for (int i = 0; i < checklist.steps().size(); i++) {
            Step step = checklist.steps().get(i);
            StepRecord record = context.work().step(step.id());
            if (record.status() != StepStatus.DONE) {
                items.add(List.of(
                        new Span.Ref("Step " + step.number() + ": " + step.title(), References.stepAnchor(i), false),
                        new Span.Plain(
                                record.status() == StepStatus.OPEN ? ", still open" : ", skipped: " + reason(record))));
            }
        }
        return items;
    }

    private static String reason(StepRecord record) {
        return record.reason().isBlank() ? "no reason given" : PersonsWords.oneLine(record.reason());
    }

    private List<List<Span>> inputs() {
        List<List<Span>> items = new ArrayList<>();
        List<Input> inputs = context.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            for (String limit : limits(inputs.get(i))) {
                List<Span> spans = new ArrayList<>(context.references().line(i, 0));
                spans.add(new Span.Plain(": "));
                spans.addAll(Span.prose(limit));
                items.add(spans);
            }
        }
        return items;
    }

    private static List<String> limits(Input input) {
        List<String> limits = new ArrayList<>();
        String error = input.error();
        if (error != null) {
            limits.add(Phrases.sentence(error));
        }
        if (!input.complete() && input.notes().isEmpty()) {
            limits.add("It is incomplete.");
        }
        input.notes().forEach(note -> limits.add(Phrases.sentence(note)));
        if (input.notUnderstoodLines() > 0) {
            limits.add(String.format(
                    Locale.ROOT, "%s not understood.", Phrases.counted(input.notUnderstoodLines(), "line")));
        }
        return limits;
    }

    private List<List<Span>> opened() {
        List<List<Span>> items = new ArrayList<>();
        context.evidence().notes().forEach(note -> items.add(Span.prose(Phrases.sentence(note))));
        if (context.sources().files().isEmpty()) {
            items.add(Span.plain("No source tree was opened, so no line of source could be looked at."));
        }
        return items;
    }
}
