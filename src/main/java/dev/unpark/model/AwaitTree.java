package dev.unpark.model;

import java.util.List;

/**
 * What a task awaits, root first, in the order of the text: children stand below their parent, one deeper. Readers keep one
 * instance for all tasks of a dump that print the same tree, so memory grows with the distinct trees and not with the tasks.
 *
 * @param points empty where the tool could not look into the task, or was not asked to
 */
public record AwaitTree(List<AwaitPoint> points) {
    /** Of a task whose awaits are not known. */
    public static final AwaitTree NONE = new AwaitTree(List.of());

    public AwaitTree {
        points = List.copyOf(points);
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** True for a point that awaits no other point: where a branch of the tree ends. */
    public boolean isLeaf(int point) {
        return point + 1 == points.size()
                || points.get(point + 1).depth() <= points.get(point).depth();
    }
}
