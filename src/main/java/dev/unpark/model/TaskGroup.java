package dev.unpark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one dump that stand at the same awaits in the same state and wait on the like: one row of the task list.
 *
 * @param input position in {@link Evidence#inputs()}
 * @param waitsOn what they wait on in the tool's words, with … for what differs from task to task; null where it says none
 * @param ownAwaits points of the user's own code with no own code below them, one a branch of the tree, in its order
 * @param tasks indexes, ascending; never empty
 */
public record TaskGroup(
        int input, TaskState state, @Nullable String waitsOn, List<Integer> ownAwaits, List<Integer> tasks) {
    public TaskGroup {
        ownAwaits = List.copyOf(ownAwaits);
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("a group without tasks");
        }
    }

    /** The task that stands for the group. */
    public int first() {
        return tasks.getFirst();
    }
}
