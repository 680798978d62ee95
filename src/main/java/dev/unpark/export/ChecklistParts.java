package dev.unpark.export;

import dev.unpark.checklist.Checklist;
import dev.unpark.checklist.Step;
import dev.unpark.checklist.StepAnswer;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Each step with its state, the person's note, and what the evidence says about it. */
final class ChecklistParts {
    private final Context context;

    ChecklistParts(Context context) {
        this.context = context;
    }

    List<Block> blocks(Checklist checklist) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < checklist.steps().size(); i++) {
            blocks.addAll(step(checklist, checklist.steps().get(i), i));
        }
        return blocks;
    }

    private List<Block> step(Checklist checklist, Step step, int index) {
        StepRecord record = context.work().step(step.id());
        StepAnswer answer = checklist.answer(step, context.investigation(), context.sources());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                References.stepAnchor(index), Span.plain("Step " + step.number() + ": " + step.title())));
        blocks.add(new Block.Paragraph(state(record)));
        if (!record.note().isBlank()) {
            blocks.add(new Block.Words(record.note()));
        }
        if (!record.attached().isEmpty()) {
            blocks.add(new Block.Paragraph(Span.plain("Attached:")));
            blocks.add(new Block.Bullets(
                    record.attached().stream().map(context.references()::spans).toList()));
        }
        blocks.add(new Block.Derived(label(answer.coverage()), answered(answer)));
        return blocks;
    }

    private List<Span> state(StepRecord record) {
        List<Span> spans = new ArrayList<>();
        spans.add(
                switch (record.status()) {
                    case DONE -> new Span.Badge("Done", Tone.GOOD);
                    case SKIPPED -> new Span.Badge("Skipped", Tone.QUIET);
                    case OPEN -> new Span.Badge("Open", Tone.CAUTION);
                });
        Instant at = record.changedAt();
        if (at != null && record.status() != StepStatus.OPEN) {
            spans.add(new Span.Plain(" " + context.times().inSentence(at)));
        }
        if (record.status() == StepStatus.SKIPPED) {
            String why = record.reason().isBlank() ? "no reason given" : PersonsWords.oneLine(record.reason());
            spans.add(new Span.Plain(": " + why));
        }
        return spans;
    }

    private static String label(StepAnswer.Coverage coverage) {
        return switch (coverage) {
            case ANSWERED -> "From the evidence, which answers this step:";
            case PARTLY -> "From the evidence, which answers this step in part:";
            case NOT_SHOWN -> "From the evidence, which cannot answer this step:";
        };
    }

    private List<Block> answered(StepAnswer answer) {
        List<Block> blocks = new ArrayList<>();
        List<List<Span>> lines = new ArrayList<>();
        for (StepAnswer.Line line : answer.lines().stream().distinct().toList()) {
            List<Span> spans = new ArrayList<>(Span.prose(line.text()));
            List<Span> about =
                    line.about() == null ? List.of() : context.references().spans(line.about());
            // Many sentences name their place themselves.
            if (!about.isEmpty() && !line.text().contains(Span.textOf(about))) {
                spans.add(new Span.Plain(" ("));
                spans.addAll(about);
                spans.add(new Span.Plain(")"));
            }
            lines.add(spans);
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block.Bullets(lines));
        }
        if (!answer.command().isBlank()) {
            blocks.add(new Block.Code(answer.command()));
        }
        return blocks;
    }
}
