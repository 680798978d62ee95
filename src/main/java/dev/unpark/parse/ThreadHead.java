package dev.unpark.parse;

import org.jspecify.annotations.Nullable;

/**
 * What a tool calls a thread.
 *
 * @param number the tool's own number, or null
 * @param id LWP, TID or thread id, or null where none is printed
 * @param name as printed, or null
 */
public record ThreadHead(
        @Nullable Integer number,
        @Nullable Long id,
        @Nullable String name) {
    /** A thread of which nothing is told. */
    public static final ThreadHead NAMELESS = new ThreadHead(null, null, null);
}
