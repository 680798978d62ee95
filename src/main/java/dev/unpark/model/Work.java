package dev.unpark.model;

import java.util.List;

/**
 * What the person wrote and decided. Undo and redo step through values of this; nothing in it is ever derived.
 *
 * @param title of the investigation and of the document; empty until named
 * @param zone IANA zone id that times are shown in and that a log's bare times are read in
 */
public record Work(
        String title,
        String zone,
        List<StepRecord> steps,
        List<Note> notes,
        List<TimelineEntry> entries,
        List<Section> sections,
        List<PathMapping> mappings) {
    public Work {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        entries = List.copyOf(entries);
        sections = List.copyOf(sections);
        mappings = List.copyOf(mappings);
    }

    /** Nothing written yet; times in UTC. */
    public static Work empty() {
        return new Work("", "UTC", List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The record of a step, untouched if the person never came to it. */
    public StepRecord step(String id) {
        return steps.stream().filter(s -> s.step().equals(id)).findFirst().orElseGet(() -> StepRecord.untouched(id));
    }

    /** What was written for a section of the document; empty if nothing. */
    public String section(String id) {
        return sections.stream()
                .filter(s -> s.id().equals(id))
                .map(Section::text)
                .findFirst()
                .orElse("");
    }

    public Work withTitle(String newTitle) {
        return new Work(newTitle, zone, steps, notes, entries, sections, mappings);
    }

    public Work withZone(String newZone) {
        return new Work(title, newZone, steps, notes, entries, sections, mappings);
    }

    public Work withSteps(List<StepRecord> newSteps) {
        return new Work(title, zone, newSteps, notes, entries, sections, mappings);
    }

    public Work withNotes(List<Note> newNotes) {
        return new Work(title, zone, steps, newNotes, entries, sections, mappings);
    }

    public Work withEntries(List<TimelineEntry> newEntries) {
        return new Work(title, zone, steps, notes, newEntries, sections, mappings);
    }

    public Work withSections(List<Section> newSections) {
        return new Work(title, zone, steps, notes, entries, newSections, mappings);
    }

    public Work withMappings(List<PathMapping> newMappings) {
        return new Work(title, zone, steps, notes, entries, sections, newMappings);
    }
}
