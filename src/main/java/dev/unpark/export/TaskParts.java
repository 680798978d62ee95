package dev.unpark.export;

import dev.unpark.classify.DescribeTask;
import dev.unpark.classify.FrameOrigin;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the tasks stood: counts by what they awaited, and the awaits of those of which there are most. */
final class TaskParts {
    private static final int MOST_GROUPS = 30;
    private static final int MOST_TREES = 6;
    private static final int MOST_AWAITS = 60;
    private static final int LISTED = 4;

    private final Context context;

    TaskParts(Context context) {
        this.context = context;
    }

    /** Empty where no task dump was opened. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Input> inputs = context.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).tasks().isEmpty()) {
                blocks.addAll(dump(i, inputs.get(i)));
            }
        }
        return blocks;
    }

    private List<Block> dump(int index, Input input) {
        List<TaskGroup> groups = context.investigation().analysis().taskGroups().stream()
                .filter(g -> g.input() == index)
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                null,
                List.of(
                        new Span.Plain("Tasks in "),
                        new Span.Code(context.references().name(index)))));
        List<Block.Row> rows =
                groups.stream().limit(MOST_GROUPS).map(g -> row(input, g)).collect(Collectors.toList());
        int left = groups.stream()
                .skip(MOST_GROUPS)
                .mapToInt(g -> g.tasks().size())
                .sum();
        if (left > 0) {
            String others = "at " + Phrases.counted(groups.size() - (long) MOST_GROUPS, "further place");
            rows.add(new Block.Row(
                    null, null, List.of(Span.plain(Integer.toString(left)), List.of(), Span.plain(others), List.of())));
        }
        blocks.add(new Block.Table(List.of("Tasks", "State", "Own code stands at", "Waits on"), rows));
        List<TaskGroup> drawn = groups.stream()
                .filter(g -> !input.tasks().get(g.first()).awaits().isEmpty())
                .toList();
        drawn.stream().limit(MOST_TREES).forEach(g -> blocks.addAll(awaits(index, input, g)));
        if (drawn.size() > MOST_TREES) {
            blocks.add(new Block.Paragraph(Span.plain(Phrases.counted(drawn.size() - (long) MOST_TREES, "further tree")
                    + " of awaits not printed here; the table above counts them.")));
        }
        return blocks;
    }

    private static Block.Row row(Input input, TaskGroup group) {
        Task first = input.tasks().get(group.first());
        String waitsOn = DescribeTask.waitsOn(first, group);
        return new Block.Row(
                null,
                null,
                List.of(
                        Span.plain(tasks(input, group)),
                        List.of(new Span.Code(group.state().word())),
                        standsAt(first, group),
                        waitsOn.isEmpty() ? List.of() : List.of(new Span.Code(waitsOn))));
    }

    private static String tasks(Input input, TaskGroup group) {
        int count = group.tasks().size();
        String labels = group.tasks().stream()
                .limit(LISTED)
                .map(t -> input.tasks().get(t).label())
                .collect(Collectors.joining(", "));
        return count + " (" + labels + (count > LISTED ? " and " + (count - LISTED) + " more" : "") + ")";
    }

    private static List<Span> standsAt(Task first, TaskGroup group) {
        AwaitPoint own = DescribeTask.ownAwait(first, group);
        if (own == null) {
            return Span.plain(DescribeTask.noOwnAwait(first));
        }
        List<Span> spans = new ArrayList<>(List.of(new Span.Code(own.symbol().name())));
        SourcePlace place = own.place();
        if (place != null) {
            spans.add(new Span.Plain(" at "));
            spans.add(new Span.Code(place.shown()));
        }
        int more = group.ownAwaits().size() - 1;
        if (more > 0) {
            spans.add(new Span.Plain(more == 1 ? " and 1 more branch" : " and " + more + " more branches"));
        }
        return spans;
    }

    private List<Block> awaits(int index, Input input, TaskGroup group) {
        Task first = input.tasks().get(group.first());
        int more = group.tasks().size() - 1;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                null,
                Span.plain("Awaits of task " + first.label()
                        + (more == 0 ? "" : " and " + more + " more at the same awaits"))));
        List<Span> where = new ArrayList<>(context.references().line(index, first.inputLine()));
        where.add(new Span.Plain(": state " + group.state().word() + "."));
        blocks.add(new Block.Paragraph(where));
        List<AwaitPoint> points = first.awaits().points();
        List<Block.AwaitRow> rows =
                points.stream().limit(MOST_AWAITS).map(this::await).collect(Collectors.toList());
        if (points.size() > MOST_AWAITS) {
            String further = Phrases.counted(points.size() - (long) MOST_AWAITS, "further await");
            rows.add(new Block.AwaitRow(0, further, "", false));
        }
        blocks.add(new Block.Awaits(rows));
        return blocks;
    }

    private Block.AwaitRow await(AwaitPoint point) {
        String name =
                point.symbol().name().isEmpty() ? "no name" : point.symbol().name();
        SourcePlace place = point.place();
        return new Block.AwaitRow(
                point.depth(),
                point.count() == 1 ? name : point.count() + "x " + name,
                place == null ? "" : place.shown(),
                context.classifier().origin(point.asFrame()) == FrameOrigin.OWN);
    }
}
