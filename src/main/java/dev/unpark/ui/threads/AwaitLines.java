package dev.unpark.ui.threads;

import dev.unpark.classify.Classifier;
import dev.unpark.classify.DescribeTask;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Evidence;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task's tree of awaits as lines, root first, with the words that stand above them.
 *
 * @param detail what it waits on, or why there are no lines; empty if there is nothing to say
 */
record AwaitLines(String title, String detail, List<StackLine> lines) {
    AwaitLines {
        lines = List.copyOf(lines);
    }

    /** Null where there is no such task. */
    static @Nullable AwaitLines of(ItemRef.OfTask ref, Investigation investigation, Classifier classifier) {
        Evidence evidence = investigation.evidence();
        int index = evidence.indexOf(ref.input());
        if (index < 0 || ref.task() >= evidence.inputs().get(index).tasks().size()) {
            return null;
        }
        Task task = evidence.inputs().get(index).tasks().get(ref.task());
        List<Integer> own = investigation.analysis().taskGroups().stream()
                .filter(g -> g.input() == index && g.tasks().contains(ref.task()))
                .findFirst()
                .map(TaskGroup::ownAwaits)
                .orElse(List.of());
        List<AwaitPoint> points = task.awaits().points();
        List<StackLine> lines = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            lines.add(line(ref, i, points.get(i), classifier, own.contains(i)));
        }
        String title = "Awaits of task " + task.label() + " · " + points.size() + ", outermost first";
        return new AwaitLines(points.isEmpty() ? "Task " + task.label() : title, detail(task), lines);
    }

    private static String detail(Task task) {
        String waitsOn = task.waitsOn();
        if (waitsOn != null) {
            return "Waits on " + waitsOn;
        }
        return task.awaits().isEmpty() ? DescribeTask.noOwnAwait(task) + " " + DescribeTask.whatThen(task) : "";
    }

    private static StackLine line(
            ItemRef.OfTask ref, int index, AwaitPoint point, Classifier classifier, boolean standing) {
        SourcePlace place = point.place();
        return new StackLine.OfAwait(
                new ItemRef.OfAwait(ref.input(), ref.task(), index),
                point.depth(),
                point.count(),
                DescribeTask.name(point),
                place == null ? "" : ThreadsViewModel.shortPlace(place),
                point.symbol().raw() + (place == null ? "" : "\nat " + place.shown()),
                classifier.origin(point.asFrame()),
                standing);
    }
}
