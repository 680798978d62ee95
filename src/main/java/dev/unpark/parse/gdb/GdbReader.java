package dev.unpark.parse.gdb;

import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a text of gdb line by line; what a line is depends on its first byte and on the line before. */
final class GdbReader implements DumpReader {
    /** More threads than that are left out, and the dump says so. */
    static final int MOST_THREADS = 1_000_000;

    private static final int LOCALS_INDENT = 8;
    private static final int MOST_NUMBERED = 1 << 24;

    /** What the line before was. */
    private enum Before {
        NOTHING,
        PREAMBLE,
        FRAME,
        LOCAL
    }

    private final InputSink sink;
    private final Surroundings surroundings = new Surroundings();
    private final ThreadDraft thread;
    private final Locals locals;
    private final List<OneFrame> infoRows = new ArrayList<>();
    private Completeness completeness = new Completeness();
    private BitSet numbers = new BitSet();
    private @Nullable ThreadHead current;
    private Before before = Before.NOTHING;
    private boolean ended;

    private @Nullable OneFrame stop;
    /** Whether no line so far changed what the lines after it mean. */
    private boolean plain = true;

    /** A row of {@code info threads}, or the place where gdb stopped: used only where no backtrace follows. */
    private record OneFrame(ThreadHead head, String frame, int line) {}

    GdbReader(InputSink sink, ThreadDraft thread) {
        this.sink = sink;
        this.thread = thread;
        this.locals = new Locals(sink);
        sink.tool("gdb");
    }

