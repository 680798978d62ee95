package dev.unpark.cli;

import dev.unpark.classify.FramePlaces;
import dev.unpark.model.Frame;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The {@code inputs} of the document: what was read, with what the classification says of each thread. */
final class JsonInputs {
    private final Json json;
    private final Detail detail;

    JsonInputs(Json json, Detail detail) {
        this.json = json;
        this.detail = detail;
    }

    /** @param groups the groups of its tasks */
    void write(Input input, List<ThreadFacts> facts, List<TaskGroup> groups) {
        json.object(() -> {
            json.text("path", input.path());
            json.number("dump", input.id().dump());
            json.number("inputLine", input.inputLine());
            json.text("format", input.format());
            json.text("recognisedBy", input.recognisedBy());
            json.text("tool", input.tool());
            json.flag("core", input.core());
            json.number("pid", input.pid());
            json.text("program", input.program());
            json.flag("complete", input.complete());
            json.texts("notes", input.notes());
            json.number("notUnderstoodLines", input.notUnderstoodLines());
            json.text("error", input.error());
            json.list("threads", input.threads(), (j, thread) -> thread(thread, facts.get(thread.index())));
            json.list("panics", input.panics(), (j, panic) -> panic(panic));
            json.list("futures", input.futures(), (j, future) -> future(future));
            new JsonTasks(json).write(input, groups);
            JsonCargo.write(json, input.cargo());
        });
    }

    private void thread(ThreadTrace thread, ThreadFacts facts) {
        json.object(() -> {
            json.number("index", thread.index());
            json.number("number", thread.number());
            json.number("id", thread.id());
            json.text("name", thread.name());
            json.text("role", facts.role().word());
            json.text("state", facts.state().word());
            json.flag("insideTaskPoll", facts.insideTaskPoll());
            json.flag("blocked", facts.blocked());
            waitsFor(facts.waitsFor());
            ownFrame(json, thread.stack(), facts.ownFrame());
            json.number("inputLine", thread.inputLine());
            if (detail.frames()) {
                frames(thread.stack(), thread::lineOf);
            }
        });
    }

    private void waitsFor(@Nullable WaitsFor waitsFor) {
        if (waitsFor == null) {
            json.nothing("waitsFor");
            return;
        }
        json.object("waitsFor", () -> {
            json.text("kind", waitsFor.kind());
            json.text("type", waitsFor.type());
            json.address("address", waitsFor.address());
        });
    }

    /** The frame at {@code index} in short; null where it is negative. */
    static void ownFrame(Json json, Stack stack, int index) {
        if (index < 0) {
            json.nothing("ownFrame");
            return;
        }
        Frame frame = stack.frames().get(index);
        json.object("ownFrame", () -> {
            json.number("index", index);
            json.text("symbol", frame.symbol().name());
            fileAndLine(json, FramePlaces.of(frame));
        });
    }

    private static void fileAndLine(Json json, @Nullable SourcePlace place) {
        json.text("file", place == null ? null : place.file());
        json.position("line", place == null ? 0 : place.line());
    }

    private void frames(Stack stack, IntUnaryOperator lineOf) {
        List<Frame> frames = stack.frames();
        json.list("frames", indexes(frames), (j, i) -> frame(i, frames.get(i), lineOf.applyAsInt(i)));
    }

    private static List<Integer> indexes(List<Frame> frames) {
        return IntStream.range(0, frames.size()).boxed().toList();
    }

    private void frame(int index, Frame frame, int inputLine) {
        SourcePlace place = frame.place();
        json.object(() -> {
            json.number("index", index);
            json.address("address", frame.address());
            json.text("symbol", frame.symbol().name());
            json.text("raw", frame.symbol().raw());
            fileAndLine(json, place);
            json.position("column", place == null ? 0 : place.column());
            json.text("module", frame.module());
            json.flag("inlined", frame.inlined());
            json.number("inputLine", inputLine);
        });
    }

    private void panic(Panic panic) {
        SourcePlace place = panic.place();
        json.object(() -> {
            json.text("kind", panic.kind().word());
            json.text("thread", panic.thread());
            json.number("threadId", panic.threadId());
            json.text("message", panic.message());
            fileAndLine(json, place);
            json.position("column", place == null ? 0 : place.column());
            frames(panic.stack(), panic::lineOf);
            json.number("inputLine", panic.inputLine());
        });
    }

    private void future(HeldFuture future) {
        json.object(() -> {
            json.number("thread", future.thread());
            json.number("frame", future.frame());
            json.list("chain", future.chain(), (j, link) -> link(link));
            json.number("inputLine", future.inputLine());
        });
    }

    private void link(FutureLink link) {
        json.object(() -> {
            json.text("function", link.function());
            json.index("suspend", link.suspend());
            json.text("stage", stage(link.suspend()));
            json.list("guards", link.guards(), (j, guard) -> guard(guard));
        });
    }

    private static String stage(int suspend) {
        return switch (suspend) {
            case -1 -> "unresumed";
            case -2 -> "returned";
            case -3 -> "panicked";
            case -4 -> "not-async";
            default -> "suspended";
        };
    }

    private void guard(Guard guard) {
        json.object(() -> {
            json.text("binding", guard.binding());
            json.text("kind", guard.kind());
            json.text("type", guard.type());
            json.address("address", guard.address());
        });
    }
}
