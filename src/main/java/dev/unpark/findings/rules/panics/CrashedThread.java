package dev.unpark.findings.rules.panics;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a dump that was ending its process when the dump, most often a core, was taken.
 *
 * @param abort index of the outermost frame of abort itself
 * @param own index of the first own frame, -1 if there is none
 * @param recursion the own function that fills the stack, or null
 */
record CrashedThread(
        int input,
        ThreadTrace trace,
        End end,
        int abort,
        int own,
        @Nullable Recursion recursion) {
    /** Who called abort, by the frames outside of it. */
    enum End {
        /** std's handler of the signal that an overflown stack raises. */
        OVERFLOW,
        /** A panic where none may unwind: in a destructor during clean-up, or out of an {@code extern "C"} function. */
        NO_UNWIND,
        /** A panic of a build with {@code panic = "abort"}. */
        PANIC,
        /** std itself, for another reason. */
        STD,
        /** The program, by std's function. */
        PROGRAM,
        /** Something else: C code, or Rust code without symbols. */
        UNKNOWN
    }

    /** How deep abort may stand: __pthread_kill_implementation, __pthread_kill_internal, raise, abort, ... */
    private static final int MOST_INNER = 12;
    // __GI_abort, abort, std::sys::pal::unix::abort_internal, std::process::abort, std::rt::__rust_abort
    private static final Pattern ABORT = Pattern.compile(
            "^(?:(?:__GI_|_+)?abort|std::process::abort|std::sys::.*\\babort_internal|std::rt::__rust_abort)$");
    private static final Pattern OVERFLOW = Pattern.compile("\\bstack_overflow::");
    private static final Pattern NO_UNWIND =
            Pattern.compile("\\bpanic_in_cleanup$|\\bpanic_cannot_unwind$|\\bpanic_nounwind|\\bpanic_no_unwind$");
    private static final Pattern PANIC = Pattern.compile("^panic_abort::|\\b__rust_start_panic$");
    private static final Pattern STD = Pattern.compile("^<?(?:std|core|alloc|__rustc)::");
    // Between abort and a closure of the program whose frame is inlined stand __rust_begin_short_backtrace, do_call,
    // ...:
    // those did not call it.
    private static final Pattern STD_ABORTS = Pattern.compile(
            "^<?(?:std::panicking::(?!catch_unwind|try\\b)|std::alloc::|core::panicking::|alloc::alloc::|__rustc::)");

    static List<CrashedThread> in(RuleInput in) {
        List<CrashedThread> found = new ArrayList<>();
        IdentityHashMap<Stack, Integer> aborts = new IdentityHashMap<>();
        List<Input> inputs = in.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            for (ThreadTrace trace : inputs.get(i).threads()) {
                int abort = aborts.computeIfAbsent(trace.stack(), CrashedThread::abort);
                if (abort >= 0) {
                    found.add(of(in, i, trace, abort));
                }
            }
        }
        return found;
    }

    /** The one that shows this panic, by the thread's id; null where the text has none (rustc 1.90 and before). */
    static @Nullable CrashedThread of(Panic panic, List<CrashedThread> crashes) {
        return crashes.stream()
                .filter(c -> panic.threadId() != null && panic.threadId().equals(c.trace.id()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The outcome where no thread was found to crash.
     *
     * @param texts the outcome by the panic texts alone
     */
    static RuleOutcome nothing(RuleInput in, RuleOutcome texts, String which) {
        int threads = in.evidence().inputs().stream()
                .mapToInt(i -> (int) i.threads().stream()
                        .filter(t -> t.stack().depth() > 1) // a list of threads shows their innermost frames alone
                        .count())
                .sum();
        if (threads == 0) {
            return texts;
        }
        String looked = "Looked at " + Words.count(threads, "thread") + "; none shows frames of one " + which + ".";
        return new RuleOutcome.Clear(texts instanceof RuleOutcome.Clear c ? c.because() + " " + looked : looked);
    }

    private static CrashedThread of(RuleInput in, int input, ThreadTrace trace, int abort) {
        End end = end(trace.stack(), abort);
        int own = end == End.PANIC || end == End.NO_UNWIND
                ? in.classifier().ownFrameOfPanic(trace.stack())
                : in.facts().get(input).get(trace.index()).ownFrame();
        Recursion recursion = end == End.OVERFLOW ? Recursion.of(in.classifier(), trace.stack(), abort) : null;
        return new CrashedThread(input, trace, end, abort, own, recursion);
    }

    private static int abort(Stack stack) {
        int found = -1;
        for (int i = 0; i < Math.min(MOST_INNER, stack.depth()); i++) {
            if (ABORT.matcher(name(stack, i)).find()) {
                found = i;
            }
        }
        return found;
    }

    private static End end(Stack stack, int abort) {
        int outer = abort + 1;
        boolean byStd =
                outer < stack.depth() && STD_ABORTS.matcher(name(stack, outer)).find();
        while (outer < stack.depth() && STD.matcher(name(stack, outer)).find()) {
            String name = name(stack, outer);
            if (OVERFLOW.matcher(name).find()) {
                return End.OVERFLOW;
            }
            if (NO_UNWIND.matcher(name).find()) {
                return End.NO_UNWIND;
            }
            if (PANIC.matcher(name).find()) {
                return End.PANIC;
            }
            outer++;
        }
        if (outer < stack.depth() && PANIC.matcher(name(stack, outer)).find()) {
            return End.PANIC;
        }
        if (byStd) {
            return End.STD;
        }
        return name(stack, abort).startsWith("std::") ? End.PROGRAM : End.UNKNOWN;
    }

    private static String name(Stack stack, int frame) {
        return stack.frames().get(frame).symbol().name();
    }

    /** The frame that says most: where the recursion calls itself, the first own one, or that of abort. */
    int cited() {
        return recursion != null ? recursion.call() : own >= 0 ? own : abort;
    }

    Frame citedFrame() {
        return trace.stack().frames().get(cited());
    }
}
