package dev.unpark.parse.hansei;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.FrameLines;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskState;
import dev.unpark.parse.Interning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The task that is being read, out of a table's row, a block or a chain. */
final class TaskDraft {
    /** More futures than that in one chain are left out, and the dump says so. */
    static final int MOST_LEVELS = 1_000;

    private static final String BLOCKING = "blocking";

    private final Interning names;
    private final List<Link> chain = new ArrayList<>();
    private @Nullable Long id;
    private @Nullable String name;
    private @Nullable String kind;
    private TaskState state = TaskState.UNKNOWN;
    private @Nullable String waitsOn;
    private @Nullable SourcePlace spawned;
    private @Nullable Future type;
    private @Nullable SourcePlace awaitingAt;
    private int line;
    private boolean open;

    /** One future of a chain, as hansei numbers them. */
    private static final class Link {
        private final Future future;
        private final int line;
        private @Nullable SourcePlace place;
        private boolean waits;

        Link(Future future, int line) {
            this.future = future;
            this.line = line;
        }
    }

    TaskDraft(Interning names) {
        this.names = names;
    }

    boolean isOpen() {
        return open;
    }

    /** True if more is known than that it is there. */
    boolean isTold() {
        return !chain.isEmpty() || type != null || waitsOn != null || state != TaskState.UNKNOWN;
    }

    @Nullable
    Long id() {
        return id;
    }

    /** Drops it. */
    void forget() {
        open = false;
    }

    void open(@Nullable Long newId, int newLine) {
        id = newId;
        line = newLine;
        open = true;
        chain.clear();
        name = null;
        kind = null;
        state = TaskState.UNKNOWN;
        waitsOn = null;
        spawned = null;
        type = null;
        awaitingAt = null;
    }

    /** What a task without an id is called by. */
    void named(String newName) {
        name = newName;
    }

    void state(String word) {
        state = Words.state(word);
        kind = word.startsWith(BLOCKING) ? BLOCKING : kind;
    }

    void state(TaskState told) {
        state = told;
    }

    void waitsOn(String words) {
        waitsOn = words.isBlank() ? waitsOn : words.strip();
    }

    void spawned(String place) {
        spawned = Future.place(place);
    }

    void type(String cell) {
        type = Future.of(cell);
    }

    void awaitingAt(String place) {
        awaitingAt = Future.place(place);
    }

    boolean hasChain() {
        return !chain.isEmpty();
    }

    /** False if the chain is too long already. */
    boolean add(Future future, int futureLine) {
        if (chain.size() == MOST_LEVELS) {
            return false;
        }
        chain.add(new Link(future, futureLine));
        return true;
    }

    /**
     * Takes the line below a future: {@code awaiting at src/journal.rs:19 (Suspend0, 2 locals)}. The place behind
     * {@code constructed at} is where a future was made and no await, so it is not kept.
     */
    void detail(String text) {
        if (chain.isEmpty()) {
            return;
        }
        Link last = chain.getLast();
        if (text.startsWith("awaiting at ")) {
            int end = text.indexOf(" (", 12);
            last.place = Future.place(text.substring(12, end < 0 ? text.length() : end));
        } else if (text.startsWith("waiting on ")) {
            last.waits = true;
            waitsOn = waitsOn == null ? text.substring(11).strip() : waitsOn;
        }
    }

    Task close(int index) {
        open = false;
        List<AwaitPoint> points = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        if (chain.isEmpty()) {
            fromType(points, offsets);
        } else {
            fromChain(points, offsets);
        }
        return new Task(
                index,
                null,
                id,
                name,
                kind,
                state,
                waitsOn,
                spawned,
                line,
                points.isEmpty() ? AwaitTree.NONE : names.one(new AwaitTree(points)),
                names.one(new FrameLines(
                        offsets.stream().mapToInt(Integer::intValue).toArray())));
    }

    private void fromChain(List<AwaitPoint> points, List<Integer> offsets) {
        boolean rootFirst = isRootFirst();
        for (int i = 0; i < chain.size(); i++) {
            Link link = chain.get(rootFirst ? i : chain.size() - 1 - i);
            points.add(names.one(new AwaitPoint(i, names.symbol(link.future.raw()), link.place, 1)));
            offsets.add(link.line - line);
        }
    }

    /** hansei began to number chains from the innermost future in 2026; before, #0 was the root. */
    private boolean isRootFirst() {
        Link first = chain.getFirst();
        Link last = chain.getLast();
        if (type != null && !first.future.raw().equals(last.future.raw())) {
            if (type.raw().equals(first.future.raw())) {
                return true;
            }
            if (type.raw().equals(last.future.raw())) {
                return false;
            }
        }
        if (first.waits != last.waits) {
            return last.waits;
        }
        return first.future.async() && !last.future.async();
    }

    /**
     * The tables and blocks name the task's own future and the outermost line at which it awaits. That line is the own
     * future's if it is an async one; else it is that of an async one inside it, which has no name here.
     */
    private void fromType(List<AwaitPoint> points, List<Integer> offsets) {
        if (type == null) {
            return;
        }
        boolean own = type.async();
        points.add(names.one(new AwaitPoint(0, names.symbol(type.raw()), own ? awaitingAt : null, 1)));
        offsets.add(0);
        if (!own && awaitingAt != null) {
            points.add(names.one(new AwaitPoint(1, names.symbol(""), awaitingAt, 1)));
            offsets.add(0);
        }
    }
}
