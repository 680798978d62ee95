package dev.unpark.parse.gdb;

import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;

/**
 * The dump that is being read, and the thread in it whose frames come. A session prints some threads without a head, some
 * more than once, and of some only the frame in which they stand.
 */
final class GdbDump {
    /** More threads than that are left out, and the dump says so. */
    static final int MOST_THREADS = 1_000_000;

    private final InputSink sink;
    private final ThreadDraft thread;
    private final Held held = new Held();
    private final Locals locals;
    private Selection selection = new Selection();
    private ShownFrames shown = new ShownFrames();
    private KnownThreads known = new KnownThreads();
    private Completeness completeness = new Completeness();
    private boolean ended;
    /** Whether a command was given since the last frame. */
    private boolean commanded;

    private Opened opened = new Opened(false, false);

    GdbDump(InputSink sink, ThreadDraft thread) {
        this.sink = sink;
        this.thread = thread;
        this.locals = new Locals(sink, held);
        sink.tool("gdb");
    }

    Locals locals() {
        return locals;
    }

    ShownFrames shown() {
        return shown;
    }

    Completeness completeness() {
        return completeness;
    }

    /** Whether a frame of this number goes on with the thread that is open. */
    boolean isNext(int number) {
        return thread.isOpen() && number == thread.depth() + opened.missing;
    }

    /**
     * Makes room for a frame that is not the next of the open thread: opens a thread for it, or notes the gap before it.
     *
     * @param from index in the line of the text after the number
     * @param justSelected gdb stopped or switched to a thread right before
     * @return false if it only shows a frame of the open thread again, as {@code frame 5} and {@code up} do
     */
    boolean makeRoom(int number, LineCursor line, int from, boolean justSelected) {
        boolean back = thread.isOpen() && number > 0 && number < thread.depth() + opened.missing;
        if (back && thread.hasFrame(number - opened.missing, line.bytes(), line.from() + from, line.to())) {
            locals.flush();
            return false;
        }
        if (back || !thread.isOpen() || (number == 0 && thread.depth() > 0)) {
            openAlone(line, justSelected);
        }
        int next = thread.depth() + opened.missing;
        if (number != next && thread.depth() < ThreadDraft.MOST_FRAMES) {
            if (opened.gap.isEmpty()) {
                opened.gap = "Frames are missing in a thread: number " + next + " was expected on line " + line.number()
                        + ".";
            }
            opened.missing = number - thread.depth();
        }
        return true;
    }

    private void openAlone(LineCursor line, boolean justSelected) {
        close();
        if (ended) {
            begin(line);
        }
        thread.openNameless(line.number());
        thread.isKnownAs(justSelected ? selection.head() : selection.take());
        opened = new Opened(justSelected, commanded);
    }

    /** Opens a thread that has a head; false if its number, or the end of a session, begins another dump. */
    boolean open(ThreadHead head, LineCursor line) {
        close();
        boolean goesOn = known.addHeaded(head.number()) && !ended;
        if (!goesOn) {
            begin(line);
            known.addHeaded(head.number());
        }
        completeness.headed(head.number() == null ? 0 : head.number());
        thread.open(head, line.number());
        opened = new Opened(false, false);
        return goesOn;
    }

    /** A frame was added to the open thread. */
    void hasFrame() {
        commanded = false;
        locals.at(thread.depth() - 1);
    }

    /** The open thread has more frames, which gdb was not asked for. */
    void hasMore() {
        opened.more = true;
    }

    /** A line of source follows the last frame: it was shown for itself. */
    void source(boolean withAddress) {
        completeness.source(withAddress);
        opened.shownOnly |= thread.isOpen() && !thread.isHeaded() && thread.depth() == 1;
    }

    /** Another thread is selected from now on. */
    void select(ThreadHead head, boolean switched) {
        close();
        selection.select(head, switched);
        known.select();
    }

    ThreadHead selected() {
        return selection.head();
    }

    /** What comes is the answer to a command. */
    void command(LineCursor line) {
        commanded = true;
        selection.again();
        if (line.startsWith("thread apply ")) { // -q: the backtraces that come have no heads
            selection.take();
            known.select();
        }
        locals.flush();
    }

    /** A table of threads begins. */
    void table(LineCursor line) {
        boolean printed = sink.threadCount() > 0 || thread.isOpen();
        close();
        if (ended || shown.hasRows() || (printed && !commanded)) {
            begin(line);
        }
    }

