package dev.unpark.ui.threads;

import dev.unpark.classify.DescribeTask;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the visible rows of one input's tasks: those at the same awaits in one row, which opens to the tasks. */
final class TaskRows {
    private static final String CLOSURE = "::{{closure}}";

    private final Input in;
    private final Set<String> open;
    private final String filter;

    /**
     * @param open keys of the rows that show what they hold
     * @param filter text that a row or one of its awaits has to contain; case does not matter
     */
    TaskRows(Input in, Set<String> open, String filter) {
        this.in = in;
        this.open = open;
        this.filter = filter.strip().toLowerCase(Locale.ROOT);
    }

    List<ThreadRow> rows(List<TaskGroup> groups) {
        List<ThreadRow> rows = new ArrayList<>();
        groups.stream().filter(this::matches).forEach(group -> add(rows, group));
        return rows;
    }

    private void add(List<ThreadRow> rows, TaskGroup group) {
        Task first = in.tasks().get(group.first());
        int count = group.tasks().size();
        boolean isOpen = count > 1 && open.contains(key(group));
        AwaitPoint own = DescribeTask.ownAwait(first, group);
        rows.add(new ThreadRow.OfTasks(
                key(group),
                new ItemRef.OfTask(in.id(), group.first()),
                count == 1 ? "task " + first.label() : ThreadsViewModel.count(count, "task"),
                count,
                own == null ? without(first) : shortened(own.symbol().name()),
                own == null ? "" : own.symbol().name(),
                place(own, group),
                DescribeTask.waitsOn(first, group),
                shortened(DescribeTask.waitsOn(first, group)),
                group.state() == TaskState.UNKNOWN ? "" : group.state().word(),
                isOpen));
        if (isOpen) {
            group.tasks().forEach(task -> rows.add(one(in.tasks().get(task))));
        }
    }

    private ThreadRow one(Task task) {
        String name = task.name();
        SourcePlace spawned = task.spawned();
        return new ThreadRow.OfTask(
                new ItemRef.OfTask(in.id(), task.index()),
                "task " + task.label(),
                name != null ? name : spawned == null ? "" : "spawned at " + ThreadsViewModel.shortPlace(spawned));
    }

    /** What stands for a task that shows no own await: its own future, else why nothing is known. */
    private static String without(Task task) {
        return task.awaits().isEmpty()
                ? DescribeTask.noOwnAwait(task)
                : DescribeTask.name(task.awaits().points().getFirst());
    }

    private static String place(@Nullable AwaitPoint own, TaskGroup group) {
        SourcePlace place = own == null ? null : own.place();
        String at = place == null ? "" : ThreadsViewModel.shortPlace(place);
        int more = group.ownAwaits().size() - 1;
        String branches = more < 1 ? "" : "+" + more + (more == 1 ? " branch" : " branches");
        return at.isEmpty() || branches.isEmpty() ? at + branches : at + ", " + branches;
    }

    /** Of a path the last two names without closures, of other words all: the crate is most often the same for all rows. */
    private static String shortened(String name) {
        String bare = name;
        while (bare.endsWith(CLOSURE)) {
            bare = bare.substring(0, bare.length() - CLOSURE.length());
        }
        int last = bare.lastIndexOf("::");
        int before = last < 0 ? -1 : bare.lastIndexOf("::", last - 1);
        return before < 0 || bare.indexOf(' ') >= 0 ? bare : bare.substring(before + 2);
    }

    private boolean matches(TaskGroup group) {
        return filter.isEmpty()
                || has(group.state().word())
                || (group.waitsOn() != null && has(group.waitsOn()))
                || in.tasks().get(group.first()).awaits().points().stream().anyMatch(this::matches)
                || group.tasks().stream().map(in.tasks()::get).anyMatch(this::matches);
    }

    private boolean matches(AwaitPoint point) {
        SourcePlace place = point.place();
        return has(point.symbol().name()) || (place != null && has(place.file()));
    }

    private boolean matches(Task task) {
        String name = task.name();
        return has(task.label()) || (name != null && has(name));
    }

    private boolean has(String text) {
        return text.toLowerCase(Locale.ROOT).contains(filter);
    }

    static String key(TaskGroup group) {
        return "tasks:" + group.first();
    }
}
