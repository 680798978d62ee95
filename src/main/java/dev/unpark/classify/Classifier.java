package dev.unpark.classify;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameArgument;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.Role;
import dev.unpark.model.Stack;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import dev.unpark.symbol.RustNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of every thread what it is for and what it waits in, by the catalogue under {@code assets/}. Immutable: may be shared
 * by threads.
 */
public final class Classifier {
    /** What the catalogue calls a blocking call of tokio::sync whose own frame is gone. */
    private static final String SYNC_CALL = "tokio::sync";

    private final Catalogue catalogue;
    private final Origins origins;

    private Classifier(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.origins = new Origins(catalogue.crates);
    }

    /** With the catalogue that this build carries. */
    public static Classifier standard() {
        return new Classifier(Catalogue.load());
    }

    /** Facts by thread index. */
    public List<ThreadFacts> classify(Input input) {
        Map<Frame, FrameReading> frames = new HashMap<>();
        IdentityHashMap<Stack, StackFacts> stacks = new IdentityHashMap<>();
        List<ThreadFacts> facts = new ArrayList<>(input.threads().size());
        for (ThreadTrace thread : input.threads()) {
            // A big dump has few distinct stacks, and readers keep one instance of each.
            facts.add(stacks.computeIfAbsent(thread.stack(), stack -> facts(stack, read(stack, frames)))
                    .of(thread));
        }
        return List.copyOf(facts);
    }

    /**
     * What all threads with one stack have in common.
     *
     * @param common what is known without a thread's own arguments
     * @param lockFrame the frame whose {@code self} is what is waited for; -1 if there is none
     */
    private record StackFacts(ThreadFacts common, int lockFrame) {
        ThreadFacts of(ThreadTrace thread) {
            WaitsFor what = common.waitsFor();
            long address = what == null || lockFrame < 0 ? 0 : address(thread.arguments(), lockFrame);
            if (what == null || address == 0) {
                return common;
            }
            return new ThreadFacts(
                    common.role(),
                    common.state(),
                    common.insideTaskPoll(),
                    common.blocked(),
                    new WaitsFor(what.kind(), what.type(), address),
                    common.ownFrame());
        }
    }

    /** Whose code a frame is, by its source path, module and symbol. */
    public FrameOrigin origin(Frame frame) {
        return origins.of(frame, FunctionPath.of(frame.symbol().name()));
    }

    /**
     * Index of the innermost own frame of a backtrace, below the machinery of the panic and inside the innermost poll; -1 if
     * there is none (release builds drop it: then {@code main}, farther out, is not the culprit).
     */
    public int ownFrame(Panic panic) {
        return ownFrameOfPanic(panic.stack());
    }

    /** The same of a thread's stack that holds the machinery of a panic: in the core of a build that aborts on panics. */
    public int ownFrameOfPanic(Stack stack) {
        List<FrameReading> frames = read(stack, new HashMap<>()).frames();
        int from = 0;
        while (from < frames.size() && !frames.get(from).has(Mark.PANIC)) {
            from++;
        }
        // Without a frame of the machinery (short backtraces, odd handlers) the search begins at the top.
        for (int i = from == frames.size() ? 0 : from; i < frames.size(); i++) {
            FrameReading frame = frames.get(i);
            if (frame.origin() == FrameOrigin.OWN) {
                return i;
            }
            if (frame.hasAny(Mark.RUN_TASK, Mark.LOCAL_TICK, Mark.TASK_POLL, Mark.OTHER_RUNTIME)) {
                return -1;
            }
        }
        return -1;
    }

    /**
     * Index of the frame that tells a thread's role best, such as {@code Context::run_task} or {@code Runtime::block_on};
     * -1 if none does.
     */
    public int marker(Stack stack) {
        return read(stack).marker();
    }

    /** Whether the thread serves the driver of its runtime, one without I/O too, which waits on no epoll. */
    public boolean servesDriver(Stack stack) {
        return read(stack).frames().stream().anyMatch(frame -> frame.has(Mark.DRIVER));
    }

