package dev.unpark.classify;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of a task where it stands, as far as its tree of awaits tells. Nothing in it is a claim that something is wrong. */
public final class DescribeTask {
    private DescribeTask() {}

    /** The await that stands for a group: the innermost of the user's own code, in the first branch; null if there is none. */
    public static @Nullable AwaitPoint ownAwait(Task first, TaskGroup group) {
        return group.ownAwaits().isEmpty()
                ? null
                : first.awaits().points().get(group.ownAwaits().getFirst());
    }

    /** What the own code awaits: the tool's words where it has some, else the call right below the own await; empty if none. */
    public static String waitsOn(Task task, TaskGroup group) {
        if (group.waitsOn() != null) {
            return group.waitsOn();
        }
        List<AwaitPoint> points = task.awaits().points();
        int own = group.ownAwaits().isEmpty() ? -1 : group.ownAwaits().getFirst();
        int below = own + 1;
        boolean awaited = own >= 0 && !task.awaits().isLeaf(own);
        return awaited ? name(points.get(below)) : "";
    }

    /**
     * An await's name where room is short: of {@code <tokio::time::sleep::Sleep as core::future::future::Future>::poll} the
     * type says it all.
     */
    public static String name(AwaitPoint point) {
        String name = point.symbol().name();
        int as = name.indexOf(" as core::future::");
        return name.startsWith("<") && as > 0 ? name.substring(1, as) : name;
    }

    /** A sentence for a task that shows no await of the user's own code. */
    public static String noOwnAwait(Task task) {
        if (!task.awaits().isEmpty()) {
            return "This task stands at no await of the service's own code.";
        }
        if (task.state() == TaskState.POLLING) {
            return "This task was being polled, so its awaits were not read.";
        }
        return task.state() == TaskState.UNKNOWN
                ? "No awaits were printed: the task was being polled or was about to be, or it waits where the tool cannot"
                        + " look."
                : "The text prints no awaits of this task.";
    }

    /** What a person can do about it, a sentence. */
    public static String whatThen(Task task) {
        return task.awaits().isEmpty()
                ? "Take another dump a moment later, or look at the threads: a task that is being polled is on one of them."
                : "Select one of its awaits to see where it is in a library, if that source is open.";
    }
}
