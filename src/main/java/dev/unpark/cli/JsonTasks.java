package dev.unpark.cli;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The {@code tasks} of an input. */
final class JsonTasks {
    private final Json json;

    JsonTasks(Json json) {
        this.json = json;
    }

    /** @param groups those of this input */
    void write(Input input, List<TaskGroup> groups) {
        List<List<Integer>> own =
                new ArrayList<>(Collections.nCopies(input.tasks().size(), List.of()));
        for (TaskGroup group : groups) {
            group.tasks().forEach(task -> own.set(task, group.ownAwaits()));
        }
        json.list("tasks", input.tasks(), (j, task) -> task(task, own.get(task.index())));
    }

    private void task(Task task, List<Integer> ownAwaits) {
        List<AwaitPoint> points = task.awaits().points();
        List<Integer> indexes = IntStream.range(0, points.size()).boxed().toList();
        json.object(() -> {
            json.number("index", task.index());
            json.number("number", task.number());
            json.number("id", task.id());
            json.text("name", task.name());
            json.text("kind", task.kind());
            json.text("state", task.state().word());
            json.text("waitsOn", task.waitsOn());
            spawned(task.spawned());
            json.number("inputLine", task.inputLine());
            json.numbers("ownAwaits", ownAwaits);
            json.list("awaits", indexes, (j, i) -> await(points.get(i), task.lineOf(i)));
        });
    }

    private void spawned(@Nullable SourcePlace place) {
        if (place == null) {
            json.nothing("spawned");
        } else {
            json.object("spawned", () -> place(place));
        }
    }

    private void await(AwaitPoint point, int inputLine) {
        json.object(() -> {
            json.number("depth", point.depth());
            json.text("symbol", point.symbol().name());
            json.text("raw", point.symbol().raw());
            place(point.place());
            json.number("count", point.count());
            json.number("inputLine", inputLine);
        });
    }

    private void place(@Nullable SourcePlace place) {
        json.text("file", place == null ? null : place.file());
        json.position("line", place == null ? 0 : place.line());
        json.position("column", place == null ? 0 : place.column());
    }
}
