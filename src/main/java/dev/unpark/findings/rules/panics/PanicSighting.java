package dev.unpark.findings.rules.panics;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Frame;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One panic with what its backtrace tells.
 *
 * @param own index of the innermost own frame, -1 if there is none
 * @param entered index of the frame that put the thread under a runtime, outside of {@code own}; -1 if none shows
 * @param aborted the process aborted right after it, in the words of the text
 * @param ownCalls own frames from {@code own} outward, up to {@code entered}
 */
record PanicSighting(int input, int index, Panic panic, int own, int entered, boolean aborted, List<Integer> ownCalls) {
    // tokio::runtime::runtime::Runtime::block_on (1.22 and newer), tokio::runtime::Runtime::block_on (before),
    // tokio::runtime::handle::Handle::block_on, tokio::task::local::LocalSet::block_on
    private static final Pattern ENTRY =
            Pattern.compile("^<?tokio::.*\\b(?:Runtime|LocalRuntime|Handle|LocalSet)::block_on$");
    // tokio::runtime::scheduler::multi_thread::worker::Context::run_task; a task on a worker has no block_on above it
    private static final Pattern TASK = Pattern.compile("^<?tokio::.*::run_task$");
    // Every spawned task, a spawn_blocking closure among them, is polled by
    // tokio::runtime::task::harness::Harness::poll.
    private static final Pattern POLL = Pattern.compile("^<?tokio::.*(?:\\bHarness(?:<.*>)?::poll|::run_task)$");
    // /usr/share/cargo/registry/hyper-0.14.19/src/server/server.rs
    private static final Pattern CRATE_FILE =
            Pattern.compile("[/\\\\]([\\w-]+-\\d+\\.\\d+\\.\\d+[^/\\\\]*)[/\\\\]src[/\\\\]");
    // /usr/share/cargo/registry/tokio-1.24.2/src/runtime/context.rs
    private static final Pattern TOKIO_FILE =
            Pattern.compile("[/\\\\]tokio-\\d+\\.\\d+\\.\\d+[^/\\\\]*[/\\\\]src[/\\\\]");

    private static final int LONGEST_SAID = 160;

    PanicSighting {
        ownCalls = List.copyOf(ownCalls);
    }

    static PanicSighting of(RuleInput in, int input, int index) {
        Panic panic = in.evidence().inputs().get(input).panics().get(index);
        int own = in.classifier().ownFrame(panic);
        int entered = entered(panic, own);
        int end = entered < 0 ? panic.stack().depth() : entered;
        List<Integer> calls = own < 0
                ? List.of()
                : IntStream.range(own, end)
                        .filter(i -> in.classifier().origin(frame(panic, i)) == FrameOrigin.OWN)
                        .boxed()
                        .toList();
        return new PanicSighting(input, index, panic, own, entered, aborted(in, input, index), calls);
    }

    private static Frame frame(Panic panic, int i) {
        return panic.stack().frames().get(i);
    }

    // A panic in a destructor is told by two more texts of its thread: that panic, and the abort.
    private static boolean aborted(RuleInput in, int input, int index) {
        List<Panic> panics = in.evidence().inputs().get(input).panics();
        return panics.subList(index + 1, Math.min(panics.size(), index + 3)).stream()
                .takeWhile(p -> sameThread(p, panics.get(index)))
                .anyMatch(p -> p.kind() == Panic.Kind.ABORT);
    }

    static boolean sameThread(Panic a, Panic b) {
        return a.thread().equals(b.thread()) && Objects.equals(a.threadId(), b.threadId());
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
        return passedOutside(POLL);
    }

    /** True for a thread that bears the name of a runtime's: {@code tokio-rt-worker} in Tokio 1.50 and newer. */
    boolean onRuntimeThread() {
        return panic.thread().equals("tokio-runtime-worker") || panic.thread().equals("tokio-rt-worker");
    }

    /** True where {@code own}, or any frame outside of it, is such a function; of all frames if there is no own one. */
    boolean passedOutside(Pattern function) {
        return IntStream.range(Math.max(own, 0), panic.stack().depth())
                .anyMatch(i -> function.matcher(frame(panic, i).symbol().name()).find());
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

    /** True where the text names no line that is worth asking for: that of an abort is std's, or none. */
    boolean namesNoLine() {
        return panic.place() == null
                || (panic.kind() == Panic.Kind.ABORT && panic.place().file().startsWith("/rustc/"));
    }

    /** The crate whose file the panic names, with its version: {@code hyper-0.14.19}; null for own and std's files. */
    @Nullable
    String crate() {
        Matcher m =
                CRATE_FILE.matcher(panic.place() == null ? "" : panic.place().file());
        return m.find() ? m.group(1) : null;
    }

    /** {@code  in `fetch` (legacy.rs:15)}, or the place that the panic names; empty where neither is known. */
    String where() {
        String at = panic.place() == null ? "" : Words.brief(panic.place());
        if (own < 0) {
            return at.isEmpty() ? "" : " at " + (crate() == null ? "" : crate() + "'s ") + at;
        }
        SourcePlace line = frame(panic, own).place();
        String shown = line == null ? at : Words.brief(line);
        return " in `" + Words.function(frame(panic, own).symbol().name()) + "`"
                + (shown.isEmpty() ? "" : " (" + shown + ")");
    }

    /** The message's first line, not too long for a sentence. */
    String said() {
        String line = panic.message().strip().lines().findFirst().orElse("");
        boolean whole =
                line.length() <= LONGEST_SAID && line.equals(panic.message().strip());
        return whole ? line : line.substring(0, Math.min(line.length(), LONGEST_SAID)) + "…";
    }

    /** True where no frame of the backtrace has a line: inlined functions are then missing from it. */
    boolean withoutLines() {
        return panic.stack().frames().stream().allMatch(f -> f.place() == null);
    }

    /** Panics that are alike are one finding: the same location, reached from the same own line. */
    String likeness() {
        SourcePlace ownPlace = own < 0 ? null : frame(panic, own).place();
        return (panic.place() == null
                        ? ""
                        : panic.place().shown() + ":" + panic.place().column())
                + "|"
                + (own < 0 ? "" : frame(panic, own).symbol().name())
                + "|"
                + (ownPlace == null ? "" : ownPlace.shown());
    }
}
