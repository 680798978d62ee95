package dev.unpark.session;

import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.model.Investigation;
import dev.unpark.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The investigation as it is, and the work as it was before; immutable, every step gives a new one. */
public final class History {
    /** So many changes can be undone; older ones are forgotten. */
    public static final int LIMIT = 500;

    private record Change(String label, Work work) {}

    private final Investigation current;
    private final List<Change> before;
    private final List<Change> after;

    private History(Investigation current, List<Change> before, List<Change> after) {
        this.current = current;
        this.before = List.copyOf(before);
        this.after = List.copyOf(after);
    }

    /** Nothing to undo yet. */
    public static History of(Investigation investigation) {
        return new History(investigation, List.of(), List.of());
    }

    public Investigation current() {
        return current;
    }

    /**
     * Makes a change; what was undone can no longer be redone. Equal work is no change.
     *
     * @param label what was done, for the menu: {@code Write note}
     */
    public History apply(String label, Work work) {
        if (work.equals(current.work())) {
            return this;
        }
        List<Change> all = new ArrayList<>(before);
        all.add(new Change(label, current.work()));
        return new History(current.withWork(work), all.subList(Math.max(0, all.size() - LIMIT), all.size()), List.of());
    }

    /** Makes a change that is undone together with the one before if that had the same label: letters of one sentence. */
    public History amend(String label, Work work) {
        boolean same =
                !before.isEmpty() && after.isEmpty() && before.getLast().label().equals(label);
        return same ? new History(current.withWork(work), before, List.of()) : apply(label, work);
    }

    /** What {@link #undo()} would take back, or null if there is nothing. */
    public @Nullable String undoLabel() {
        return before.isEmpty() ? null : before.getLast().label();
    }

    /** What {@link #redo()} would bring back, or null if there is nothing. */
    public @Nullable String redoLabel() {
        return after.isEmpty() ? null : after.getLast().label();
    }

    /** The work before the last change; the same history if there was none. */
    public History undo() {
        if (before.isEmpty()) {
            return this;
        }
        Change last = before.getLast();
        List<Change> redo = new ArrayList<>(after);
        redo.add(new Change(last.label(), current.work()));
        return new History(current.withWork(last.work()), before.subList(0, before.size() - 1), redo);
    }

    /** The change that was undone last, made again; the same history if there is none. */
    public History redo() {
        if (after.isEmpty()) {
            return this;
        }
        Change next = after.getLast();
        List<Change> undo = new ArrayList<>(before);
        undo.add(new Change(next.label(), current.work()));
        return new History(current.withWork(next.work()), undo, after.subList(0, after.size() - 1));
    }

    /**
     * The same work over a new analysis. Entries of findings follow it in every step of the history, so that an undo
     * never brings back a finding that is gone.
     */
    public History analysed(Evidence evidence, Analysis analysis) {
        UnaryOperator<Work> follow = work -> Reanalysis.follow(work, current, evidence, analysis);
        return new History(
                new Investigation(evidence, analysis, follow.apply(current.work())),
                changed(before, follow),
                changed(after, follow));
    }

    private static List<Change> changed(List<Change> changes, UnaryOperator<Work> follow) {
        return changes.stream()
                .map(c -> new Change(c.label(), follow.apply(c.work())))
                .toList();
    }
}
