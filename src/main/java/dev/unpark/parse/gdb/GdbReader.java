package dev.unpark.parse.gdb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;

/** Reads a text of gdb line by line; what a line is depends on its first byte and on the line before. */
final class GdbReader implements DumpReader {
    private static final int LOCALS_INDENT = 8;

    /** What the line before was. */
    private enum Before {
        NOTHING,
        /** gdb stopped or switched to a thread: the frame that comes is shown, and is no backtrace. */
        STOP,
        /** The first line of that frame, or of one shown again, which a terminal wrapped. */
        SHOWN_FRAME,
        FRAME,
        LOCAL,
        ROW
    }

    private final InputSink sink;
    private final GdbDump dump;
    private final ThreadDraft thread;
    private final Locals locals;
    private final Surroundings surroundings = new Surroundings();
    private final Prompts prompts = new Prompts();
    private final FrameText frameText = new FrameText();
    private Before before = Before.NOTHING;
    /** Whether no line so far changed what the lines after it mean. */
    private boolean plain = true;

    GdbReader(InputSink sink, ThreadDraft thread) {
        this.sink = sink;
        this.thread = thread;
        this.dump = new GdbDump(sink, thread);
        this.locals = dump.locals();
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
        dump.close();
        return plain && sink.isOnlyThreads();
    }

    @Override
    public boolean take(InputSink part, int linesBefore) {
        if (prompts.isTorn() || !dump.canTake(part)) {
            return false;
        }
        dump.take(part, linesBefore);
        before = Before.NOTHING;
        return true;
    }

    @Override
    public void finishDump() {
        dump.close();
        if (prompts.isPaused()) {
            sink.incomplete(
                    "The text ends where gdb waited for a key, so the rest is not in it. Take the dump with: gdb"
                            + " -p PID -batch -ex 'thread apply all bt'");
        }
        dump.tell();
    }

    private void readLine(LineCursor line) {
        if (line.length() == 0) {
            return;
        }
        boolean some = prompts.clean(line);
        if (prompts.isPrompted()) {
            plain = false;
            dump.command(line);
            before = Before.NOTHING;
        }
        plain &= !prompts.isPaused();
        if (some) {
            output(line);
        }
    }

    private void output(LineCursor line) {
        switch (line.byteAt(0)) {
            case '#' -> frame(line);
            case ' ', '\t', '*' -> indented(line);
            case 'T' -> head(line);
            default -> other(line);
        }
    }

    //   #12 0x000055e0ac912283 in tokio::runtime::driver::TimeDriver::park (self=0x1) at src/runtime/driver.rs:306
    private void frame(LineCursor line) {
        int digits = Digits.end(line, 1);
        int at = digits;
        while (at < line.length() && line.byteAt(at) == ' ') {
            at++;
        }
        if (digits == 1 || digits > 10 || at == digits) {
            other(line);
            return;
        }
        int number = (int) Digits.number(line, 1, digits);
        if (!dump.isNext(number) && !makeRoom(number, line, at)) {
            return;
        }
        locals.flush();
        if (!line.isTerminated() && !isWhole(line, at)) {
            return; // cut in the middle of a name, which must not be taken for one
        }
        if (thread.depth() >= ThreadDraft.MOST_FRAMES) {
            sink.incomplete(
                    "A thread has more than " + ThreadDraft.MOST_FRAMES + " frames; the outer ones were left out.");
        } else if (thread.add(line.bytes(), line.from(), line.from() + at, line.to(), line.number())) {
            thread.follow(line);
            dump.hasFrame();
        } else {
            other(line);
            return;
        }
        before = Before.FRAME;
    }

    private boolean isWhole(LineCursor line, int at) {
        return frameText.read(line.bytes(), line.from() + at, line.to()) && frameText.whole;
    }

