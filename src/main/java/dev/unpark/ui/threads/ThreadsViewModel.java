package dev.unpark.ui.threads;

import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.StackGroup;
import dev.unpark.model.TaskGroup;
import dev.unpark.ui.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The threads of one dump, grouped by state, as rows; its tasks, grouped by their awaits; and the panics of one text. */
public final class ThreadsViewModel {
    private final Workspace workspace;
    private final ReadOnlyIntegerWrapper input = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Threads");
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<ThreadRow> rows = FXCollections.observableArrayList();
    private final ObservableList<StateShare> shares = FXCollections.observableArrayList();
    private final ObservableList<Dump> dumps = FXCollections.observableArrayList();
    private final Set<String> open = new HashSet<>();

    /** One entry of the switch between dumps. */
    public record Dump(int input, String name, String detail) {}

    public ThreadsViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.investigationProperty().subscribe(this::show);
        workspace.selectionProperty().subscribe(this::follow);
        filter.subscribe(text -> build());
    }

    /** Position of the shown dump among the inputs, -1 while there is none. */
    public ReadOnlyIntegerProperty inputProperty() {
        return input.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Text that a row, or a frame of its stack, has to contain; case does not matter. */
    public StringProperty filterProperty() {
        return filter;
    }

    public ObservableList<ThreadRow> rows() {
        return rows;
    }

    public ObservableList<StateShare> shares() {
        return shares;
    }

    /** Inputs that hold threads, tasks or panics. */
    public ObservableList<Dump> dumps() {
        return dumps;
    }

    /** Shows another dump. */
    public void showInput(int index) {
        if (index != input.get()) {
            input.set(index);
            open.clear();
            openBlocked();
            build();
        }
    }

    /** Opens or closes a row that holds others. */
    public void toggle(ThreadRow row) {
        String key = switch (row) {
            case ThreadRow.OfState state -> state.key();
            case ThreadRow.OfStack stack -> stack.count() > 1 ? stack.key() : "";
            case ThreadRow.OfTasks tasks -> tasks.count() > 1 ? tasks.key() : "";
            case ThreadRow.OfThread _, ThreadRow.OfTask _, ThreadRow.OfPanic _ -> "";
        };
        if (!key.isEmpty()) {
            if (!open.remove(key)) {
                open.add(key);
            }
            build();
        }
    }

    public void select(ThreadRow row) {
        workspace.select(row.about());
    }

    private void show(Investigation investigation) {
        List<Dump> found = new ArrayList<>();
        List<Input> inputs = investigation.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Input in = inputs.get(i);
            List<String> holds = new ArrayList<>();
            if (!in.threads().isEmpty()) {
                holds.add(count(in.threads().size(), "thread"));
            }
            if (!in.tasks().isEmpty()) {
                holds.add(count(in.tasks().size(), "task"));
            }
            if (holds.isEmpty() && !in.panics().isEmpty()) {
                holds.add(panics(in));
            }
            if (!holds.isEmpty()) {
                found.add(new Dump(i, in.fileName(), String.join(", ", holds)));
            }
        }
        if (!dumps.equals(found)) {
            dumps.setAll(found);
        }
        if (found.stream().noneMatch(d -> d.input() == input.get())) {
            input.set(found.isEmpty() ? -1 : found.getFirst().input());
            open.clear();
            openBlocked();
        }
        build();
    }

    private void openBlocked() {
        for (StackGroup group : groups()) {
            if (group.blocked()) {
                open.add(ThreadRows.stateKey(group.state(), true));
            }
        }
    }

    private void follow(@Nullable ItemRef ref) {
        if (ref == null) {
            return;
        }
        int index = switch (ref) {
            case ItemRef.OfThread t -> indexOf(t.input());
            case ItemRef.OfFrame f -> indexOf(f.input());
            case ItemRef.OfPanic p -> indexOf(p.input());
            case ItemRef.OfPanicFrame p -> indexOf(p.input());
            case ItemRef.OfTask t -> indexOf(t.input());
            case ItemRef.OfAwait a -> indexOf(a.input());
            case ItemRef.OfInput i -> indexOf(i.input());
            case ItemRef.OfLine _, ItemRef.OfSource _, ItemRef.OfFinding _, ItemRef.OfStep _, ItemRef.OfEntry _ -> -1;
        };
        if (index >= 0 && dumps.stream().anyMatch(d -> d.input() == index)) {
            showInput(index);
            reveal(ref);
        }
    }

    /** Opens the state, and the stack if several share it, that a thread stands under. */
    private void reveal(ItemRef ref) {
        int thread = switch (ref) {
            case ItemRef.OfThread t -> t.thread();
            case ItemRef.OfFrame f -> f.thread();
            case ItemRef.OfTask _,
                    ItemRef.OfAwait _,
                    ItemRef.OfPanic _,
                    ItemRef.OfPanicFrame _,
                    ItemRef.OfInput _,
                    ItemRef.OfLine _,
                    ItemRef.OfSource _,
                    ItemRef.OfFinding _,
                    ItemRef.OfStep _,
                    ItemRef.OfEntry _ -> -1;
        };
        boolean changed = false;
        for (StackGroup group : groups()) {
            if (group.threads().contains(thread)) {
                changed |= open.add(ThreadRows.stateKey(group.state(), group.blocked()));
                if (group.threads().size() > 1 && group.first() != thread) {
                    changed |= open.add(ThreadRows.stackKey(group));
                }
            }
        }
        if (revealTask(ref) || changed) {
            build();
        }
    }

    /** Opens the row that a task stands under, if several share it; true if it was closed. */
    private boolean revealTask(ItemRef ref) {
        int task = ref instanceof ItemRef.OfTask t ? t.task() : ref instanceof ItemRef.OfAwait a ? a.task() : -1;
        for (TaskGroup group : taskGroups()) {
            if (group.first() != task && group.tasks().contains(task)) {
                return open.add(TaskRows.key(group));
            }
        }
        return false;
    }

    private int indexOf(dev.unpark.model.InputId id) {
        return workspace.investigation().evidence().indexOf(id);
    }

    private List<StackGroup> groups() {
        return workspace.investigation().analysis().groups().stream()
                .filter(g -> g.input() == input.get())
                .toList();
    }

    private List<TaskGroup> taskGroups() {
        return workspace.investigation().analysis().taskGroups().stream()
                .filter(g -> g.input() == input.get())
                .toList();
    }

    private void build() {
        int index = input.get();
        List<Input> inputs = workspace.investigation().evidence().inputs();
        if (index < 0 || index >= inputs.size()) {
            title.set("Threads");
            rows.clear();
            shares.clear();
            return;
        }
        Input in = inputs.get(index);
        ThreadRows built = new ThreadRows(
                in, workspace.investigation().analysis().facts().get(index), groups(), open, filter.get());
        List<ThreadRow> all =
                new ArrayList<>(in.threads().isEmpty() && !in.tasks().isEmpty() ? List.of() : built.rows());
        all.addAll(new TaskRows(in, open, filter.get()).rows(taskGroups()));
        rows.setAll(all);
        shares.setAll(built.shares());
        title.set(title(in));
    }

    private static String title(Input in) {
        List<String> parts = new ArrayList<>();
        if (!in.threads().isEmpty()) {
            parts.add("Threads · " + in.threads().size() + " · by state");
        }
        if (!in.tasks().isEmpty()) {
            parts.add("Tasks · " + in.tasks().size() + " · by what they await");
        }
        if (parts.isEmpty()) {
            return (in.panicCount() > 0 ? "Panics · " : "Backtraces · ")
                    + in.panics().size();
        }
        return String.join("   ", parts);
    }

    private static String panics(Input in) {
        return in.panicCount() > 0 ? count(in.panicCount(), "panic") : count(in.otherBacktraceCount(), "backtrace");
    }

    static String shortPlace(SourcePlace place) {
        String file = place.file();
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        String name = file.substring(slash + 1);
        return place.line() > 0 ? name + ":" + place.line() : name;
    }

    static String count(int n, String noun) {
        return n == 1 ? "1 " + noun : n + " " + noun + "s";
    }
}
