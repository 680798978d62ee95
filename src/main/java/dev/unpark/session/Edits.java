package dev.unpark.session;

import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Note;
import dev.unpark.model.PathMapping;
import dev.unpark.model.Section;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person can change, as functions from one {@link Work} to the next; a change of nothing gives an equal one.
 * What concerns the checklist is in {@link StepEdits}.
 *
 * <p>Ids of timeline entries tell where an entry comes from: {@code note:N} (the note of the same id), {@code step:ID},
 * {@code finding:RULE:N}, {@code typed:N}, {@code log:SHA8:LINE}. N counts from 1 and is one above the highest there is.
 */
public final class Edits {
    private Edits() {}

    /** Writes a note and its timeline entry, which links to the first of {@code about}. */
    public static Work addNote(Work work, String text, List<ItemRef> about, Instant at) {
        String id = Ids.next("note:", work.notes().stream().map(Note::id).toList());
        return putNote(work, new Note(id, at, text, about));
    }

    /** Changes a note's words, in its timeline entry too. */
    public static Work editNote(Work work, String note, String text) {
        Note old = note(work, note);
        return old == null ? work : putNote(work, new Note(note, old.at(), text, old.about()));
    }

    /** Hangs one more item on a note; one that is there already stays once. */
    public static Work attachToNote(Work work, String note, ItemRef item) {
        Note old = note(work, note);
        return old == null ? work : putNote(work, new Note(note, old.at(), old.text(), Lists.with(old.about(), item)));
    }

    /** Takes an item off a note. */
    public static Work detachFromNote(Work work, String note, ItemRef item) {
        Note old = note(work, note);
        return old == null
                ? work
                : putNote(work, new Note(note, old.at(), old.text(), Lists.without(old.about(), item)));
    }

    /** Deletes a note and its timeline entry. */
    public static Work deleteNote(Work work, String note) {
        return work.withNotes(Lists.where(work.notes(), n -> !n.id().equals(note)))
                .withEntries(Lists.where(work.entries(), e -> !e.id().equals(note)));
    }

    /** Types in an entry, such as a deploy or an alarm. */
    public static Work addEntry(Work work, Instant at, EntryKind kind, String text, @Nullable ItemRef about) {
        String id = Ids.next(
                "typed:", work.entries().stream().map(TimelineEntry::id).toList());
        return work.withEntries(Lists.with(work.entries(), new TimelineEntry(id, at, kind, text, "typed", about)));
    }

    /**
     * Changes an entry. Where it belongs to a note, the note's time and words change with it and its lane stays; the entry
     * of a step or a finding can be moved and reworded without a change to the step or the finding.
     */
    public static Work editEntry(Work work, String entry, Instant at, EntryKind kind, String text) {
        Note note = note(work, entry);
        if (note != null) {
            return putNote(work, new Note(entry, at, text, note.about()));
        }
        return work.withEntries(work.entries().stream()
                .map(e -> e.id().equals(entry) ? new TimelineEntry(entry, at, kind, text, e.source(), e.about()) : e)
                .toList());
    }

    /** Deletes an entry, and the note that it belongs to. What a person wrote for a step stays with the step. */
    public static Work deleteEntry(Work work, String entry) {
        return deleteNote(work, entry);
    }

    /** Puts a finding on the timeline; one that is there already stays as it is. */
    public static Work addFinding(Work work, Evidence evidence, Finding finding, Instant at) {
        ItemRef ref = new ItemRef.OfFinding(finding.key());
        if (work.entries().stream().anyMatch(e -> ref.equals(e.about()) && e.kind() == EntryKind.FINDING)) {
            return work;
        }
        String id = Ids.next(
                "finding:" + finding.rule() + ":",
                work.entries().stream().map(TimelineEntry::id).toList());
        return work.withEntries(Lists.with(
                work.entries(),
                new TimelineEntry(
                        id, at, EntryKind.FINDING, finding.plainTitle(), Timeline.source(evidence, finding), ref)));
    }

    /** Adds the entries of the opened logs that are not there, deleted ones again too. */
    public static Work importLogs(Work work, Evidence evidence) {
        return importEntries(work, Timeline.fromLogs(evidence, work.zone()));
    }

    /** Adds entries whose ids are not there yet. */
    public static Work importEntries(Work work, List<TimelineEntry> entries) {
        List<TimelineEntry> all = new ArrayList<>(work.entries());
        for (TimelineEntry entry : entries) {
            if (all.stream().noneMatch(e -> e.id().equals(entry.id()))) {
                all.add(entry);
            }
        }
        return work.withEntries(all);
    }

    /** Writes a section of the document, Markdown; blank text leaves it to be written. */
    public static Work setSection(Work work, String section, String text) {
        List<Section> others = Lists.where(work.sections(), s -> !s.id().equals(section));
        if (text.isBlank()) {
            return work.withSections(others);
        }
        if (others.size() == work.sections().size()) {
            return work.withSections(Lists.with(others, new Section(section, text)));
        }
        return work.withSections(work.sections().stream()
                .map(s -> s.id().equals(section) ? new Section(section, text) : s)
                .toList());
    }

    /** Names the investigation and its document. */
    public static Work setTitle(Work work, String title) {
        return work.withTitle(title.strip());
    }

    /** Says by hand which file a printed path means; an earlier choice for the path is replaced. */
    public static Work setMapping(Work work, PathMapping mapping) {
        return work.withMappings(Lists.with(removeMapping(work, mapping.from()).mappings(), mapping));
    }

    /** Forgets the choice for a printed path. */
    public static Work removeMapping(Work work, String from) {
        return work.withMappings(Lists.where(work.mappings(), m -> !m.from().equals(from)));
    }

    /**
     * Shows times in another zone, and reads the bare times of the logs in it: entries of a log that nobody moved shift
     * with it, and findings with the evidence that shows them.
     *
     * @param zone IANA id
     */
    public static Work setZone(Investigation investigation, String zone) {
        Work work = investigation.work();
        List<TimelineEntry> before = derived(investigation, work.zone());
        List<TimelineEntry> after = derived(investigation, zone);
        List<TimelineEntry> moved = new ArrayList<>();
        for (TimelineEntry entry : work.entries()) {
            Instant at = timeOf(entry, before);
            Instant now = timeOf(entry, after);
            boolean untouched = now != null && entry.at().equals(at);
            moved.add(untouched ? Lists.at(entry, Objects.requireNonNull(now)) : entry);
        }
        return work.withEntries(moved).withZone(zone);
    }

    private static List<TimelineEntry> derived(Investigation investigation, String zone) {
        List<TimelineEntry> all = new ArrayList<>(Timeline.fromLogs(investigation.evidence(), zone));
        all.addAll(Timeline.fromFindings(investigation.evidence(), investigation.analysis(), all, null));
        return all;
    }

    private static @Nullable Instant timeOf(TimelineEntry entry, List<TimelineEntry> entries) {
        for (TimelineEntry e : entries) {
            if (e.id().equals(entry.id())) {
                return e.at();
            }
        }
        return null;
    }

    private static @Nullable Note note(Work work, String id) {
        return work.notes().stream().filter(n -> n.id().equals(id)).findFirst().orElse(null);
    }

    private static Work putNote(Work work, Note note) {
        ItemRef about = note.about().isEmpty() ? null : note.about().getFirst();
        TimelineEntry entry = new TimelineEntry(note.id(), note.at(), EntryKind.NOTE, note.text(), "note", about);
        return work.withNotes(Lists.put(work.notes(), note, Note::id))
                .withEntries(Lists.put(work.entries(), entry, TimelineEntry::id));
    }
}
