package dev.unpark.cli;

import dev.unpark.model.Analysis;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.State;
import dev.unpark.model.Story;
import dev.unpark.model.Symbol;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.TaskState;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import dev.unpark.model.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An investigation by hand that has every field once filled and once missing. */
final class Example {
    private static final InputId DUMP = new InputId("ab".repeat(32), 0);
    private static final InputId PANIC = new InputId("cd".repeat(32), 1);

    private Example() {}

    static Investigation investigation() {
        Evidence evidence = new Evidence(
                List.of(dump(), panicText()), List.of("/srv/auth"), List.of("core.4711 was left out: it is binary."));
        Analysis analysis = new Analysis(
                List.of(facts(), List.of()),
                groups(),
                List.of(
                        new TaskGroup(0, TaskState.IDLE, "a semaphore", List.of(0), List.of(0)),
                        new TaskGroup(0, TaskState.UNKNOWN, null, List.of(), List.of(1))),
                runs(),
                List.of(lock(), nested()),
                stories());
        return new Investigation(evidence, analysis, Work.empty());
    }

    private static Input dump() {
        return new Input(
                DUMP,
                "dumps/a.txt",
                1,
                "gdb",
                "lines such as 'Thread 3 (LWP 7)'",
                "gdb 13.1",
                true,
                false,
                List.of("Cut inside thread 1."),
                4,
                null,
                4711L,
                "auth-service",
                List.of(waiting(), unnamed()),
                List.of(),
                List.of(future()),
                List.of(),
                List.of(),
                List.of(waitingTask(), bareTask()),
                CargoFacts.NONE);
    }

    private static Input panicText() {
        Panic panic = new Panic(
                "wörker\u001b[2J",
                23475L,
                "first line\nsecond line",
                new SourcePlace("src/legacy.rs", 9, 5),
                new Stack(List.of(frame(0, "report::legacy::fetch", new SourcePlace("src/legacy.rs", 9, 5)))),
                new FrameLines(new int[] {3}),
                2);
        return new Input(
                PANIC,
                "panic.txt",
                2,
                "panic",
                "the header of a panic",
                null,
                false,
                true,
                List.of(),
                0,
                null,
                null,
                null,
                List.of(),
                List.of(panic),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CargoFacts.NONE);
    }

    private static Task waitingTask() {
        AwaitTree awaits = new AwaitTree(List.of(
                new AwaitPoint(0, new Symbol("auth::login", "auth::login"), new SourcePlace("src/login.rs", 20, 18), 1),
                new AwaitPoint(1, new Symbol("", ""), null, 2)));
        return new Task(
                0,
                3,
                7L,
                "login",
                "blocking",
                TaskState.IDLE,
                "a semaphore",
                new SourcePlace("src/main.rs", 5, 9),
                40,
                awaits,
                new FrameLines(new int[] {1, 2}));
    }

    private static Task bareTask() {
        return new Task(
                1,
                null,
                null,
                null,
                null,
                TaskState.UNKNOWN,
                null,
                null,
                44,
                AwaitTree.NONE,
                new FrameLines(new int[0]));
    }

    private static ThreadTrace waiting() {
        Stack stack = new Stack(List.of(
                frame(0xffff_ffff_ff60_0000L, "syscall", null),
                frame(0, "auth::allowed::{{closure}}", new SourcePlace("src/permissions.rs", 12, 0))));
        return new ThreadTrace(0, 3, 23475L, "tokio-runtime-w", 14, stack, new FrameLines(new int[] {1, 2}), List.of());
    }

    private static ThreadTrace unnamed() {
        Stack stack = new Stack(List.of(frame(0x10, "??", null)));
        return new ThreadTrace(1, null, null, null, 20, stack, new FrameLines(new int[] {0}), List.of());
    }

    private static Frame frame(long address, String name, @Nullable SourcePlace place) {
        return new Frame(
                address, new Symbol(name + "::h0123", name), place, place == null ? "libc.so.6" : null, address == 0);
    }

    private static HeldFuture future() {
        Guard guard = new Guard("table", "std::sync::Mutex", "RoleTable", 0x55e0b4761490L);
        return new HeldFuture(
                1,
                0,
                List.of(
                        new FutureLink("auth::run", 1, List.of()),
                        new FutureLink("auth::reload", 0, List.of(guard)),
                        new FutureLink("tokio::time::Sleep", -4, List.of())),
                24);
    }

    private static List<ThreadFacts> facts() {
        return List.of(
                new ThreadFacts(
                        Role.WORKER,
                        State.MUTEX,
                        true,
                        true,
                        new WaitsFor("std::sync::Mutex", "RoleTable", 0x55e0b4761490L),
                        1),
                new ThreadFacts(Role.UNKNOWN, State.UNKNOWN, null, null, new WaitsFor("futex", null, 0), -1));
    }

    private static List<StackGroup> groups() {
        return List.of(
                new StackGroup(0, State.MUTEX, Role.WORKER, true, List.of(0)),
                new StackGroup(0, State.UNKNOWN, Role.UNKNOWN, false, List.of(1)));
    }

    private static List<RuleRun> runs() {
        return List.of(
                new RuleRun("panic.nested-runtime", new RuleOutcome.Found(List.of(nested()), "Looked at 1 panic.")),
                new RuleRun("panic.no-reactor", new RuleOutcome.Clear("Looked at 1 panic; none says so.")),
                new RuleRun("runtime.no-driver", new RuleOutcome.CannotTell("Thread 2 has no symbols.")),
                new RuleRun("worker.blocked-by-lock", new RuleOutcome.Found(List.of(lock()), "Looked at 2 threads.")),
                new RuleRun("worker.sleep", new RuleOutcome.Crashed("It failed on this input.")));
    }

    private static Finding lock() {
        return new Finding(
                "f1",
                "worker.blocked-by-lock",
                Certainty.PROVEN,
                "A worker waits for a std::sync::Mutex inside a task.",
                "src/permissions.rs:12",
                "The worker polls no other task meanwhile.",
                List.of("Take the lock for the read alone."),
                List.of("Run the load again and take a dump."),
                List.of("try_lock hides it."),
                List.of(),
                List.of(),
                List.of("Who took the lock first."),
                List.of(
                        new Citation(
                                new ItemRef.OfFrame(DUMP, 0, 1),
                                0,
                                16,
                                new SourcePlace("src/permissions.rs", 12, 0),
                                "waits for the lock"),
                        new Citation(
                                new ItemRef.OfSource("src/permissions.rs", 21),
                                -1,
                                0,
                                new SourcePlace("src/permissions.rs", 21, 0),
                                "takes the lock")));
    }

    private static Finding nested() {
        return new Finding(
                "f2",
                "panic.nested-runtime",
                Certainty.LIKELY,
                "A runtime was started inside a runtime.",
                "",
                "It panics on every call.",
                List.of("Await in place of block_on."),
                List.of("The request answers."),
                List.of(),
                List.of("A library does it."),
                List.of("RUST_BACKTRACE=1 shows the caller."),
                List.of(),
                List.of(
                        new Citation(new ItemRef.OfPanic(PANIC, 0), 1, 2, null, "the panic"),
                        new Citation(new ItemRef.OfPanicFrame(PANIC, 0, 0), 1, 5, null, "the caller")));
    }

    private static List<Story> stories() {
        return List.of(new Story("s1", "One lock stops the service", "f1", List.of("f1", "f2")));
    }
}
