package dev.unpark.cli;

import dev.unpark.classify.Classifier;
import dev.unpark.classify.FramePlaces;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.State;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every thread is doing, for a person at a terminal. */
final class ThreadsText {
    /** More threads of a group than this are counted and not listed. */
    private static final int LISTED = 8;

    private final PrintStream out;
    private final Detail detail;
    private final Classifier classifier = Classifier.standard();

    ThreadsText(PrintStream out, Detail detail) {
        this.out = out;
        this.detail = detail;
    }

    void print(Investigation investigation) {
        List<Input> inputs = investigation.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            out.print(i == 0 ? "" : "\n");
            input(i, inputs.get(i), investigation);
        }
    }

    private void input(int index, Input input, Investigation investigation) {
        InputHeading.lines(input).forEach(out::println);
        List<StackGroup> groups = investigation.analysis().groups().stream()
                .filter(g -> g.input() == index)
                .toList();
        if (!groups.isEmpty()) {
            List<ThreadFacts> facts = investigation.analysis().facts().get(index);
            out.println();
            table(input, groups, facts).forEach(out::println);
            waits(input, facts);
            if (detail.frames()) {
                groups.forEach(group -> stack(input, group));
            }
        }
        List<TaskGroup> tasks = investigation.analysis().taskGroups().stream()
                .filter(g -> g.input() == index)
                .toList();
        if (!tasks.isEmpty()) {
            new TasksText(out).print(input, tasks, detail);
        }
        input.panics().forEach(this::panic);
    }

    private static List<String> table(Input input, List<StackGroup> groups, List<ThreadFacts> facts) {
        Columns columns = new Columns();
        columns.row("count", "state", "role", "health", "threads", "own frame");
        for (StackGroup group : groups) {
            ThreadFacts first = facts.get(group.first());
            columns.row(
                    Integer.toString(group.threads().size()),
                    group.state().word(),
                    group.role().word(),
                    health(first),
                    labels(input, group.threads()),
                    ownFrame(input.threads().get(group.first()).stack(), first.ownFrame()));
        }
        return columns.lines("  ");
    }

    /** In one word: what tells a sick thread from a resting one. */
    private static String health(ThreadFacts facts) {
        Boolean blocked = facts.blocked();
        if (blocked == null) {
            return "unknown";
        }
        if (blocked) {
            return "BLOCKED";
        }
        return facts.state() == State.PARK || facts.state() == State.EPOLL_WAIT ? "resting" : "ok";
    }

    private static String labels(Input input, List<Integer> threads) {
        List<String> shown = new ArrayList<>();
        for (int thread : threads.subList(0, Math.min(LISTED, threads.size()))) {
            shown.add(input.threads().get(thread).label());
        }
        int left = threads.size() - shown.size();
        return String.join(", ", shown) + (left > 0 ? " and " + left + " more" : "");
    }

    private static String ownFrame(Stack stack, int index) {
        if (index < 0) {
            return "-";
        }
        Frame frame = stack.frames().get(index);
        return frame.symbol().name() + at(FramePlaces.of(frame));
    }

    private static String at(@Nullable SourcePlace place) {
        return place == null ? "" : " at " + place.shown();
    }

    private void waits(Input input, List<ThreadFacts> facts) {
        Columns columns = new Columns();
        int rows = 0;
        for (ThreadTrace thread : input.threads()) {
            WaitsFor waitsFor = facts.get(thread.index()).waitsFor();
            if (waitsFor != null && facts.get(thread.index()).isBlocked() && rows++ < LISTED) {
                columns.row("thread " + thread.label(), "waits for " + shown(waitsFor));
            }
        }
        if (rows > 0) {
            out.println();
            columns.lines("  ").forEach(out::println);
        }
        if (rows > LISTED) {
            out.println("  and " + (rows - LISTED) + " more; --json has them all");
        }
    }

    private static String shown(WaitsFor waitsFor) {
        String type = waitsFor.type() == null ? "" : "<" + waitsFor.type() + ">";
        String address = waitsFor.address() == 0 ? "" : " at 0x" + Long.toHexString(waitsFor.address());
        return waitsFor.kind() + type + address;
    }

    private void stack(Input input, StackGroup group) {
        ThreadTrace first = input.threads().get(group.first());
        String others = group.threads().size() == 1
                ? ""
                : ", and of " + (group.threads().size() - 1) + " more";
        out.println();
        out.println("  Stack of thread " + Printable.line(first.label()) + others + ", from line " + first.inputLine());
        frames(first.stack());
    }

    private void frames(Stack stack) {
        Columns columns = new Columns();
        for (int i = 0; i < stack.depth(); i++) {
            Frame frame = stack.frames().get(i);
            columns.row(Integer.toString(i), frame.symbol().name() + at(frame.place()));
        }
        columns.lines("    ").forEach(out::println);
    }

    private static String what(Panic panic) {
        return switch (panic.kind()) {
            case PANIC -> "Thread '" + panic.thread() + "' panicked";
            case ABORT -> "Thread '" + panic.thread() + "' ended the process";
            case ERROR -> "Error report";
            case BACKTRACE -> "Lone backtrace";
        };
    }

    private void panic(Panic panic) {
        out.println();
        out.println(Printable.line("  " + what(panic) + at(panic.place())) + " (line " + panic.inputLine()
                + " of the input)");
        Printable.lines(panic.message()).forEach(line -> out.println("    " + line));
        int own = classifier.ownFrame(panic);
        if (own >= 0) {
            out.println("    own frame: " + Printable.line(ownFrame(panic.stack(), own)));
        }
        if (detail.frames()) {
            frames(panic.stack());
        }
    }
}
