package dev.unpark.model;

import java.time.Instant;
import java.util.List;

/** A free note, outside the checklist; Markdown. Its timeline entry has the same id. */
public record Note(String id, Instant at, String text, List<ItemRef> about) {
    public Note {
        about = List.copyOf(about);
    }
}
