package dev.unpark.export;

import dev.unpark.checklist.Checklist;
import dev.unpark.classify.Classifier;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.Note;
import dev.unpark.model.Section;
import dev.unpark.model.StepStatus;
import dev.unpark.model.TimelineEntry;
import dev.unpark.source.Sources;
import dev.unpark.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Makes the document of an investigation: the order of its parts, and who speaks in each. */
final class DocumentBuilder {
    private static final String FROM_EVIDENCE = "From the evidence:";
    private static final String FROM_TIMELINE = "From the timeline:";
    private static final String FROM_KNOWLEDGE = "From the evidence and what is known of this cause:";

    private final Context context;
    private final Checklist checklist;
    private final List<TimelineEntry> entries;
    private final List<Document.Part> parts = new ArrayList<>();
    private int toBeWritten;

    private DocumentBuilder(Investigation investigation, Sources sources) {
        this.checklist = Checklist.firstTenMinutes();
        this.entries = Timeline.sorted(investigation.work());
        this.context = new Context(
                investigation,
                sources,
                Classifier.standard(),
                new References(investigation, checklist.steps(), entries),
                Times.in(investigation.work().zone()));
    }

    static Document build(Investigation investigation, Sources sources) {
        return new DocumentBuilder(investigation, sources).document();
    }

    private Document document() {
        FindingParts findings = new FindingParts(context, Knowledge.load());
        Limits limits = new Limits(context, checklist);
        written(DocumentSection.SUMMARY, FROM_EVIDENCE, findings.summary());
        written(DocumentSection.IMPACT, FROM_TIMELINE, TimelineParts.span(context, entries));
        derived("timeline", "Timeline", TimelineParts.blocks(context, entries));
        derived("threads", "What the threads were doing", new ThreadParts(context).blocks());
        derived("tasks", "What the tasks were waiting at", new TaskParts(context).blocks());
        written(DocumentSection.CAUSE, FROM_EVIDENCE, findings.cause());
        written(DocumentSection.FIX, FROM_KNOWLEDGE, findings.fix());
        written(DocumentSection.PROOF, FROM_KNOWLEDGE, findings.proof());
        written(DocumentSection.LESSON, FROM_EVIDENCE, List.of());
        written(DocumentSection.ACTIONS, FROM_EVIDENCE, List.of());
        ownSections();
        derived("checklist", "Checklist: " + checklist.title(), new ChecklistParts(context).blocks(checklist));
        derived("notes", "Notes", notes());
        derived("not-looked-at", "What was not looked at", limits.blocks());
        derived("evidence", "Evidence", EvidenceParts.blocks(context));
        String title =
                context.work().title().isBlank() ? "Postmortem" : context.work().title();
        return new Document(title, status(), parts);
    }

    /** A section that a person writes: their words first, what was derived below them and apart. */
    private void written(DocumentSection section, String label, List<Block> derived) {
        List<Block> blocks = new ArrayList<>();
        String words = context.work().section(section.id());
        if (words.isBlank()) {
            toBeWritten++;
            blocks.add(new Block.ToBeWritten(section.whatBelongsHere()));
        } else {
            blocks.add(new Block.Words(words));
        }
        if (!derived.isEmpty()) {
            blocks.add(new Block.Derived(label, derived));
        }
        parts.add(new Document.Part(section.id(), section.title(), blocks));
    }

    /** A part that comes from the evidence and the work; left out if there is nothing for it. */
    private void derived(String id, String title, List<Block> derived) {
        List<Block> blocks = new ArrayList<>();
        String words = context.work().section(id);
        if (!words.isBlank()) {
            blocks.add(new Block.Words(words));
        }
        blocks.addAll(derived);
        if (!blocks.isEmpty()) {
            parts.add(new Document.Part(id, title, blocks));
        }
    }

    /** Sections of the person's own, in their order: whatever was written is in the document. */
    private void ownSections() {
        List<String> known = List.of(
                DocumentSection.STATUS_ID,
                "timeline",
                "threads",
                "tasks",
                "checklist",
                "notes",
                "not-looked-at",
                "evidence");
        int number = 0;
        for (Section section : context.work().sections()) {
            boolean own = DocumentSection.of(section.id()).isEmpty() && !known.contains(section.id());
            if (own && !section.text().isBlank()) {
                number++;
                String title = Phrases.sentence(section.id()).replaceFirst("\\.$", "");
                parts.add(new Document.Part("own-" + number, title, List.of(new Block.Words(section.text()))));
            }
        }
    }

    private List<Block> notes() {
        List<Block> blocks = new ArrayList<>();
        for (Note note : context.work().notes()) {
            blocks.add(new Block.Heading(
                    null, Span.plain("Note of " + context.times().inSentence(note.at()))));
            blocks.add(
                    note.text().isBlank()
                            ? new Block.Paragraph(Span.plain("Without words."))
                            : new Block.Words(note.text()));
            if (!note.about().isEmpty()) {
                blocks.add(new Block.Paragraph(Span.plain("Attached:")));
                blocks.add(new Block.Bullets(
                        note.about().stream().map(context.references()::spans).toList()));
            }
        }
        return blocks;
    }

    private List<Span> status() {
        List<String> facts = new ArrayList<>();
        List<Input> inputs = context.evidence().inputs();
        facts.add(Phrases.counted(inputs.size(), "input") + " read");
        facts.add(Phrases.counted(
                inputs.stream().filter(i -> !i.threads().isEmpty()).count(), "thread dump"));
        long taskDumps = inputs.stream().filter(i -> !i.tasks().isEmpty()).count();
        if (taskDumps > 0) {
            facts.add(Phrases.counted(taskDumps, "task dump"));
        }
        List<Finding> findings = context.investigation().analysis().findings();
        facts.add(Phrases.counted(findings.size(), "finding"));
        long done = checklist.steps().stream()
                .filter(s -> context.work().step(s.id()).status() == StepStatus.DONE)
                .count();
        facts.add(done + " of " + checklist.steps().size() + " steps done");
        facts.add(
                toBeWritten == 0
                        ? "every section written"
                        : Phrases.counted(toBeWritten, "section") + " to be written");
        facts.add("times in " + context.times().zoneName());
        String status = PersonsWords.oneLine(context.work().section(DocumentSection.STATUS_ID));
        return List.of(
                new Span.Strong(status.isBlank() ? "Draft" : status),
                new Span.Plain(" · " + String.join(" · ", facts)));
    }
}
