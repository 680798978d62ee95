package dev.unpark.classify;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import dev.unpark.symbol.RustNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of a thread in one calm phrase what it is and does, as far as its stack tells. */
public final class Describe {
    private static final String DROP = "drops a runtime, which waits for its blocking tasks";

    private Describe() {}

    /**
     * Such as {@code worker, drives I/O and timers} or {@code main, waits in Runtime::block_on for auth_service::run}: lower
     * case, no full stop.
     */
    public static String thread(Input input, ThreadTrace thread, ThreadFacts facts) {
        boolean inside = Boolean.TRUE.equals(facts.insideTaskPoll());
        String who = who(thread, facts.role());
        if (inside) {
            return who + ", inside a task poll, " + doing(facts);
        }
        return switch (facts.role()) {
            case WORKER -> who + ", " + idleWorker(facts);
            case BLOCK_ON, LOCAL_SET -> who + ", " + inBlockOn(thread, facts);
            case BLOCKING_POOL -> who + ", " + inPool(facts);
            case OTHER, UNKNOWN -> who + ", " + (dropsRuntime(thread) ? DROP : doing(facts));
        };
    }

    private static String who(ThreadTrace thread, Role role) {
        return switch (role) {
            case WORKER -> isFormerWorker(thread) ? "former worker in block_in_place" : "worker";
            case BLOCK_ON -> isMain(thread) ? "main" : "thread";
            case LOCAL_SET -> isMain(thread) ? "main, drives a LocalSet" : "thread of a LocalSet";
            case BLOCKING_POOL -> "blocking pool thread";
            case OTHER -> isMain(thread) ? "main" : "thread of no runtime";
            case UNKNOWN -> "thread of unknown role";
        };
    }

    private static String idleWorker(ThreadFacts facts) {
        return switch (facts.state()) {
            case EPOLL_WAIT -> "drives I/O and timers";
            case PARK -> "idle";
            case RUNNING -> "between tasks";
            case MUTEX, RWLOCK, CONDVAR, BARRIER, SLEEP, JOIN, RECV, BLOCK_ON, IO, DNS, UNKNOWN ->
                "in no task, " + doing(facts);
        };
    }

    private static String inBlockOn(ThreadTrace thread, ThreadFacts facts) {
        return switch (facts.state()) {
            case PARK -> "waits in " + entry(thread) + awaited(thread);
            case EPOLL_WAIT -> "in " + entry(thread) + ", drives I/O and timers";
            case MUTEX, RWLOCK, CONDVAR, BARRIER, SLEEP, JOIN, RECV, BLOCK_ON, IO, DNS, RUNNING, UNKNOWN ->
                "in " + entry(thread) + ", " + doing(facts);
        };
    }

    private static String inPool(ThreadFacts facts) {
        return Health.of(facts) == Health.RESTING ? "idle" : "in a blocking closure, " + doing(facts);
    }

    private static String doing(ThreadFacts facts) {
        WaitsFor waits = facts.waitsFor();
        return switch (facts.state()) {
            case MUTEX, RWLOCK, CONDVAR, BARRIER -> waits == null ? "waits for a lock" : "waits for a " + waits.kind();
            case RECV -> waits == null ? "waits on a channel" : "waits on a channel, " + waits.kind();
            case BLOCK_ON -> waits == null ? "held in a block_on" : "held in " + waits.kind();
            case JOIN -> "waits for a thread to end";
            case SLEEP -> "sleeps";
            case IO -> "waits for I/O";
            case DNS -> "looks up a name";
            case PARK -> "parked";
            case EPOLL_WAIT -> "waits for I/O events";
            case RUNNING -> "running";
            case UNKNOWN -> "its stack does not tell what it does";
        };
    }

    /** Main is told by its outermost frames, never by its name, which a core has not. */
    private static boolean isMain(ThreadTrace thread) {
        List<Frame> frames = thread.stack().frames();
        boolean started = frames.stream()
                .map(frame -> frame.symbol().name())
                .anyMatch(name -> name.equals("main")
                        || name.startsWith("std::rt::lang_start")
                        || name.startsWith("__libc_start"));
        // gdb may end a stack at the program's own main.
        return started || (!frames.isEmpty() && frames.getLast().symbol().name().matches("\\w+::main"));
    }

    private static boolean isFormerWorker(ThreadTrace thread) {
        for (Frame frame : thread.stack().frames()) {
            String name = frame.symbol().name();
            if (name.endsWith("::run_task")) {
                return false;
            }
            if (name.startsWith("tokio::") && name.endsWith("::block_in_place")) {
                return true;
            }
        }
        return false;
    }

    private static boolean dropsRuntime(ThreadTrace thread) {
        return thread.stack().frames().stream()
                .anyMatch(frame -> frame.symbol().name().startsWith("tokio::runtime::blocking::shutdown::Receiver"));
    }

    private static String entry(ThreadTrace thread) {
        Frame frame = blockOn(thread);
        return frame != null && frame.symbol().name().contains("::Handle::") ? "Handle::block_on" : "Runtime::block_on";
    }

    /** The root future, where the tool prints generic arguments: {@code block_on<auth_service::run::{async_fn_env#0}>}. */
    private static String awaited(ThreadTrace thread) {
        Frame frame = blockOn(thread);
        List<String> arguments = frame == null
                ? List.of()
                : RustNames.typeArguments(frame.symbol().raw(), "block_on");
        String name = arguments.isEmpty() ? "" : RustNames.normalise(arguments.getFirst());
        boolean told = name.contains("::") && !name.startsWith("<") && !name.startsWith("core::pin");
        return told ? " for " + name.replaceAll("(::\\{[^}]*}+)+$", "") : "";
    }

    private static @Nullable Frame blockOn(ThreadTrace thread) {
        return thread.stack().frames().stream()
                .filter(frame -> frame.symbol().name().matches("tokio::.*::(Runtime|Handle|LocalRuntime)::block_on"))
                .findFirst()
                .orElse(null);
    }
}
