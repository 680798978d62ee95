package dev.unpark.model;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of an incident log that carries a time.
 *
 * @param at the time as written; its date is {@link #NO_DATE}'s where the line has none
 * @param zone the offset as written ({@code Z}, {@code +02:00}), or null
 * @param text the rest of the line
 */
public record LogLine(LocalDateTime at, @Nullable String zone, String text, int inputLine) {
    /** The date of a log line that gives a time of day only. */
    public static final java.time.LocalDate NO_DATE = java.time.LocalDate.EPOCH;
}
