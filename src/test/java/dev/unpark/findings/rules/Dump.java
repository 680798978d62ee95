package dev.unpark.findings.rules;

import dev.unpark.classify.Classifier;
import dev.unpark.findings.RuleInput;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Evidence;
import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.LocalGuard;
import dev.unpark.model.Role;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.State;
import dev.unpark.model.Symbol;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import dev.unpark.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dump and its facts, made by hand. Each frame stands ten lines below the one before. */
final class Dump {
    static final WaitsFor ROLES = new WaitsFor("std::sync::Mutex", "app::Roles", 0x490);

    private final String name;
    private final @Nullable Long pid;
    private final List<ThreadTrace> threads = new ArrayList<>();
    private final List<ThreadFacts> facts = new ArrayList<>();
    private final List<HeldFuture> futures = new ArrayList<>();
    private final List<LocalGuard> locals = new ArrayList<>();
    private boolean complete = true;

    Dump(String name, @Nullable Long pid) {
        this.name = name;
        this.pid = pid;
    }

    /** A worker that {@code app::allowed} holds, inside a task poll. */
    Dump waiter(long lwp, WaitsFor lock) {
        return thread(
                lwp,
                new ThreadFacts(Role.WORKER, State.MUTEX, true, true, lock, 1),
                "std::sync::poison::mutex::Mutex::lock",
                "app::allowed",
                "tokio::runtime::scheduler::multi_thread::worker::Context::run_task");
    }

    Dump worker(long lwp, State state) {
        boolean runs = state == State.RUNNING;
        return thread(lwp, new ThreadFacts(Role.WORKER, state, runs, false, null, -1), "leaf");
    }

    /** Main, in {@code block_on}. */
    Dump main(long lwp, boolean polling) {
        State state = polling ? State.RUNNING : State.PARK;
        return thread(
                lwp,
                new ThreadFacts(Role.BLOCK_ON, state, polling, false, null, -1),
                polling ? "app::run::{{closure}}" : "tokio::runtime::park::CachedParkThread::park",
                "tokio::runtime::park::CachedParkThread::block_on",
                "app::main");
    }

    Dump unknown(long lwp) {
        return thread(lwp, new ThreadFacts(Role.UNKNOWN, State.UNKNOWN, null, null, null, -1), "??");
    }

    Dump thread(long lwp, ThreadFacts fact, String... frames) {
        List<Frame> stack = Stream.of(frames)
                .map(f -> new Frame(1, new Symbol(f, f), place(f), null, false))
                .toList();
        int[] lines = new int[frames.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = 1 + 10 * i;
        }
        threads.add(new ThreadTrace(
                threads.size(),
                null,
                lwp,
                null,
                1 + 100 * threads.size(),
                new Stack(stack),
                new FrameLines(lines),
                List.of()));
        facts.add(fact);
        return this;
    }

    private static @Nullable SourcePlace place(String function) {
        return function.startsWith("app::") ? new SourcePlace("app/src/lib.rs", function.length(), 0) : null;
    }

    /** Main's {@code block_on} frame prints {@code app::run}, suspended, over {@code app::reload}, which keeps a guard. */
    Dump rootFutureKeeps(int thread, int suspend, WaitsFor lock) {
        Guard guard = new Guard("table", lock.kind(), String.valueOf(lock.type()), lock.address());
        futures.add(new HeldFuture(
                thread,
                1,
                List.of(
                        new FutureLink("app::run", 1, List.of()),
                        new FutureLink("app::reload", suspend, List.of(guard)),
                        new FutureLink("app::Health::mark", 0, List.of())),
                thread * 100 + 50));
        return this;
    }

    Dump localGuard(int thread, WaitsFor lock) {
        Guard guard = new Guard("g", lock.kind(), String.valueOf(lock.type()), lock.address());
        locals.add(new LocalGuard(thread, 1, guard, thread * 100 + 60));
        return this;
    }

    Dump cut() {
        complete = false;
        return this;
    }

    private Input input() {
        return new Input(
                new InputId(name, 0),
                name,
                1,
                "gdb",
                "by hand",
                null,
                false,
                complete,
                List.of(),
                0,
                null,
                pid,
                null,
                threads,
                List.of(),
                futures,
                locals,
                List.of(),
                List.of(),
                CargoFacts.NONE);
    }

    static RuleInput of(Dump... dumps) {
        return new RuleInput(
                new Evidence(Stream.of(dumps).map(Dump::input).toList(), List.of(), List.of()),
                Stream.of(dumps).map(d -> List.copyOf(d.facts)).toList(),
                Classifier.standard(),
                Sources.none(),
                Knowledge.load());
    }
}