    void row(InfoThreads.Row row, LineCursor line) {
        close();
        shown.row(row, line);
        if (line.byteAt(0) == '*') {
            select(row.head(), false);
        }
    }

    /** gdb says what it says before the threads of a session. */
    boolean preamble(LineCursor line) {
        close();
        boolean another = ended || sink.threadCount() > 0 || shown.hasRows();
        if (another) {
            begin(line);
        }
        completeness.announced(line);
        return another;
    }

    /** The session is over, or the threads run on. */
    void end() {
        close();
        completeness.endsAsItShould();
        selection = new Selection();
        ended = true;
    }

    /** Whether threads of a part with these numbers can be taken over as they are. */
    boolean canTake(InputSink part) {
        close();
        boolean can = !ended && sink.threadCount() + part.threads().size() <= MOST_THREADS;
        for (ThreadTrace t : part.threads()) {
            can &= t.number() != null && !known.isHeaded(t.number()) && !known.isAlone(t.number());
        }
        return can;
    }

    void take(InputSink part, int linesBefore) {
        for (ThreadTrace t : part.threads()) {
            known.addHeaded(t.number());
            completeness.headed(t.number() == null ? 0 : t.number());
            completeness.closing(t.stack());
        }
        sink.append(part, linesBefore);
    }

    /** Puts the open thread, if there is one, where it belongs. */
    void close() {
        boolean full = locals.close();
        if (!thread.isOpen()) {
            return;
        }
        int printed = opened.shownOnly && thread.depth() == 1 ? -1 : printedAt(full);
        if (opened.shownOnly && thread.depth() == 1) {
            shown.frame(thread);
            drop();
        } else if (printed >= 0 && goesWith(printed)) {
            mergeInto(printed);
        } else if (sink.threadCount() >= MOST_THREADS) {
            sink.incomplete("There are more than " + MOST_THREADS + " threads; the others were left out.");
            drop();
        } else {
            add(printed >= 0, full);
        }
    }

    private void drop() {
        held.forget();
        thread.forget();
    }

    /** Index of the same thread's backtrace in the dump, if one was printed before; or -1. */
    private int printedAt(boolean full) {
        ThreadHead head = thread.head();
        if (head.number() == null) {
            return thread.isHeaded() ? -1 : known.perhapsSame(opened.asked, full);
        }
        boolean perhaps = known.isAlone(head.number()) || (!thread.isHeaded() && known.isHeaded(head.number()));
        return perhaps ? known.index(head.number(), sink) : -1;
    }

    private boolean goesWith(int index) {
        Stack printed = sink.threads().get(index).stack();
        boolean gaps = known.hasGap(index) || !opened.gap.isEmpty();
        return KnownThreads.goTogether(printed, thread.stack(), gaps);
    }

    // bt and bt full, bt 5 and bt, bt and thread apply all bt: the thread stands where it stood.
    private void mergeInto(int index) {
        Stack now = thread.stack();
        held.addTo(sink, index);
        if (now.depth() > sink.threads().get(index).stack().depth()) {
            known.lacks(index, opened.gap, opened.more);
            completeness.closingAgain(now);
            thread.replace(sink, index);
        } else {
            thread.forget();
        }
    }

    private void add(boolean movedOn, boolean full) {
        ThreadHead head = thread.head();
        if (movedOn && head.number() != null) {
            beginAt(thread.line());
        }
        if (thread.isHeaded()) {
            known.addHeaded(head.number());
        } else {
            known.addAlone(head, sink, full, opened.asked || selection.isSwitchedTo());
        }
        known.lacks(sink.threadCount(), opened.gap, opened.more);
        completeness.closing(thread.stack());
        held.addTo(sink, sink.threadCount());
        thread.close(sink);
    }

    private void begin(LineCursor line) {
        if (!ended) {
            selection = new Selection();
        }
        beginAt(line.number());
    }

    private void beginAt(int line) {
        tell();
        sink.begin(line);
        sink.tool("gdb");
        shown = new ShownFrames();
        known = new KnownThreads();
        completeness = new Completeness();
        ended = false;
    }

    /** Says what the dump is and what it lacks. */
    void tell() {
        shown.nameThreads(sink, known);
        shown.addTo(sink, known);
        known.tell(sink);
        completeness.tell(sink);
    }
}