    @Override
    public void read(LineCursor line) {
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            readLine(line);
        }
    }

    @Override
    public boolean readAlone(LineCursor line) {
        read(line);
        closeThread();
        return plain && infoRows.isEmpty() && sink.isOnlyThreads();
    }

    @Override
    public boolean take(InputSink part, int linesBefore) {
        closeThread();
        boolean again = ended || sink.threadCount() + part.threads().size() > MOST_THREADS;
        for (ThreadTrace t : part.threads()) {
            again |= t.number() == null || (t.number() < MOST_NUMBERED && numbers.get(t.number()));
        }
        if (again) {
            return false;
        }
        for (ThreadTrace t : part.threads()) {
            int number = t.number() == null ? 0 : t.number();
            if (number < MOST_NUMBERED) {
                numbers.set(number);
            }
            completeness.headed(number);
            completeness.closing(t.stack().depth(), t.stack().outermostName());
        }
        sink.append(part, linesBefore);
        before = Before.NOTHING;
        return true;
    }

    private void readLine(LineCursor line) {
        if (line.length() == 0) {
            return;
        }
        switch (line.byteAt(0)) {
            case '#' -> frame(line);
            case ' ', '\t', '*' -> indented(line);
            case 'T' -> head(line);
            default -> other(line);
        }
    }

    //   #12 0x000055e0ac912283 in tokio::runtime::driver::TimeDriver::park (self=0x1) at src/runtime/driver.rs:306
    private void frame(LineCursor line) {
        int digits = Heads.digits(line, 1);
        int at = digits;
        while (at < line.length() && line.byteAt(at) == ' ') {
            at++;
        }
        if (digits == 1 || digits > 10 || at == digits) {
            other(line);
            return;
        }
        long number = Heads.number(line, 1, digits);
        if (!thread.isOpen() || (number == 0 && thread.depth() > 0)) {
            openNameless(line);
        }
        locals.flush();
        if (!line.isTerminated() && !isWhole(line, at)) {
            return; // cut in the middle of a name, which must not be taken for one
        }
        if (number != thread.depth() && thread.depth() < ThreadDraft.MOST_FRAMES) {
            sink.incomplete("Frames are missing in a thread: number " + thread.depth() + " was expected on line "
                    + line.number() + ".");
        }
        if (thread.depth() >= ThreadDraft.MOST_FRAMES) {
            sink.incomplete(
                    "A thread has more than " + ThreadDraft.MOST_FRAMES + " frames; the outer ones were left out.");
        } else if (thread.add(line.bytes(), line.from(), line.from() + at, line.to(), line.number())) {
            thread.follow(line);
            locals.at(sink.threadCount(), thread.depth() - 1);
        } else {
            junk(line);
            return;
        }
        before = Before.FRAME;
    }

    private static boolean isWhole(LineCursor line, int at) {
        FrameText text = new FrameText();
        return text.read(line.bytes(), line.from() + at, line.to()) && text.whole;
    }

    private void openNameless(LineCursor line) {
        plain = false;
        boolean stopPosition = before == Before.PREAMBLE;
        closeThread();
        if (ended) {
            begin(line);
        }
        thread.openNameless(line.number());
        if (current != null && !stopPosition) {
            thread.isKnownAs(current);
            current = null;
        }
        completeness.stopPosition(stopPosition);
    }

    private void head(LineCursor line) {
        ThreadHead head = Heads.of(line);
        if (head == null) {
            other(line);
            return;
        }
        closeThread();
        int number = head.number() == null ? 0 : head.number();
        boolean again = number < MOST_NUMBERED && numbers.get(number);
        plain &= !again;
        if (ended || again) {
            begin(line);
        }
        if (number < MOST_NUMBERED) {
            numbers.set(number);
        }
        completeness.headed(number);
        thread.open(head, line.number());
        before = Before.NOTHING;
    }

    private void indented(LineCursor line) {
        int indent = line.indent();
        if (indent == line.length()) {
            return;
        }
        boolean inThread = thread.isOpen() && (before == Before.FRAME || before == Before.LOCAL);
        if (inThread && indent >= LOCALS_INDENT) {
            locals.line(line, indent == LOCALS_INDENT);
            before = Before.LOCAL;
        } else if (inThread && before == Before.FRAME && thread.goOn(line.bytes(), line.from() + indent, line.to())) {
            before = Before.FRAME;
        } else if (!infoRow(line)) {
            other(line);
        }
    }

    //   Id   Target Id                                           Frame
    // * 1    Thread 0x7f33b15fd840 (LWP 29205) "ledger"          syscall () at ../sysdeps/.../syscall.S:38
    private boolean infoRow(LineCursor line) {
        if (line.startsWith("  Id ") && line.indexOf("Target Id", 5) > 0) {
            if (sink.threadCount() > 0 || !infoRows.isEmpty() || thread.isOpen()) {
                closeThread();
                begin(line);
            }
            before = Before.NOTHING;
            return true;
        }
        InfoThreads.Row row = InfoThreads.row(line);
        if (row == null) {
            return false;
        }
        infoRows.add(new OneFrame(row.head(), line.string(row.frameFrom(), line.length()), line.number()));
        before = Before.NOTHING;
        return true;
    }

    private void other(LineCursor line) {
        Surroundings.Kind kind = surroundings.read(line, sink);
        plain &= kind == Surroundings.Kind.NONE;
        switch (kind) {
            case BEGINS -> {
                closeThread();
                if (sink.threadCount() > 0 || !infoRows.isEmpty()) {
                    begin(line);
                }
                surroundings.begun(line, sink);
                completeness.announced(line);
                before = Before.PREAMBLE;
            }
            case NOISE -> noise(line);
            case ENDS -> {
                closeThread();
                completeness.endsAsItShould();
                ended = true;
                before = Before.NOTHING;
            }
            case NONE -> unknown(line);
        }
    }

    private void noise(LineCursor line) {
        if (line.startsWith("[Current thread is ")) {
            // [Current thread is 1 (Thread 0x7f05cf7d86c0 (LWP 27885))]: what a bare `bt` below it prints
            int digits = Heads.digits(line, 19);
            if (digits > 19 && digits < 28) {
                current = Heads.target(line, (int) Heads.number(line, 19, digits), digits, line.length());
            }
            before = Before.NOTHING;
        } else if (line.startsWith("Using host") || line.startsWith("Program ") || line.startsWith("[Switching to ")) {
            before = Before.PREAMBLE;
        }
    }

    private void unknown(LineCursor line) {
        if (line.startsWith("Backtrace stopped: ")) {
            sink.incomplete("gdb could not follow a stack to its end (" + line.string() + ").");
        } else if (line.startsWith("(More stack frames follow...)")) {
            sink.incomplete("gdb was asked for a few frames of each thread only; the outer ones are not in it.");
        } else if (line.startsWith("No locals.") || line.startsWith("No symbol table info available.")) {
            locals.flush();
        } else if (before == Before.LOCAL && locals.goesOnWith(line)) {
            locals.line(line, false);
        } else if (before == Before.PREAMBLE && isWhole(line, 0)) {
            before = Before.NOTHING;
        } else {
            junk(line);
        }
    }

    private void junk(LineCursor line) {
        sink.notUnderstood(line);
    }

    private void closeThread() {
        locals.flush();
        if (!thread.isOpen()) {
            return;
        }
        if (!thread.isHeaded() && thread.depth() == 1 && completeness.isStopPosition()) {
            stop = new OneFrame(thread.head(), thread.lastText(), thread.line());
            thread.forget();
            return;
        }
        if (sink.threadCount() >= MOST_THREADS) {
            sink.incomplete("There are more than " + MOST_THREADS + " threads; the others were left out.");
            thread.forget();
            return;
        }
        completeness.closing(thread.depth(), thread.outermostName());
        thread.close(sink);
    }

    private void begin(LineCursor line) {
        finishDump();
        sink.begin(line.number());
        sink.tool("gdb");
        surroundings.forget();
        completeness = new Completeness();
        numbers = new BitSet();
        current = null;
        ended = false;
    }

    @Override
    public void finishDump() {
        closeThread();
        if (sink.threadCount() == 0 && !infoRows.isEmpty()) {
            infoRows.forEach(this::add);
            sink.incomplete("info threads shows the innermost frame of each thread only. Take a dump with: thread apply"
                    + " all bt");
        } else if (sink.threadCount() == 0 && stop != null) {
            add(stop);
            sink.incomplete("Only the place where gdb stopped the process is in it. Take a dump with: thread apply all"
                    + " bt");
        }
        infoRows.clear();
        stop = null;
        completeness.tell(sink);
    }

    private void add(OneFrame row) {
        thread.open(row.head(), row.line());
        byte[] frame = row.frame().getBytes(StandardCharsets.UTF_8);
        thread.add(frame, 0, 0, frame.length, row.line());
        thread.close(sink);
    }
}
