package dev.unpark.parse.taskdump;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Task;
import dev.unpark.model.TaskState;
import dev.unpark.parse.Interning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The task whose tree is being read. One object for all tasks of a text, one after the other. */
final class TaskDraft {
    /** More awaits than that are left out, and the dump says so. */
    static final int MOST_POINTS = 100_000;

    /** So are awaits that are nested deeper. */
    static final int MOST_LEVELS = 1_000;

    /** What became of a line. */
    enum Taken {
        WHOLE,
        LEFT_OUT,
        /** It is deeper than anything above it in the tree can be the parent of. */
        NO_PARENT
    }

    private final Interning names = new Interning();
    private final List<AwaitPoint> points = new ArrayList<>();
    private final int[] columns = new int[MOST_LEVELS];
    private int[] offsets = new int[64];
    private int levels;
    private boolean open;
    private boolean polling;
    private int line;
    private @Nullable TaskHeader header;

    boolean isOpen() {
        return open;
    }

    void open(@Nullable TaskHeader newHeader, int newLine) {
        header = newHeader;
        line = newLine;
        points.clear();
        levels = 0;
        polling = false;
        open = true;
    }

    /** Adds the root, or another root: a task that polls two futures by turns may have two. */
    Taken root(AwaitText text, int textLine) {
        levels = 0;
        return add(text, -1, textLine);
    }

    /** Adds what hangs at an arm in this column: its parent is the nearest line above whose arm is farther left. */
    Taken child(AwaitText text, int column, int textLine) {
        while (levels > 1 && columns[levels - 1] >= column) {
            levels--;
        }
        return levels == 0 ? Taken.NO_PARENT : add(text, column, textLine);
    }

    /** The tool could not look below the last await. */
    void polling() {
        polling = true;
    }

    private Taken add(AwaitText text, int column, int textLine) {
        if (levels == MOST_LEVELS || points.size() == MOST_POINTS) {
            return Taken.LEFT_OUT;
        }
        int index = points.size();
        if (index == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * index);
        }
        offsets[index] = textLine - line;
        points.add(names.one(new AwaitPoint(levels, names.symbol(text.raw()), text.place(), text.count())));
        columns[levels++] = column;
        return Taken.WHOLE;
    }

    /** The points' names and places, for telling who printed them. */
    List<AwaitPoint> points() {
        return points;
    }

    boolean isPolling() {
        return polling;
    }

    /** Forgets the words above the tree: they are those of a whole dump. */
    void nameless() {
        header = header != null && header.isNumbered() ? header : null;
    }

    /** The task, which is no longer open then. */
    Task close(int index) {
        open = false;
        TaskHeader head = header;
        return new Task(
                index,
                head == null ? null : head.number(),
                head == null ? null : head.id(),
                head == null ? null : head.name(),
                null,
                polling ? TaskState.POLLING : TaskState.UNKNOWN,
                null,
                null,
                line,
                points.isEmpty() ? AwaitTree.NONE : names.one(new AwaitTree(points)),
                names.one(new FrameLines(Arrays.copyOf(offsets, points.size()))));
    }
}
