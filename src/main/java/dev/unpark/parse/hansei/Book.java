package dev.unpark.parse.hansei;

import dev.unpark.model.TaskState;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.Interning;
import dev.unpark.parse.LineCursor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The task and the thread that are being read, and the dump that they go into. What is seen again begins another dump. */
final class Book {
    /** More tasks or threads than that are left out, and the dump says so. */
    static final int MOST = 1_000_000;

    private static final int MOST_NOTES = 20;

    private final InputSink sink;
    private final Interning names = new Interning();
    private final TaskDraft task = new TaskDraft(names);
    private final StackDraft stack = new StackDraft(names);
    private final Set<Long> tasks = new HashSet<>();
    private final Set<Long> threads = new HashSet<>();
    private Remarks remarks = new Remarks();
    private @Nullable Long asked;
    private boolean polled;
    private int notes;

    Book(InputSink sink) {
        this.sink = sink;
        sink.tool("hansei");
    }

    TaskDraft task() {
        return task;
    }

    StackDraft stack() {
        return stack;
    }

    Remarks remarks() {
        return remarks;
    }

    /** The task that a command asked for, whose answer does not name it again. */
    void asked(@Nullable Long id) {
        asked = id;
    }

    void openTable(Table table, int line) {
        close();
        if (table.isOfThreads() ? !threads.isEmpty() : sink.taskCount() > 0) {
            begin(line);
        }
        remarks.table(table);
    }

    void openTask(@Nullable Long id, int line) {
        close();
        if (id != null && tasks.contains(id)) {
            begin(line);
        }
        task.open(id, line);
    }

    /** Opens the task that was asked for, unless one is open that has no chain yet. */
    TaskDraft needTask(int line) {
        if (!task.isOpen() || task.hasChain()) {
            openTask(asked, line);
        }
        return task;
    }

    void openStack(@Nullable Long lwp, @Nullable String name, int line) {
        closeStack();
        if (lwp != null && !threads.add(lwp)) {
            begin(line);
            threads.add(lwp);
        }
        polled = false;
        stack.open(lwp, name, line);
    }

    /** Opens the part of a thread's stack that lies inside the poll of the open task. */
    void openPolled(Long lwp, int line) {
        task.state(TaskState.POLLING);
        polled = true;
        stack.open(lwp, null, line);
    }

    void close() {
        closeStack();
        closeTask();
    }

    private void closeTask() {
        if (!task.isOpen() || !task.isTold()) {
            task.forget();
            return;
        }
        if (sink.taskCount() >= MOST) {
            sink.incomplete("There are more than " + MOST + " tasks; the others were left out.");
            task.forget();
            return;
        }
        Long id = task.id();
        if (id != null) {
            tasks.add(id);
        }
        sink.task(task.close(sink.taskCount()));
        asked = null;
    }

    void closeStack() {
        if (!stack.isOpen() || (polled && stack.isEmpty())) {
            stack.forget();
            return;
        }
        if (sink.threadCount() >= MOST) {
            sink.incomplete("There are more than " + MOST + " threads; the others were left out.");
            stack.forget();
            return;
        }
        if (stack.isFull()) {
            sink.incomplete(
                    "A thread has more than " + StackDraft.MOST_FRAMES + " frames; the outer ones were left out.");
        }
        if (polled) {
            remarks.polledPart();
        }
        stack.close(sink);
    }

    /** Keeps a line in which hansei warns. */
    void said(LineCursor line) {
        if (notes++ < MOST_NOTES) {
            sink.note("hansei said on line " + line.number() + ": " + line.string(0, Math.min(line.length(), 1_000)));
        }
    }

    /** The text ends. */
    void end() {
        close();
        remarks.tell(sink);
    }

    private void begin(int line) {
        remarks.tell(sink);
        remarks = new Remarks();
        sink.begin(line);
        sink.tool("hansei");
        tasks.clear();
        threads.clear();
        notes = 0;
    }
}
