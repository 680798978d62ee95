package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence behind a finding.
 *
 * @param where what it opens: a thread, a frame, a panic, a line of an input or of a source
 * @param input position of the cited input in {@link Evidence#inputs()}, -1 for a citation of source alone
 * @param line line of the input, 0 for a citation of source alone
 * @param source the line of source that belongs to it, path relative to the opened root where it was found there
 * @param shows what a reader sees there, in a few words
 */
public record Citation(
        ItemRef where, int input, int line, @Nullable SourcePlace source, String shows) {
    /** {@link #shows} without the marks around code, where it is shown as plain text. */
    public String plainShows() {
        return shows.replace("`", "");
    }
}
