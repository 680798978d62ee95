package dev.unpark.parse.gdb;

import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which gdb showed one frame, in {@code info threads}, or when it stopped at or switched to one. They are
 * threads of the dump only where no backtrace of theirs is.
 */
final class ShownFrames {
    /** A row's frame is read up to here; a terminal wraps its arguments. */
    private static final int MOST_CHARS = 16 << 10;

    /** gdb prints it for a thread that it did not stop. */
    private static final String RUNNING = "(running)";

    private final Map<Integer, Shown> rows = new LinkedHashMap<>();
    private final Map<Integer, Shown> selected = new LinkedHashMap<>();
    private final FrameText text = new FrameText();
    private @Nullable Shown lastRow;
    private @Nullable Shown stop;

    private record Shown(ThreadHead head, String frame, int line) {}

    /** Whether a table of threads was read. */
    boolean hasRows() {
        return !rows.isEmpty();
    }

    void row(InfoThreads.Row row, LineCursor line) {
        putRow(new Shown(row.head(), line.string(row.frameFrom(), line.length()), line.number()));
    }

    private void putRow(Shown row) {
        lastRow = row;
        if (row.head.number() != null) {
            rows.put(row.head.number(), row);
        }
    }

    // * 1    Thread 0x7f56307b47c0 (LWP 18814) "hang"          __futex_abstimed_wait_common64 (private=128,
    // cancel=true,
    //     futex_word=0x7f56307b3990) at ./nptl/futex-internal.c:57
    /** Adds a wrapped line's rest to the last row; false if that was whole without it. */
    boolean goOn(LineCursor line, int indent) {
        Shown row = lastRow;
        if (row == null || row.frame.length() + line.length() > MOST_CHARS) {
            return false;
        }
        byte[] frame = row.frame.getBytes(StandardCharsets.UTF_8);
        boolean whole = text.read(frame, 0, frame.length) && text.whole;
        boolean place = line.startsWith("at ", indent) || line.startsWith("from ", indent);
        if (whole && !(place && row.frame.endsWith(")"))) {
            return false;
        }
        String rest = line.string(indent, line.length());
        putRow(new Shown(row.head, row.frame.stripTrailing() + " " + rest, row.line));
        return true;
    }

    /** The frame of the thread that gdb stopped at or switched to. */
    void frame(ThreadDraft thread) {
        Shown shown = new Shown(thread.head(), thread.lastText(), thread.line());
        if (shown.head.number() != null) {
            selected.putIfAbsent(shown.head.number(), shown);
        } else {
            stop = shown;
        }
    }

    /** Gives threads whose backtraces were printed without a head the names that rows tell. */
    void nameThreads(InputSink sink, KnownThreads known) {
        for (Shown row : rows.values()) {
            Integer number = row.head.number();
            int index = row.head.name() == null || number == null || !known.isAlone(number)
                    ? -1
                    : known.index(number, sink);
            ThreadTrace t = index < 0 ? null : sink.threads().get(index);
            if (t != null && t.name() == null && (t.id() == null || t.id().equals(row.head.id()))) {
                sink.replace(new ThreadTrace(
                        index,
                        number,
                        row.head.id(),
                        row.head.name(),
                        t.inputLine(),
                        t.stack(),
                        t.lines(),
                        t.arguments()));
            }
        }
    }

    /** Adds the threads that have no backtrace to the dump. */
    void addTo(InputSink sink, KnownThreads known) {
        ThreadDraft thread = new ThreadDraft(text);
        int withStack = sink.threadCount();
        rows.values().stream().filter(s -> !known.has(s.head)).forEach(s -> add(s, sink, thread));
        int inRows = sink.threadCount() - withStack;
        if (inRows > 0 && withStack == 0) {
            sink.incomplete("info threads shows the innermost frame of each thread only. Take a dump with: thread apply"
                    + " all bt");
        } else if (inRows > 0) {
            sink.incomplete(
                    "Of " + inRows + " threads only the innermost frame is in it, as info threads shows it. Take"
                            + " a dump with: thread apply all bt");
        }
        selected.values().stream()
                .filter(s -> !known.has(s.head) && !rows.containsKey(s.head.number()))
                .forEach(s -> {
                    add(s, sink, thread);
                    sink.incomplete("Thread " + s.head.number() + " was selected, but its backtrace is not in it.");
                });
        if (sink.threadCount() == 0 && stop != null) {
            add(stop, sink, thread);
            sink.incomplete("Only the place where gdb stopped the process is in it. Take a dump with: thread apply all"
                    + " bt");
        }
    }

    private static void add(Shown shown, InputSink sink, ThreadDraft thread) {
        thread.open(shown.head, shown.line);
        byte[] frame = shown.frame.getBytes(StandardCharsets.UTF_8);
        if (!shown.frame.equals(RUNNING)) {
            thread.add(frame, 0, 0, frame.length, shown.line);
        }
        thread.close(sink);
    }
}
