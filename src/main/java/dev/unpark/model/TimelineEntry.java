package dev.unpark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, at a time.
 *
 * @param id unique within the investigation
 * @param text one or more lines, the person's or the log's words
 * @param source where it comes from, in words: {@code typed}, {@code incident.log:3}, {@code step 3}
 * @param about what it links back to, or null
 */
public record TimelineEntry(
        String id,
        Instant at,
        EntryKind kind,
        String text,
        String source,
        @Nullable ItemRef about) {}
