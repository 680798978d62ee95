package dev.unpark.parse;

import dev.unpark.work.JobContext;

/**
 * Passes over JSON objects that are another program's. A bracket of theirs may never close and would swallow the rest of the
 * text, so what stands below its first line is looked at again, a number of times that keeps the whole linear.
 */
public final class ForeignJson {
    private static final int MOST_SECOND_LOOKS = 100;

    private final Text text;
    private final InputSink sink;
    private final JobContext job;
    private int looks;

    public ForeignJson(Text text, InputSink sink, JobContext job) {
        this.text = text;
        this.sink = sink;
        this.job = job;
    }

    /**
     * Counts what is passed over as not understood.
     *
     * @param document the object, as far as {@link JsonDocuments#take} took it; {@code line} stands on its last line
     * @param nextNumber number of the line below its first
     * @param next offset of that line
     * @return where to go on: {@code line}, or a cursor before the line below the object's first
     */
    public LineCursor pass(Text document, LineCursor line, int nextNumber, long next) {
        LineCursor junk = document.lines(job);
        boolean again = line.number() >= nextNumber && looks++ < MOST_SECOND_LOOKS;
        while (junk.next()) {
            if (!junk.isBlank()) {
                sink.notUnderstood(junk);
            }
            if (again) {
                return text.slice(next, Long.MAX_VALUE, nextNumber).lines(job);
            }
        }
        return line;
    }
}
