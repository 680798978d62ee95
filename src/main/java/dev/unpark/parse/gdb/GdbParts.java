package dev.unpark.parse.gdb;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Text;
import dev.unpark.parse.ThreadDraft;
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
final class GdbParts {
    private static final int PART_BYTES = 4 << 20;

    private final List<Text> parts;
    private final InputSink sink;
    private final JobContext job;
    private final GdbReader reader;
    /** What is known of frames, for whoever reads the next part. */
    private final Queue<ThreadDraft> drafts = new ConcurrentLinkedQueue<>();

    private final long sizeBytes;
    private int nextLine;
    private long doneBytes;

    /** @param read null for a part that has to be read in its turn */
    private record Part(@Nullable InputSink read, int lines) {}

    private GdbParts(Text text, List<Text> parts, InputSink sink, JobContext job) {
        this.parts = parts;
        this.sink = sink;
        this.job = job;
        this.reader = new GdbReader(sink, new ThreadDraft(new FrameText()));
        this.sizeBytes = text.sizeBytes();
        this.nextLine = text.firstLine();
    }

    static void read(Text text, InputSink sink, JobContext job) {
        read(text, sink, job, PART_BYTES);
    }

    static void read(Text text, InputSink sink, JobContext job, int partBytes) {
        List<Text> parts = text.parts(partBytes, line -> Heads.of(line) != null);
        GdbParts all = new GdbParts(text, parts, sink, job);
        Cores.inOrder(parts.size(), job, all::alone, all::take);
        all.reader.finishDump();
    }

    // The first part has what gdb says before the threads.
    private Part alone(int part) {
        if (part == 0) {
            return new Part(null, 0);
        }
        ThreadDraft known = drafts.poll();
        ThreadDraft draft = known == null ? new ThreadDraft(new FrameText()) : known;
        InputSink alone = sink.forPart();
        LineCursor line = parts.get(part).lines(job.withoutProgress());
        boolean plain = new GdbReader(alone, draft).readAlone(line);
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
    }
}
