package dev.unpark.parse;

import dev.unpark.work.Cores;
import dev.unpark.work.JobContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a long text in parts, several at a time. A part begins with the head of a thread, and mostly holds threads and
 * nothing else; then it does not matter what stood before. Any other part is read again in its turn.
 */
final class PartedReading {
    static final int PART_BYTES = 4 << 20;

    private final DumpFormat format;
    private final List<Text> parts;
    private final InputSink sink;
    private final JobContext job;
    private final DumpReader reader;
    /** What is known of frames, for whoever reads the next part. */
    private final Queue<ThreadDraft> drafts = new ConcurrentLinkedQueue<>();

    private final long sizeBytes;
    private int nextLine;
    private long doneBytes;

    /** @param read null for a part that has to be read in its turn */
    private record Part(@Nullable InputSink read, int lines) {}

    private PartedReading(DumpFormat format, List<Text> parts, InputSink sink, JobContext job) {
        this.format = format;
        this.parts = parts;
        this.sink = sink;
        this.job = job;
        this.reader = format.reader(sink, new ThreadDraft(format.frame()));
        this.sizeBytes = parts.stream().mapToLong(Text::sizeBytes).sum();
    }

    /** Reads all dumps of {@code text} into {@code sink}. */
    static void read(DumpFormat format, Text text, InputSink sink, JobContext job, int partBytes) {
        List<Text> parts = text.parts(partBytes, format::isHead);
        PartedReading all = new PartedReading(format, parts, sink, job);
        all.nextLine = text.firstLine();
        Cores.inOrder(parts.size(), job, all::alone, all::take);
        all.reader.finishDump();
    }

    // The first part has what the tool says before the threads.
    private Part alone(int part) {
        if (part == 0) {
            return new Part(null, 0);
        }
        ThreadDraft known = drafts.poll();
        ThreadDraft draft = known == null ? new ThreadDraft(format.frame()) : known;
        InputSink alone = sink.forPart();
        LineCursor line = parts.get(part).lines(job.withoutProgress());
        boolean plain = format.reader(alone, draft).readAlone(line);
        drafts.add(draft);
        return new Part(plain ? alone : null, line.number());
    }

    private void take(int part, Part result) {
        Text text = parts.get(part);
        InputSink read = result.read;
        if (read != null && reader.take(read, nextLine - 1)) {
            nextLine += result.lines;
        } else {
            JobContext told = parts.size() == 1 ? job : job.withoutProgress();
            LineCursor line = text.numberedFrom(nextLine).lines(told);
            reader.read(line);
            nextLine = line.number() + 1;
        }
        doneBytes += text.sizeBytes();
        job.progress(doneBytes, sizeBytes, "Reading");
        // After 1, 2, 4, 8, .. parts: soon, and seldom enough for the copies to cost little.
        if (Integer.bitCount(part + 1) == 1 && part + 1 < parts.size()) {
            sink.showSoFar();
        }
    }
}
