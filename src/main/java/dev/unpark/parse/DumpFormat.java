package dev.unpark.parse;

import dev.unpark.work.JobContext;

/** A format whose dumps are long and hold little but threads, each below a head: they are read in parts, on all cores. */
public interface DumpFormat extends EvidenceFormat {
    /** Whether the line is the head of a thread. */
    boolean isHead(LineCursor line);

    /** A new finder of the parts of this tool's frames. */
    FrameParts frame();

    /**
     * A new reader of the tool's lines.
     *
     * @param draft made with {@link #frame()}; it may have read other parts of the same text before
     */
    DumpReader reader(InputSink sink, ThreadDraft draft);

    @Override
    default void read(Text text, InputSink sink, JobContext job) {
        PartedReading.read(this, text, sink, job, PartedReading.PART_BYTES);
    }
}
