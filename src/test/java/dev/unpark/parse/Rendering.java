package dev.unpark.parse;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.Frame;
import dev.unpark.model.FrameArgument;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.LocalGuard;
import dev.unpark.model.LogLine;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Task;
import dev.unpark.model.ThreadTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was read, for people who compare it with the text. Stacks that repeat are named by their first thread. */
final class Rendering {
    private final StringBuilder out = new StringBuilder();

    private Rendering() {}

    static String of(List<Input> inputs) {
        Rendering rendering = new Rendering();
        inputs.forEach(rendering::input);
        return rendering.out.toString();
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    private void input(Input input) {
        line("== dump " + input.id().dump() + " from line " + input.inputLine() + ": " + input.format() + ", "
                + input.tool() + (input.core() ? ", core" : "") + ", pid " + input.pid() + ", " + input.program());
        line((input.complete() ? "complete, " : "not complete, ") + input.notUnderstoodLines()
                + " lines not understood");
        input.notes().forEach(n -> line("note: " + n));
        Map<Stack, Integer> seen = new HashMap<>();
        for (ThreadTrace thread : input.threads()) {
            line("");
            line("thread " + thread.index() + ": number " + thread.number() + ", id " + thread.id() + ", "
                    + thread.name() + ", line " + thread.inputLine());
            Integer same = seen.putIfAbsent(thread.stack(), thread.index());
            if (same != null) {
                line("  same stack as thread " + same);
            } else {
                frames(thread);
            }
        }
        CargoRendering.of(input.cargo()).forEach(this::line);
        tasks(input);
        input.panics().forEach(this::panic);
        input.logLines().forEach(this::log);
        input.futures().forEach(this::future);
        for (LocalGuard local : input.localGuards()) {
            line("");
            line("guard as a local of thread " + local.thread() + ", frame " + local.frame() + ", line "
                    + local.inputLine() + ": " + guard(local.guard()));
        }
        line("");
    }

    private void frames(ThreadTrace thread) {
        List<Frame> frames = thread.stack().frames();
        for (int i = 0; i < frames.size(); i++) {
            line(frame(i, frames.get(i), thread.lineOf(i)));
            for (FrameArgument argument : thread.arguments()) {
                if (argument.frame() == i) {
                    line("         " + argument.name() + " = " + hex(argument.address()));
                }
            }
        }
    }

    private static String frame(int index, Frame frame, int line) {
        return String.format(
                "%4d %s%s%s%s, line %d",
                index,
                frame.symbol().name(),
                frame.place() == null ? "" : " at " + frame.place().shown(),
                frame.module() == null ? "" : " in " + frame.module(),
                frame.inlined() ? ", inlined" : frame.address() == 0 ? "" : ", " + hex(frame.address()),
                line);
    }

    private void tasks(Input input) {
        Map<AwaitTree, Integer> seen = new HashMap<>();
        for (Task task : input.tasks()) {
            line("");
            line("task " + task.index() + ": number " + task.number() + ", id " + task.id() + ", " + task.name() + ", "
                    + task.kind() + ", " + task.state().word() + ", line " + task.inputLine());
            if (task.waitsOn() != null) {
                line("  waits on " + task.waitsOn());
            }
            if (task.spawned() != null) {
                line("  spawned at " + place(task.spawned()));
            }
            Integer same = seen.putIfAbsent(task.awaits(), task.index());
            if (same != null && !task.awaits().isEmpty()) {
                line("  same awaits as task " + same + ", from line " + task.lineOf(0));
            } else {
                awaits(task);
            }
        }
    }

    private void awaits(Task task) {
        for (int i = 0; i < task.awaits().points().size(); i++) {
            AwaitPoint point = task.awaits().points().get(i);
            line("    " + "  ".repeat(point.depth()) + (point.count() > 1 ? point.count() + "x " : "")
                    + point.symbol().name()
                    + (point.place() == null ? "" : " at " + place(point.place())) + ", line " + task.lineOf(i));
        }
    }

    private static String place(SourcePlace place) {
        return place.shown() + (place.column() > 0 ? ":" + place.column() : "");
    }

    private void panic(Panic panic) {
        line("");
        line(panic.kind().word() + " of " + panic.thread() + ", id " + panic.threadId() + ", line " + panic.inputLine()
                + ", at " + (panic.place() == null ? "?" : panic.place().shown()) + ": " + panic.message());
        List<Frame> frames = panic.stack().frames();
        for (int i = 0; i < frames.size(); i++) {
            line(frame(i, frames.get(i), panic.lineOf(i)));
        }
    }

    private void log(LogLine log) {
        line("log line " + log.inputLine() + ": " + log.at() + " " + log.zone() + " " + log.text());
    }

    private void future(HeldFuture future) {
        line("");
        line("future in thread " + future.thread() + ", frame " + future.frame() + ", line " + future.inputLine());
        for (FutureLink link : future.chain()) {
            line("    " + link.function() + ", " + suspended(link.suspend()));
            link.guards().forEach(g -> line("        holds " + guard(g)));
        }
    }

    private static String suspended(int suspend) {
        return switch (suspend) {
            case -1 -> "not started";
            case -2 -> "returned";
            case -3 -> "panicked";
            case -4 -> "no state";
            default -> "suspended at await " + suspend;
        };
    }

    private static String guard(Guard guard) {
        return guard.binding() + ": " + guard.kind() + "<" + guard.type() + "> " + hex(guard.address());
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