    /** False if the frame is none, or one that was shown again. */
    private boolean makeRoom(int number, LineCursor line, int at) {
        if (!frameText.read(line.bytes(), line.from() + at, line.to())) {
            other(line);
            return false;
        }
        plain &= number == 0 && thread.isHeaded() && thread.depth() == 0;
        boolean whole = frameText.whole;
        if (dump.makeRoom(number, line, at, before == Before.STOP)) {
            return true;
        }
        before = whole ? Before.NOTHING : Before.SHOWN_FRAME;
        return false;
    }

    private void head(LineCursor line) {
        ThreadHead head = Heads.of(line);
        if (head == null) {
            other(line);
            return;
        }
        plain &= dump.open(head, line);
        before = Before.NOTHING;
    }

    private void indented(LineCursor line) {
        int indent = line.indent();
        boolean inThread = thread.isOpen() && (before == Before.FRAME || before == Before.LOCAL);
        if (inThread && indent >= LOCALS_INDENT) {
            locals.line(line, indent == LOCALS_INDENT);
            before = Before.LOCAL;
        } else if (before == Before.SHOWN_FRAME
                || (before == Before.ROW && dump.shown().goOn(line, indent))) {
            return;
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
            plain = false;
            dump.table(line);
            before = Before.NOTHING;
            return true;
        }
        InfoThreads.Row row = InfoThreads.row(line);
        if (row == null) {
            return false;
        }
        plain = false;
        dump.row(row, line);
        before = Before.ROW;
        return true;
    }

    private void other(LineCursor line) {
        ThreadHead selected = Selection.read(line, dump.selected());
        if (selected != null) {
            select(selected, line);
            return;
        }
        Surroundings.Kind kind = surroundings.read(line, sink);
        plain &= kind == Surroundings.Kind.NONE;
        switch (kind) {
            case BEGINS -> {
                if (dump.preamble(line)) {
                    surroundings.forget();
                }
                surroundings.begun(line, sink);
                before = Before.STOP;
            }
            case STOPS -> before = Before.STOP;
            case SOURCE -> dump.source(line.byteAt(1) == 'x');
            case SAVED -> dump.completeness().saved(line.string(Surroundings.SAVED.length(), line.length()));
            case NOISE -> {}
            case ENDS -> {
                dump.end();
                before = Before.NOTHING;
            }
            case NONE -> unknown(line);
        }
    }

    private void select(ThreadHead head, LineCursor line) {
        plain = false;
        boolean switched = !line.startsWith("[Current ");
        dump.select(head, switched);
        before = switched ? Before.STOP : Before.NOTHING;
        // [Switching to thread 2 (Thread 0xb7fdcb90 (LWP 9125))]#0  0xb8078430 in __kernel_vsyscall ()       gdb 7
        int glued = line.indexOf(")]#", 0);
        if (glued > 0) {
            line.skip(glued + 2);
            output(line);
        }
    }

    private void unknown(LineCursor line) {
        if (line.startsWith("Backtrace stopped: ") || line.startsWith("Cannot access memory at address ")) {
            sink.incomplete("gdb could not follow a stack to its end (" + line.string() + ").");
        } else if (line.startsWith("(More stack frames follow...)")) {
            plain = false;
            dump.hasMore();
        } else if (line.startsWith("No locals.") || line.startsWith("No symbol table info available.")) {
            locals.none();
        } else if (before == Before.LOCAL && locals.goesOnWith(line)) {
            locals.line(line, false);
        } else if (before == Before.STOP && isFrame(line)) {
            before = frameText.whole ? Before.NOTHING : Before.SHOWN_FRAME;
        } else if (!prompts.isPrompted()) {
            sink.notUnderstood(line);
        }
    }

    // syscall () at ../sysdeps/unix/sysv/linux/x86_64/syscall.S:38        without a number
    private boolean isFrame(LineCursor line) {
        return frameText.read(line.bytes(), line.from(), line.to()) && frameText.argsFrom > 0;
    }
}
