package dev.unpark.export;

import dev.unpark.model.EntryKind;
import dev.unpark.model.ItemRef;
import dev.unpark.model.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The timeline as a picture and as a table with a source for each entry. */
final class TimelineParts {
    private static final int MOST_POINTS = 120;
    private static final int MOST_LOG_LINES = 400;

    private TimelineParts() {}

    /** From when to when the entries of the incident itself run. */
    static List<Block> span(Context context, List<TimelineEntry> entries) {
        List<TimelineEntry> incident =
                entries.stream().filter(e -> e.kind() == EntryKind.INCIDENT).toList();
        if (incident.size() < 2) {
            return List.of();
        }
        TimelineEntry first = incident.getFirst();
        TimelineEntry last = incident.getLast();
        Times times = context.times();
        return List.of(
                new Block.Paragraph(Span.plain("The incident's entries in the timeline span "
                        + Times.length(Duration.between(first.at(), last.at())) + ":")),
                new Block.Bullets(List.of(
                        Span.plain("first, " + times.inSentence(first.at()) + ": " + words(first)),
                        Span.plain("last, " + times.inSentence(last.at()) + ": " + words(last)))));
    }

    static List<Block> blocks(Context context, List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return List.of(
                    new Block.ToBeWritten(
                            "what changed before it, when it began, who noticed and when, what was done, and when it was over, each with its source"));
        }
        List<Block> blocks = new ArrayList<>();
        if (!context.times().problem().isEmpty()) {
            blocks.add(new Block.Paragraph(Span.prose(context.times().problem())));
        }
        if (entries.size() <= MOST_POINTS) {
            blocks.add(picture(context, entries));
        }
        table(context, entries, blocks);
        if (entries.stream().anyMatch(e -> e.kind() == EntryKind.FINDING)) {
            blocks.add(
                    new Block.Paragraph(
                            Span.plain(
                                    "Findings were derived from the evidence and stand at the time of the evidence that shows them; all other entries are in the words of their source.")));
        }
        return blocks;
    }

    /** What a person wrote is never left out; of a long log only the first lines are printed. */
    private static void table(Context context, List<TimelineEntry> entries, List<Block> blocks) {
        List<Block.Row> rows = new ArrayList<>();
        int fromLogs = 0;
        for (int i = 0; i < entries.size(); i++) {
            fromLogs += isFromLog(entries.get(i)) ? 1 : 0;
            if (!isFromLog(entries.get(i)) || fromLogs <= MOST_LOG_LINES) {
                rows.add(row(context, entries.get(i), i));
            }
        }
        blocks.add(new Block.Table(
                List.of("No.", "Time (" + context.times().zoneName() + ")", "Kind", "What happened", "Source"), rows));
        if (rows.size() < entries.size()) {
            blocks.add(new Block.Paragraph(
                    Span.plain(Phrases.counted(entries.size() - (long) rows.size(), "further line")
                            + " of the logs not printed here; the numbers count them.")));
        }
    }

    /** Entries of a log have ids of their own, see {@link dev.unpark.timeline.Timeline#fromLogs}. */
    private static boolean isFromLog(TimelineEntry entry) {
        return entry.id().startsWith("log:");
    }

    private static Block picture(Context context, List<TimelineEntry> entries) {
        List<Block.Point> points = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            TimelineEntry entry = entries.get(i);
            points.add(new Block.Point(i + 1, entry.at(), entry.kind(), words(entry)));
        }
        return new Block.TimelinePicture(context.times().zone(), points);
    }

    private static Block.Row row(Context context, TimelineEntry entry, int index) {
        return new Block.Row(
                References.entryAnchor(index),
                null,
                List.of(
                        Span.plain(Integer.toString(index + 1)),
                        Span.plain(context.times().shown(entry.at())),
                        Span.plain(kind(entry.kind())),
                        entry.kind() == EntryKind.FINDING ? Span.prose(words(entry)) : Span.plain(words(entry)),
                        source(context, entry)));
    }

    private static List<Span> source(Context context, TimelineEntry entry) {
        ItemRef about = entry.about();
        if (about == null) {
            return context.references().named(entry.source());
        }
        List<Span> link = context.references().spans(about);
        if (entry.source().isBlank() || entry.source().equals(Span.textOf(link))) {
            return link;
        }
        List<Span> spans = new ArrayList<>(context.references().named(entry.source()));
        spans.add(new Span.Plain(", "));
        spans.addAll(link);
        return spans;
    }

    /** A note's Markdown as words alone; the log's and the tool's words as they are. */
    private static String words(TimelineEntry entry) {
        return switch (entry.kind()) {
            case NOTE, STEP -> PersonsWords.oneLine(entry.text());
            case INCIDENT, EVIDENCE, FINDING -> entry.text();
        };
    }

    private static String kind(EntryKind kind) {
        return switch (kind) {
            case INCIDENT -> "incident";
            case EVIDENCE -> "evidence";
            case NOTE -> "note";
            case STEP -> "step";
            case FINDING -> "finding";
        };
    }
}
