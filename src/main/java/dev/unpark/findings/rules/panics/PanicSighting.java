package dev.unpark.findings.rules.panics;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Frame;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One panic with what its backtrace tells.
 *
 * @param own index of the innermost own frame, -1 if there is none
 * @param entered index of the frame that put the thread under a runtime, outside of {@code own}; -1 if none shows
 * @param ownCalls own frames from {@code own} outward, up to {@code entered}
 */
record PanicSighting(int input, int index, Panic panic, int own, int entered, List<Integer> ownCalls) {
    // tokio::runtime::runtime::Runtime::block_on (1.22 and newer), tokio::runtime::Runtime::block_on (before),
    // tokio::runtime::handle::Handle::block_on, tokio::task::local::LocalSet::block_on
    private static final Pattern ENTRY =
            Pattern.compile("^<?tokio::.*\\b(?:Runtime|LocalRuntime|Handle|LocalSet)::block_on$");
    // tokio::runtime::scheduler::multi_thread::worker::Context::run_task; a task on a worker has no block_on above it
    private static final Pattern TASK = Pattern.compile("^<?tokio::.*::run_task$");
    // /usr/share/cargo/registry/tokio-1.24.2/src/runtime/context.rs
    private static final Pattern TOKIO_FILE =
            Pattern.compile("[/\\\\]tokio-\\d+\\.\\d+\\.\\d+[^/\\\\]*[/\\\\]src[/\\\\]");

    PanicSighting {
        ownCalls = List.copyOf(ownCalls);
    }

    static PanicSighting of(RuleInput in, int input, int index) {
        Panic panic = in.evidence().inputs().get(input).panics().get(index);
        int own = in.classifier().ownFrame(panic);
        int entered = own < 0 ? -1 : entered(panic, own);
        int end = entered < 0 ? panic.stack().depth() : entered;
        List<Integer> calls = own < 0
                ? List.of()
                : IntStream.range(own, end)
                        .filter(i -> in.classifier().origin(frame(panic, i)) == FrameOrigin.OWN)
                        .boxed()
                        .toList();
        return new PanicSighting(input, index, panic, own, entered, calls);
    }

    private static Frame frame(Panic panic, int i) {
        return panic.stack().frames().get(i);
    }

    private static int entered(Panic panic, int own) {
        for (int i = panic.stack().depth() - 1; i > own; i--) {
            if (ENTRY.matcher(frame(panic, i).symbol().name()).find()) {
                return i;
            }
        }
        for (int i = own + 1; i < panic.stack().depth(); i++) {
            if (TASK.matcher(frame(panic, i).symbol().name()).find()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it was raised inside the poll of a spawned task, as far as the backtrace shows. */
    boolean insideTask() {
        return own >= 0
                && IntStream.range(own, panic.stack().depth())
                        .anyMatch(i ->
                                TASK.matcher(frame(panic, i).symbol().name()).find());
    }

    /** Tokio's function that own code called, or null where the backtrace does not show one. */
    @Nullable
    String called() {
        for (int i = own - 1; i >= 0; i--) {
            String name = frame(panic, i).symbol().name();
            if (name.startsWith("tokio::") || name.startsWith("<tokio::")) {
                return Words.function(name);
            }
        }
        return null;
    }

    /** True where any frame inside {@code own} is a function of this last name. */
    boolean passedThrough(Pattern function) {
        return IntStream.range(0, Math.max(own, 0))
                .anyMatch(i -> function.matcher(frame(panic, i).symbol().name()).find());
    }

    /** True where the location that the panic names is a line of Tokio's. */
    boolean locatedInTokio() {
        return panic.place() != null && TOKIO_FILE.matcher(panic.place().file()).find();
    }

    /** True where no frame of the backtrace has a line: inlined functions are then missing from it. */
    boolean withoutLines() {
        return panic.stack().frames().stream().allMatch(f -> f.place() == null);
    }

    /** Panics that are alike are one finding: the same location, reached from the same own line. */
    String likeness() {
        SourcePlace ownPlace = own < 0 ? null : frame(panic, own).place();
        return (panic.place() == null ? "" : panic.place().shown())
                + "|"
                + (own < 0 ? "" : frame(panic, own).symbol().name())
                + "|"
                + (ownPlace == null ? "" : ownPlace.shown());
    }
}
