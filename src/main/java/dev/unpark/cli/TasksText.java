package dev.unpark.cli;

import dev.unpark.classify.DescribeTask;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where every task stands, for a person at a terminal. */
final class TasksText {
    /** More tasks of a group than this are counted and not listed. */
    private static final int LISTED = 8;

    private static final String NONE = "-";

    private final PrintStream out;

    TasksText(PrintStream out) {
        this.out = out;
    }

    void print(Input input, List<TaskGroup> groups, Detail detail) {
        out.println();
        table(input, groups).forEach(out::println);
        if (detail.frames()) {
            groups.forEach(group -> awaits(input, group));
        }
    }

    private static List<String> table(Input input, List<TaskGroup> groups) {
        Columns columns = new Columns();
        columns.row("count", "state", "tasks", "own await", "waits on");
        for (TaskGroup group : groups) {
            Task first = input.tasks().get(group.first());
            String waitsOn = DescribeTask.waitsOn(first, group);
            columns.row(
                    Integer.toString(group.tasks().size()),
                    group.state().word(),
                    labels(input, group.tasks()),
                    ownAwait(first, group),
                    waitsOn.isEmpty() ? NONE : waitsOn);
        }
        return columns.lines("  ");
    }

    private static String labels(Input input, List<Integer> tasks) {
        List<String> shown = new ArrayList<>();
        for (int task : tasks.subList(0, Math.min(LISTED, tasks.size()))) {
            shown.add(input.tasks().get(task).label());
        }
        int left = tasks.size() - shown.size();
        return String.join(", ", shown) + (left > 0 ? " and " + left + " more" : "");
    }

    private static String ownAwait(Task first, TaskGroup group) {
        AwaitPoint own = DescribeTask.ownAwait(first, group);
        if (own == null) {
            return NONE;
        }
        int more = group.ownAwaits().size() - 1;
        return own.symbol().name()
                + at(own.place())
                + (more == 0 ? "" : " and " + InputHeading.counted(more, "more branch", "more branches"));
    }

    private static String at(@Nullable SourcePlace place) {
        return place == null ? "" : " at " + place.shown();
    }

    private void awaits(Input input, TaskGroup group) {
        Task first = input.tasks().get(group.first());
        String others =
                group.tasks().size() == 1 ? "" : ", and of " + (group.tasks().size() - 1) + " more";
        out.println();
        out.println("  Awaits of task " + Printable.line(first.label()) + others + ", from line " + first.inputLine());
        if (first.awaits().isEmpty()) {
            Paragraph.wrap("    ", DescribeTask.noOwnAwait(first)).forEach(out::println);
        }
        for (AwaitPoint point : first.awaits().points()) {
            String name =
                    point.symbol().name().isEmpty() ? "no name" : point.symbol().name();
            String count = point.count() == 1 ? "" : point.count() + "x ";
            out.println("    " + "  ".repeat(Math.min(point.depth(), 40))
                    + Printable.line(count + name + at(point.place())));
        }
    }
}
