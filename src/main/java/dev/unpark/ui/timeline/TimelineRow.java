package dev.unpark.ui.timeline;

import dev.unpark.model.EntryKind;
import dev.unpark.model.TimelineEntry;
import java.time.Instant;

/**
 * An entry as list and picture show it.
 *
 * @param time in the investigation's zone, with the date only where the entries span several days
 */
public record TimelineRow(TimelineEntry entry, String time) {
    public String text() {
        return entry.text();
    }

    public EntryKind kind() {
        return entry.kind();
    }

    public Instant at() {
        return entry.at();
    }
}
