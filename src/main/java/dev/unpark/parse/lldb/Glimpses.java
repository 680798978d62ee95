package dev.unpark.parse.lldb;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.ThreadDraft;
import dev.unpark.parse.ThreadHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which lldb shows the innermost frame and no more: each one where it stops a process, and in {@code thread
 * list}. The backtraces of the same threads mostly follow; then a glimpse is no thread, but it may know a name or an id
 * that the backtrace leaves out.
 */
final class Glimpses {
    private final List<Row> stops = new ArrayList<>();
    private final List<Row> list = new ArrayList<>();
    private final Set<Integer> listed = new HashSet<>();
    private final Map<Integer, ThreadHead> heads = new HashMap<>();

    private record Row(ThreadHead head, String frame, int line) {}

    boolean any() {
        return !stops.isEmpty() || !list.isEmpty();
    }

    /** A thread of which lldb showed the frame where it stopped. */
    void addStop(ThreadHead head, String frame, int line) {
        add(stops, head, frame, line);
    }

    /** A row of {@code thread list}. */
    void addListed(ThreadHead head, String frame, int line) {
        add(list, head, frame, line);
        if (head.number() != null) {
            listed.add(head.number());
        }
    }

    private void add(List<Row> rows, ThreadHead head, String frame, int line) {
        if (stops.size() + list.size() >= ThreadDraft.MOST_THREADS) {
            return;
        }
        rows.add(new Row(head, frame, line));
        if (head.number() != null) {
            heads.put(head.number(), complete(head));
        }
    }

    /** The head with what else was told of the same thread. */
    ThreadHead complete(ThreadHead head) {
        ThreadHead told = head.number() == null ? null : heads.get(head.number());
        if (told == null) {
            return head;
        }
        return new ThreadHead(
                head.number(),
                head.id() == null ? told.id() : head.id(),
                head.name() == null ? told.name() : head.name());
    }

    /** Whether {@code thread list} told of this thread already. */
    boolean lists(ThreadHead head) {
        return head.number() != null && listed.contains(head.number());
    }

    void forgetRows() {
        stops.clear();
        list.clear();
        listed.clear();
    }

    /** Whether {@link #complete} would add something. */
    boolean knowMoreOf(@Nullable Integer number, @Nullable Long id, @Nullable String name) {
        ThreadHead head = new ThreadHead(number, id, name);
        return !complete(head).equals(head);
    }

    /** Makes threads of the rows where no backtrace followed; false if there is none. */
    boolean tell(ThreadDraft thread, InputSink sink) {
        if (!list.isEmpty()) {
            list.forEach(row -> put(row, thread, sink));
            sink.incomplete("thread list shows the innermost frame of each thread only. Take a dump with: bt all");
        } else if (stops.size() == 1) {
            put(stops.getFirst(), thread, sink);
            sink.incomplete("Only the place where lldb stopped the process is in it. Take a dump with: bt all");
        } else if (!stops.isEmpty()) {
            sink.incomplete("lldb stopped " + heads.size() + " threads, and no backtrace of them is in it. Take a dump"
                    + " with: bt all");
        }
        return any();
    }

    private void put(Row row, ThreadDraft thread, InputSink sink) {
        thread.open(row.head, row.line);
        byte[] frame = row.frame.getBytes(StandardCharsets.UTF_8);
        thread.add(frame, 0, 0, frame.length, row.line);
        thread.close(sink, List.of(complete(row.head)));
    }

    /** Says how many threads have no backtrace. */
    void tellOfMissing(InputSink sink) {
        if (heads.size() > sink.threadCount()) {
            sink.incomplete("lldb stopped " + heads.size() + " threads, and the dump holds the backtraces of "
                    + sink.threadCount() + ". With bt all it holds all.");
        }
    }
}
