package dev.unpark.parse.lldb;

import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.StackEnds;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a text of lldb line by line. */
final class LldbReader implements DumpReader {
    private static final int MOST_NUMBERED = 1 << 24;

    private final InputSink sink;
    private final ThreadDraft thread;
    private Surroundings surroundings = new Surroundings();
    private Glimpses glimpses = new Glimpses();
    private StackEnds ends = new StackEnds();
    private BitSet numbers = new BitSet();
    private List<ThreadHead> sharers = List.of();
    /** The innermost frame of the open thread as its head tells it; empty if it does not. */
    private String headFrame = "";
    /** Whether a thread of one frame is one of which lldb prints no more here. */
    private boolean onlyGlimpses;
    /** Whether the process was let go, or something was asked for after the last backtrace. */
    private boolean listed;
    /** Whether no line so far changed what the lines after it mean. */
    private boolean plain = true;

    LldbReader(InputSink sink, ThreadDraft thread) {
        this.sink = sink;
        this.thread = thread;
        sink.tool("lldb");
    }

    @Override
    public void read(LineCursor line) {
        while (line.next()) {
            sink.noteIfCut(line);
            if (line.length() > 0) {
                readLine(line);
            }
        }
    }

    @Override
    public boolean readAlone(LineCursor line) {
        read(line);
        closeThread();
        return plain && sink.isOnlyThreads();
    }

    @Override
    public boolean take(InputSink part, int linesBefore) {
        closeThread();
        boolean again = sink.threadCount() + part.threads().size() > ThreadDraft.MOST_THREADS;
        for (ThreadTrace t : part.threads()) {
            again |= t.number() == null || isKnown(t.number()) || glimpses.knowMoreOf(t.number(), t.id(), t.name());
        }
        if (again) {
            return false;
        }
        for (ThreadTrace t : part.threads()) {
            know(t.number());
            ends.closing(t.stack().depth(), t.stack().outermostName());
        }
        listed = false;
        sink.append(part, linesBefore);
        return true;
    }

    private void readLine(LineCursor line) {
        if (line.startsWith(Prompt.SIGN)) {
            prompt(line);
        } else if (FrameLine.textAt(line) > 0) {
            frame(line);
        } else if (Heads.isSharers(line)) {
            shared(line);
        } else {
            Heads.Head head = Heads.of(line);
            if (head != null) {
                head(head, line);
            } else {
                other(line);
            }
        }
    }

    private void frame(LineCursor line) {
        int at = FrameLine.textAt(line);
        long number = FrameLine.number(line);
        if (line.indent() == 0 && !line.startsWith("*") && !(thread.isOpen() && number == thread.depth())) {
            plain = false;
            return; // what `up` or `frame select` went to
        }
        if (!thread.isOpen() || (number == 0 && thread.depth() > 0)) {
            closeThread();
            plain = false;
            if (listed && sink.threadCount() > 0) { // bt after thread backtrace unique: lldb 14 leaves out the head
                begin(line.number());
            }
            thread.openNameless(line.number());
        }
        if (!thread.hasRoomFor(number, line.number(), sink) || (!line.isTerminated() && !isWhole(line, at))) {
            return; // the latter may be cut in the middle of a name, which must not be taken for one
        }
        if (thread.add(line.bytes(), line.from(), line.from() + at, line.to(), line.number())) {
            thread.follow(line);
        } else {
            sink.notUnderstood(line);
        }
    }

    private static boolean isWhole(LineCursor line, int at) {
        FrameText text = new FrameText();
        return text.read(line.bytes(), line.from() + at, line.to()) && text.whole;
    }

    private void head(Heads.Head head, LineCursor line) {
        closeThread();
        headFrame = head.frame();
        thread.open(head.thread(), line.number());
    }

    private void shared(LineCursor line) {
        closeThread();
        List<ThreadHead> heads = Heads.sharers(line);
        if (heads.isEmpty()) { // cut
            other(line);
            return;
        }
        sharers = heads;
        thread.open(heads.getFirst(), line.number());
    }

    private void prompt(LineCursor line) {
        closeThread();
        plain = false;
        listed = true;
        Prompt prompt = Prompt.of(line);
        if (prompt == Prompt.SESSION && (sink.threadCount() > 0 || glimpses.any())) {
            surroundings = new Surroundings();
            begin(line.number());
            glimpses = new Glimpses();
        }
        onlyGlimpses = prompt != Prompt.BACKTRACE;
        surroundings.prompt(line, sink);
    }

    private void other(LineCursor line) {
        if (line.isBlank()) {
            return;
        }
        if (!surroundings.hold(line, sink)) {
            sink.notUnderstood(line);
            return;
        }
        plain = false;
        if (line.startsWith("Process ")) { // Process 812 stopped: one frame of each thread follows
            closeThread();
            onlyGlimpses = true;
            listed = true;
        }
    }

    private void closeThread() {
        if (!thread.isOpen()) {
            return;
        }
        // Only what stands before tells whether lldb prints more than one frame of each thread.
        plain &= thread.depth() > 1;
        boolean glimpse = thread.isHeaded()
                && sharers.isEmpty()
                && (thread.depth() == 0 ? !headFrame.isEmpty() : thread.depth() == 1 && onlyGlimpses);
        if (glimpse) {
            glimpse();
        } else {
            List<ThreadHead> heads = sharers.isEmpty() ? List.of(thread.head()) : sharers;
            if (heads.stream().anyMatch(h -> isKnown(h.number()))) {
                plain = false;
                begin(thread.line());
            }
            for (ThreadHead head : heads) {
                ends.closing(thread.depth(), thread.stack().outermostName());
                know(head.number());
            }
            thread.close(sink, heads.stream().map(glimpses::complete).toList());
            listed = false;
        }
        sharers = List.of();
        headFrame = "";
    }

    private void glimpse() {
        ThreadHead head = thread.head();
        int line = thread.line();
        boolean listRow = thread.depth() == 0;
        String frame = listRow ? headFrame : thread.lastText();
        thread.forget();
        if (!listRow) {
            glimpses.addStop(head, frame, line);
            return;
        }
        if (glimpses.lists(head)) {
            begin(line);
        }
        glimpses.addListed(head, frame, line);
    }

    private boolean isKnown(@Nullable Integer number) {
        return number != null && number < MOST_NUMBERED && numbers.get(number);
    }

    private void know(@Nullable Integer number) {
        if (number != null && number < MOST_NUMBERED) {
            numbers.set(number);
        }
    }

    /** Mostly the same process goes on: what is known of it and its threads is so still. */
    private void begin(int line) {
        tell();
        sink.begin(line);
        sink.tool("lldb");
        surroundings.tellAgain(sink);
        glimpses.forgetRows();
        ends = new StackEnds();
        numbers = new BitSet();
        listed = false;
    }

    @Override
    public void finishDump() {
        closeThread();
        tell();
    }

    private void tell() {
        if (ends.threads() == 0) {
            if (!glimpses.tell(thread, sink)) {
                surroundings.tellWhyNone(sink);
            }
            return;
        }
        glimpses.tellOfMissing(sink);
        if (listed) {
            ends.tellOfWhole(sink, "lldb");
        } else {
            ends.tell(sink, "lldb");
        }
    }
}
