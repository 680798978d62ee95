package dev.unpark.parse.sample;

import org.jspecify.annotations.Nullable;

/**
 * The line above a thread's tree.
 *
 * @param samples how often the thread was looked at
 * @param column where the number, or the word Thread, begins
 */
record Head(long id, @Nullable String name, long samples, int column) {}
