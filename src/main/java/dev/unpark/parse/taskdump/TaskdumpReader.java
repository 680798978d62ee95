package dev.unpark.parse.taskdump;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all trees of one text. Whether a line is a header shows on the line below it, so a second cursor goes ahead. */
final class TaskdumpReader {
    /** More tasks than that are left out, and the dump says so. */
    static final int MOST_TASKS = 1_000_000;

    private static final int MOST_SHAPES = 1_000;

    private final InputSink sink;
    private final LineCursor line;
    private final LineCursor ahead;
    private final TreeLine tree = new TreeLine();
    private final TreeLine below = new TreeLine();
    private final TaskDraft task = new TaskDraft();
    private final Set<String> shapes = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private final Set<String> labels = new HashSet<>();
    private Teller teller = new Teller();
    private boolean hasBelow;
    private boolean hasPlaces;
    private int lastNumber = -1;
    private @Nullable TaskHeader header;
    private int headerLine;
    /** Trees that stand together, with blank lines between them at most. */
    private int together;
    /** The dump's trees stand in blocks: then a line between two blocks parts two dumps. */
    private boolean inBlocks;

    TaskdumpReader(Text text, InputSink sink, JobContext job) {
        this.sink = sink;
        this.line = text.lines(job);
        this.ahead = text.lines();
        ahead.next();
    }

    void read() {
        while (line.next()) {
            hasBelow = ahead.next();
            below.read(ahead);
            tree.read(line);
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            switch (tree.kind()) {
                case ROOT -> root();
                case CHILD -> child();
                case POLLING -> polling();
                case NONE -> other();
            }
        }
        closeTask();
        teller.tell(sink);
    }

    private void root() {
        if (task.isOpen()) {
            task.nameless();
            closeTask();
        }
        String before = line.string(0, tree.armAt()).strip();
        if (header == null && !before.isEmpty()) {
            TaskHeader inline = TaskHeader.of(before);
            headerLine = line.number();
            header = inline != null && inline.isNumbered() ? inline : null;
        }
        TaskHeader own = header;
        int first = own == null ? line.number() : headerLine;
        beginIfAnother(own, first);
        header = null;
        task.open(own, first);
        together++;
        teller.arm(tree);
        awaits(-1);
    }

    private void child() {
        if (!task.isOpen()) {
            junk();
            return;
        }
        teller.arm(tree);
        awaits(tree.column());
    }

    private void polling() {
        if (task.isOpen()) {
            task.polling();
        } else {
            junk();
        }
    }

    /** Adds what stands behind the arm, and the roots that follow in the same line. */
    private void awaits(int column) {
        String rest = tree.text(line);
        AwaitText text = AwaitText.of(rest);
        if (!line.isTerminated() && !text.hasLine() && hasPlaces) {
            sink.incomplete("The text ends inside the name of an await, on line " + line.number() + ".");
            return;
        }
        hasPlaces |= text.hasLine();
        taken(column < 0 ? task.root(text, line.number()) : task.child(text, column, line.number()));
        while (text.next() >= 0) {
            int from = text.next() + 1;
            text = AwaitText.of(rest, rest.startsWith("\u00A0", from) ? from + 1 : from);
            taken(task.root(text, line.number()));
        }
    }

    private void taken(TaskDraft.Taken how) {
        switch (how) {
            case WHOLE -> {}
            case LEFT_OUT ->
                sink.incomplete("A task has more than " + TaskDraft.MOST_POINTS + " awaits, or more than "
                        + TaskDraft.MOST_LEVELS + " inside each other; the others were left out.");
            case NO_PARENT -> junk();
        }
    }

    private void other() {
        if (isBlank()) {
            return;
        }
        closeTask();
        inBlocks |= together > 1;
        together = 0;
        TaskHeader found = TaskHeader.of(line.length() > 4_000 ? "" : line.string());
        boolean above = hasBelow && below.kind() == TreeLine.Kind.ROOT && isAlone();
        if (found != null && above) {
            shapes(found);
            header = found;
            headerLine = line.number();
        } else if (found != null && found.isNumbered() && (found.bare() || shapes.contains(found.shape()))) {
            emptyTask(found);
        } else {
            junk();
        }
    }

    /** A tree's blank line may hold no-break blanks. */
    private boolean isBlank() {
        int start = line.indent();
        return start == line.length()
                || (line.byteAt(start) == (byte) 0xC2
                        && line.string().replace('\u00A0', ' ').isBlank());
    }

    /** True if nothing but a log's prefix can stand before the root below: else its header is there. */
    private boolean isAlone() {
        TaskHeader inline = TaskHeader.of(ahead.string(0, Math.min(below.armAt(), 4_000)));
        return inline == null || !inline.isNumbered();
    }

    private void shapes(TaskHeader found) {
        if (found.isNumbered() && shapes.size() < MOST_SHAPES) {
            shapes.add(found.shape());
        }
    }

    private void emptyTask(TaskHeader found) {
        if (!hasBelow) {
            sink.incomplete("The text ends below the header of a task, on line " + line.number()
                    + ": it may have been cut there.");
            return;
        }
        beginIfAnother(found, line.number());
        task.open(found, line.number());
        teller.emptyTask();
        add();
    }

    private void closeTask() {
        if (task.isOpen() && !task.points().isEmpty()) {
            teller.task(task);
            add();
        }
    }

    private void add() {
        if (sink.taskCount() >= MOST_TASKS) {
            sink.incomplete("There are more than " + MOST_TASKS + " tasks; the others were left out.");
            task.close(MOST_TASKS);
            return;
        }
        sink.task(task.close(sink.taskCount()));
    }

    /** A number that does not go up, an id or a label that was there before, or a line between blocks: another dump. */
    private void beginIfAnother(@Nullable TaskHeader own, int first) {
        if (sink.taskCount() > 0 && isAnother(own)) {
            teller.tell(sink);
            sink.begin(first);
            teller = new Teller();
            ids.clear();
            labels.clear();
            inBlocks = false;
            lastNumber = -1;
        }
        if (own != null && own.number() != null) {
            lastNumber = own.number();
        }
        if (own != null && own.id() != null) {
            ids.add(own.id());
        }
        if (own != null && own.name() != null) {
            labels.add(own.name());
        }
    }

    private boolean isAnother(@Nullable TaskHeader own) {
        if (own != null && own.number() != null) {
            return own.number() <= lastNumber;
        }
        if (own != null && own.id() != null) {
            return ids.contains(own.id());
        }
        return (together == 0 && inBlocks) || (own != null && own.name() != null && labels.contains(own.name()));
    }

    private void junk() {
        sink.notUnderstood(line);
    }
}
