package dev.unpark.parse.pstack;

import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;
import java.util.BitSet;
import java.util.Set;

/** Reads a text of pstack line by line. */
final class PstackReader implements DumpReader {
    private static final int MOST_THREADS = 1_000_000;
    private static final int MOST_NUMBERED = 1 << 24;

    // Outermost frames: of a thread, of the program; the last is a frame without a symbol.
    private static final Set<String> ROOTS = Set.of("_lwp_start", "_start", "_start_crt", "main", "????????");

    private final InputSink sink;
    private final ThreadDraft thread;
    private BitSet numbers = new BitSet();
    private boolean plain = true;
    private boolean cut;

    PstackReader(InputSink sink, ThreadDraft thread) {
        this.sink = sink;
        this.thread = thread;
        sink.tool("pstack");
    }

    @Override
    public void read(LineCursor line) {
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            if (!line.isBlank()) {
                readLine(line);
            }
        }
    }

    @Override
    public boolean readAlone(LineCursor line) {
        read(line);
        close();
        return plain && sink.isOnlyThreads();
    }

    @Override
    public boolean take(InputSink part, int linesBefore) {
        close();
        boolean can = sink.threadCount() + part.threads().size() <= MOST_THREADS;
        for (ThreadTrace t : part.threads()) {
            can &= !isKnown(new ThreadHead(t.number(), t.id(), null));
        }
        if (can) {
            part.threads().forEach(t -> know(new ThreadHead(t.number(), t.id(), null)));
            part.threads().forEach(t -> ends(t.stack()));
            sink.append(part, linesBefore);
        }
        return can;
    }

    private void readLine(LineCursor line) {
        ThreadHead head = line.byteAt(0) == '-' ? Heads.thread(line) : null;
        if (head != null) {
            head(head, line);
        } else if (line.byteAt(0) != ' ' || !frame(line)) {
            other(line);
        }
    }

    private void head(ThreadHead head, LineCursor line) {
        close();
        boolean again = isKnown(head);
        plain &= !again;
        if (again) {
            begin(line);
        }
        know(head);
        thread.open(head, line.number());
    }

    private boolean isKnown(ThreadHead head) {
        int number = number(head);
        return number >= 0 && numbers.get(number);
    }

    private void know(ThreadHead head) {
        int number = number(head);
        if (number >= 0) {
            numbers.set(number);
        }
    }

    private static int number(ThreadHead head) {
        long number = head.number() != null ? head.number() : head.id() != null ? head.id() : -1;
        return number < MOST_NUMBERED ? (int) number : -1;
    }

    // A process of one thread has no head.
    private boolean frame(LineCursor line) {
        boolean opened = !thread.isOpen();
        if (opened) {
            plain = false;
            thread.openNameless(line.number());
        }
        if (thread.depth() >= ThreadDraft.MOST_FRAMES) {
            sink.incomplete(
                    "A thread has more than " + ThreadDraft.MOST_FRAMES + " frames; the outer ones were left out.");
            return true;
        }
        boolean added = thread.add(line.bytes(), line.from(), line.from() + 1, line.to(), line.number());
        if (added) {
            thread.follow(line);
        } else if (opened) {
            thread.forget();
        }
        return added;
    }

    private void other(LineCursor line) {
        Heads.Dumped process = Heads.process(line);
        if (process == null) {
            sink.notUnderstood(line);
            return;
        }
        plain = false;
        close();
        if (sink.threadCount() > 0) {
            begin(line);
        }
        sink.pid(process.pid());
        int end = process.command().indexOf(' ');
        sink.program(end < 0 ? process.command() : process.command().substring(0, end));
        if (process.core()) {
            sink.core();
        }
    }

    private void close() {
        if (!thread.isOpen()) {
            return;
        }
        if (sink.threadCount() >= MOST_THREADS) {
            sink.incomplete("There are more than " + MOST_THREADS + " threads; the others were left out.");
            thread.forget();
            return;
        }
        ends(thread.stack());
        thread.close(sink);
    }

    private void ends(Stack last) {
        cut = !ROOTS.contains(last.outermostName());
    }

    private void begin(LineCursor line) {
        finishDump();
        sink.begin(line.number());
        sink.tool("pstack");
        numbers = new BitSet();
    }

    @Override
    public void finishDump() {
        close();
        if (sink.threadCount() == 0) {
            sink.incomplete("No thread is in it. Take the dump again with: pstack PID");
        } else if (cut) {
            sink.incomplete("The last thread's stack ends before the function that a thread starts in: its outer frames"
                    + " are missing.");
        }
        cut = false;
    }
}
