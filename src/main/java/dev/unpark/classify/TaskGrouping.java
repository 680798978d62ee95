package dev.unpark.classify;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.TaskState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts tasks of one dump that stand at the same awaits into one row; hashes and generic arguments do not count. */
public final class TaskGrouping {
    /** What tells two waits of one kind apart: an address, a deadline, an id. */
    private static final Pattern OWN_VALUE = Pattern.compile("0x[0-9a-fA-F]+|\\d+(?:\\.\\d+)?");

    private final Classifier classifier;
    private final IdentityHashMap<AwaitTree, Integer> byInstance = new IdentityHashMap<>();
    private final Map<List<Printed>, Integer> byPrint = new HashMap<>();

    /** What a person sees of an await. */
    private record Printed(
            int depth, String symbol, @Nullable SourcePlace place, int count) {}

    private record Key(int tree, TaskState state, @Nullable String waitsOn) {}

    private TaskGrouping(Classifier classifier) {
        this.classifier = classifier;
    }

    /** Those whose awaits are known first, then by count, then by first task. */
    public static List<TaskGroup> group(int inputIndex, Input input, Classifier classifier) {
        TaskGrouping grouping = new TaskGrouping(classifier);
        Map<Key, List<Integer>> rows = new LinkedHashMap<>();
        for (Task task : input.tasks()) {
            Key key = new Key(grouping.numberOf(task.awaits()), task.state(), alike(task.waitsOn()));
            rows.computeIfAbsent(key, absent -> new ArrayList<>()).add(task.index());
        }
        Comparator<TaskGroup> order = Comparator.<TaskGroup, Boolean>comparing(
                        group -> input.tasks().get(group.first()).awaits().isEmpty())
                .thenComparingInt(group -> -group.tasks().size())
                .thenComparingInt(TaskGroup::first);
        List<TaskGroup> groups = new ArrayList<>();
        rows.forEach((key, tasks) -> {
            AwaitTree tree = input.tasks().get(tasks.getFirst()).awaits();
            String waitsOn = waitsOn(input, tasks, key.waitsOn());
            groups.add(new TaskGroup(inputIndex, key.state(), waitsOn, grouping.ownAwaits(tree), tasks));
        });
        groups.sort(order);
        return List.copyOf(groups);
    }

    // timer (deadline 1474260.104063732)   semaphore 0x55d0c1a2f010: 1 permit requested
    private static @Nullable String alike(@Nullable String waitsOn) {
        return waitsOn == null ? null : OWN_VALUE.matcher(waitsOn).replaceAll("…");
    }

    /** The words as they are where all tasks print the same. */
    private static @Nullable String waitsOn(Input input, List<Integer> tasks, @Nullable String alike) {
        String first = input.tasks().get(tasks.getFirst()).waitsOn();
        boolean same =
                tasks.stream().allMatch(t -> Objects.equals(input.tasks().get(t).waitsOn(), first));
        return same ? first : alike;
    }

    /** The same instance is not looked at again: readers keep one for all tasks that print alike. */
    private int numberOf(AwaitTree tree) {
        return byInstance.computeIfAbsent(tree, t -> byPrint.computeIfAbsent(print(t), alike -> byPrint.size()));
    }

    private static List<Printed> print(AwaitTree tree) {
        return tree.points().stream()
                .map(p -> new Printed(p.depth(), p.symbol().name(), p.place(), p.count()))
                .toList();
    }

    private List<Integer> ownAwaits(AwaitTree tree) {
        List<AwaitPoint> points = tree.points();
        int[] parents = parents(points);
        boolean[] ownBelow = new boolean[points.size()];
        List<Integer> found = new ArrayList<>();
        for (int i = points.size() - 1; i >= 0; i--) {
            boolean own = classifier.origin(points.get(i).asFrame()) == FrameOrigin.OWN;
            if (own && !ownBelow[i]) {
                found.addFirst(i);
            }
            if (parents[i] >= 0 && (own || ownBelow[i])) {
                ownBelow[parents[i]] = true;
            }
        }
        return found;
    }

    private static int[] parents(List<AwaitPoint> points) {
        int[] parents = new int[points.size()];
        int deepest = points.stream().mapToInt(AwaitPoint::depth).max().orElse(0);
        int[] lastAt = new int[deepest + 1];
        Arrays.fill(lastAt, -1);
        for (int i = 0; i < parents.length; i++) {
            int depth = points.get(i).depth();
            parents[i] = depth == 0 ? -1 : lastAt[depth - 1];
            lastAt[depth] = i;
        }
        return parents;
    }
}
