package dev.unpark.store;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that was left unsaved when its process ended.
 *
 * @param folder what {@link Recovery} keeps it in
 * @param title of the investigation; may be empty
 * @param at when it was last written
 * @param file the {@code .unpark} file that it belongs to, or null
 */
public record Unfinished(
        Path folder, String title, Instant at, @Nullable Path file) {}
