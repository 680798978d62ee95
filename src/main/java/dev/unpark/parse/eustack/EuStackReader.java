package dev.unpark.parse.eustack;

import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Digits;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.StackEnds;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;
import dev.unpark.symbol.RustNames;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reads a text of eu-stack line by line. */
final class EuStackReader implements DumpReader {
    private static final int MOST_NUMBERED = 1 << 24;

    private final InputSink sink;
    private final ThreadDraft thread;
    private final HeldFrame held = new HeldFrame();
    private final ModuleMap map = new ModuleMap();
    private Errors errors = new Errors();
    private StackEnds ends = new StackEnds();
    private BitSet ids = new BitSet();
    /** Whether no line so far changed what the lines after it mean. */
    private boolean plain = true;

    EuStackReader(InputSink sink, ThreadDraft thread) {
        this.sink = sink;
        this.thread = thread;
        sink.tool("eu-stack");
    }

    @Override
    public void read(LineCursor line) {
        while (line.next()) {
            sink.noteIfCut(line);
            readLine(line);
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
            again |= t.id() == null || isKnown(t.id());
        }
        if (again) {
            return false;
        }
        for (ThreadTrace t : part.threads()) {
            if (t.id() != null) {
                know(t.id());
            }
            closing(t.id(), t.stack().depth(), t.stack().outermostName());
        }
        map.end();
        sink.append(part, linesBefore);
        return true;
    }

    private void readLine(LineCursor line) {
        if (line.length() == 0) {
            return;
        }
        switch (line.byteAt(0)) {
            case '#' -> frame(line);
            case ' ', '\t' -> indented(line);
            case 'T' -> head(line);
            case 'P' -> process(line);
            default -> other(line);
        }
    }

    private void frame(LineCursor line) {
        int at = Heads.frameText(line);
        if (at < 0) {
            other(line);
            return;
        }
        flush();
        long number = Heads.frameNumber(line);
        if (!thread.isOpen() || (number == 0 && thread.depth() > 0)) {
            closeThread();
            plain = false;
            thread.openNameless(line.number());
        }
        if (!thread.hasRoomFor(number, line.number(), sink) || (!line.isTerminated() && !isRoot(line))) {
            return; // the latter may be cut in the middle of a name, which must not be taken for one
        }
        if (line.nextMayBeIndented()) {
            held.hold(line, at);
        } else if (thread.add(line.bytes(), line.from(), line.from() + at, line.to(), line.number())) {
            thread.follow(line);
        } else {
            sink.notUnderstood(line);
        }
    }

    private static boolean isRoot(LineCursor line) {
        FrameText text = new FrameText();
        return text.read(line.bytes(), line.from() + Heads.frameText(line), line.to())
                && StackEnds.isRoot(RustNames.normalise(
                        line.string(text.functionFrom - line.from(), text.functionTo - line.from())));
    }

    private void indented(LineCursor line) {
        if (line.isBlank()) {
            return;
        }
        if (held.goesOnWith(line)) {
            held.add(line);
            if (!line.nextMayBeIndented()) {
                flush();
                thread.follow(line);
            }
        } else if (!map.holds(line, sink)) {
            other(line);
        }
    }

    private void head(LineCursor line) {
        long id = Heads.tid(line);
        if (id < 0) {
            other(line);
            return;
        }
        closeThread();
        map.end();
        if (isKnown(id)) {
            plain = false;
            begin(line);
        }
        know(id);
        thread.open(new ThreadHead(null, id, null), line.number());
    }

    private void process(LineCursor line) {
        int end = Heads.pidEnd(line);
        if (end < 0) {
            other(line);
            return;
        }
        closeThread();
        plain = false;
        beginAfterThreads(line);
        long pid = Digits.number(line, 4, end);
        if (pid >= 0) {
            sink.pid(pid);
        }
        if (line.startsWith(" - core", end)) {
            sink.core();
        }
        if (line.endsWith(" module memory map")) {
            map.begin();
        } else {
            map.end();
        }
    }

    private void other(LineCursor line) {
        flush();
        if (errors.isOne(line)) {
            plain = false;
            errors.read(line);
        } else if (line.startsWith("Signal ")) { // Signal 8 (Floating point exception), by -g of newer ones
            closeThread();
            plain = false;
            beginAfterThreads(line);
            map.begin();
        } else if (!map.holds(line, sink)) {
            sink.notUnderstood(line);
        }
    }

    private void flush() {
        if (held.isHeld()) {
            held.release(thread);
        }
    }

    private void closeThread() {
        flush();
        if (!thread.isOpen()) {
            return;
        }
        closing(thread.head().id(), thread.depth(), thread.stack().outermostName());
        thread.close(sink);
    }

    // What eu-stack said it could not follow is no sign of a cut.
    private void closing(@Nullable Long id, int depth, String outermost) {
        boolean failed = id != null && errors.isOf(id);
        ends.closing(failed ? Math.max(1, depth) : depth, failed ? "??" : outermost);
    }

    private boolean isKnown(long id) {
        return id < MOST_NUMBERED && ids.get((int) id);
    }

    private void know(long id) {
        if (id < MOST_NUMBERED) {
            ids.set((int) id);
        }
    }

    private void beginAfterThreads(LineCursor line) {
        if (sink.threadCount() > 0) {
            begin(line);
        }
    }

    private void begin(LineCursor line) {
        finishDump();
        sink.begin(line.number());
        sink.tool("eu-stack");
        ends = new StackEnds();
        errors = new Errors();
        ids = new BitSet();
    }

    @Override
    public void finishDump() {
        closeThread();
        errors.tell(sink);
        if (ends.threads() > 0) {
            ends.tell(sink, "eu-stack");
        } else {
            sink.incomplete("No thread is in it. Take the dump again with: eu-stack -s -i -m -n 0 -p PID");
        }
    }
}