    /** Whether a thread of the blocking pool runs a closure, whatever that waits for; false where it waits to be given one. */
    public boolean runsClosure(Stack stack) {
        for (FrameReading frame : read(stack).frames()) {
            if (frame.hasAny(Mark.BLOCKING_TASK, Mark.TASK_POLL)) {
                return true;
            }
            if (frame.has(Mark.POOL)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the thread drops a runtime and waits for its blocking tasks. */
    public boolean dropsRuntime(Stack stack) {
        return read(stack).frames().stream().anyMatch(frame -> frame.has(Mark.RUNTIME_DROP));
    }

    /** Whether the thread is about to end its process: it aborts, or panics. */
    public boolean endsProcess(Stack stack) {
        StackReading reading = read(stack);
        return reading.firstOf(Mark.ABORT) >= 0 || reading.firstOf(Mark.PANIC) >= 0;
    }

    /** Whether the thread is inside a call of {@code block_in_place}. */
    public boolean inPlace(Stack stack) {
        return read(stack).firstOf(Mark.BLOCK_IN_PLACE) >= 0;
    }

    /** Index of the innermost frame of another async runtime than Tokio, or -1. */
    public int foreignRuntime(Stack stack) {
        return read(stack).firstOf(Mark.FOREIGN_RUNTIME);
    }

    /** Indexes of the own frames, innermost first; inside a task poll only those that the poll called. */
    public List<Integer> ownFrames(Stack stack) {
        return read(stack).ownFrames();
    }

    /** The innermost function, where it is one of the system's and tells what is asked of the kernel: {@code recv}; else null. */
    public @Nullable String systemCall(Stack stack) {
        if (stack.frames().isEmpty()) {
            return null;
        }
        FrameReading innermost = read(stack).frames().getFirst();
        if (innermost.path().isRust()
                || innermost.isNameless()
                || innermost.waits().isEmpty()) {
            return null;
        }
        String name = Patterns.plainC(innermost.path().crate());
        return name.startsWith("syscall") ? null : name;
    }

    StackReading read(Stack stack) {
        return read(stack, new HashMap<>());
    }

    List<Catalogue.Topic> topics() {
        return List.copyOf(catalogue.topics);
    }

    private StackReading read(Stack stack, Map<Frame, FrameReading> seen) {
        List<FrameReading> frames = new ArrayList<>(stack.depth());
        for (Frame frame : stack.frames()) {
            frames.add(seen.computeIfAbsent(frame, this::read));
        }
        return StackReading.of(frames);
    }

    private FrameReading read(Frame frame) {
        FunctionPath path = FunctionPath.of(frame.symbol().name());
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(catalogue.marks.matches(path));
        if (marks.contains(Mark.TASK_POLL) && printsFuture(frame.symbol().raw())) {
            marks.add(Mark.FUTURE_POLL);
        }
        return new FrameReading(path, marks, catalogue.waits.matches(path), origins.of(frame, path));
    }

    /** {@code Harness<app::login::{async_fn_env#0}, ..>::poll}, but not {@code Harness<T,S>::poll} nor a blocking closure. */
    private static boolean printsFuture(String raw) {
        int open = raw.indexOf('<', 1);
        int path = raw.indexOf("::", Math.max(open, 0));
        int end = Math.max(raw.indexOf(',', Math.max(open, 0)), raw.indexOf('>', Math.max(open, 0)));
        return open > 0 && path > 0 && path < end && !raw.contains("BlockingTask");
    }

    private static StackFacts facts(Stack stack, StackReading reading) {
        Boolean inside = reading.insideTaskPoll();
        ThreadFacts common = new ThreadFacts(
                reading.role(),
                reading.state(),
                inside,
                blocked(reading, inside),
                waitsFor(stack, reading),
                reading.ownFrame());
        // What block_on prints as self is the runtime, or a value on the thread's own stack: nothing that two threads
        // share.
        return new StackFacts(common, reading.state() == State.BLOCK_ON ? -1 : reading.publicFrame());
    }

    private static @Nullable Boolean blocked(StackReading reading, @Nullable Boolean inside) {
        if (inside == null) {
            return null;
        }
        boolean waits = reading.state() != State.RUNNING && reading.state() != State.UNKNOWN;
        return inside && waits && reading.role() != Role.BLOCKING_POOL && reading.role() != Role.OTHER;
    }

    private static @Nullable WaitsFor waitsFor(Stack stack, StackReading reading) {
        String kind = reading.kind();
        if (kind == null) {
            return null;
        }
        int called = reading.publicFrame();
        String type = called < 0
                ? null
                : typeArgument(stack.frames().get(called), reading.frames().get(called));
        if (kind.equals(SYNC_CALL)) {
            return ofTokioSync(type);
        }
        return new WaitsFor(kind, type, 0);
    }

    /** The primitive is the future that is waited for: {@code block_on::<tokio::sync::oneshot::Receiver<Vec<u8>>>}. */
    private static @Nullable WaitsFor ofTokioSync(@Nullable String future) {
        if (future == null || !future.startsWith("tokio::sync::")) {
            return null;
        }
        String kind = RustNames.normalise(future);
        List<String> carried = RustNames.typeArguments(future, kind.substring(kind.lastIndexOf(':') + 1));
        return new WaitsFor(kind, carried.isEmpty() ? null : carried.getLast(), 0);
    }

    /** Of the method's type, else of the function: {@code Mutex<T>::lock}, {@code block_on<F>}. */
    private static @Nullable String typeArgument(Frame frame, FrameReading reading) {
        List<String> path = reading.path().segments();
        List<String> arguments = path.size() < 2
                ? List.of()
                : RustNames.typeArguments(frame.symbol().raw(), path.get(path.size() - 2));
        if (arguments.isEmpty()) {
            arguments = RustNames.typeArguments(frame.symbol().raw(), path.getLast());
        }
        if (arguments.isEmpty()) {
            return null;
        }
        String last = arguments.getLast();
        // Legacy symbols print the parameter's name, Mutex<T>::lock.
        boolean parameter = last.isEmpty() || (Character.isUpperCase(last.charAt(0)) && !last.contains("::"));
        return parameter ? null : last;
    }

    private static long address(List<FrameArgument> arguments, int frame) {
        for (FrameArgument argument : arguments) {
            if (argument.frame() == frame && argument.name().equals("self")) {
                return argument.address();
            }
        }
        return 0;
    }
}
