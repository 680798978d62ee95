package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.LocalGuard;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for the holder of a lock, by the address and the type of the guards that the dumps print. */
final class Holders {
    private final RuleInput in;
    private final LockWait wait;

    private Holders(RuleInput in, LockWait wait) {
        this.in = in;
        this.wait = wait;
    }

    /** The holder, or null where none can be named; never one of the threads that wait for the lock. */
    static @Nullable Holder of(RuleInput in, LockWait wait) {
        WaitsFor lock = wait.lock();
        if (lock.address() == 0 || lock.type() == null) {
            return null;
        }
        Holders holders = new Holders(in, wait);
        Holder holder = holders.future(lock);
        return holder != null ? holder : holders.frame(lock);
    }

    private @Nullable Holder future(WaitsFor lock) {
        List<Holder.InFuture> found = new ArrayList<>();
        for (int input : wait.inputs()) {
            Input dump = in.evidence().inputs().get(input);
            for (HeldFuture future : dump.futures()) {
                for (int link = 0; link < future.chain().size(); link++) {
                    for (Guard guard : future.chain().get(link).guards()) {
                        if (future.chain().get(link).suspend() >= 0 && matches(guard, lock)) {
                            found.add(inFuture(input, future, link, guard));
                        }
                    }
                }
            }
        }
        found.sort(Comparator.comparing(Holder.InFuture::proven, Comparator.reverseOrder()));
        // Several frames print one future. Two different ones cannot hold one Mutex: then one of them is stale.
        boolean one = found.stream()
                        .filter(h -> h.proven() == found.getFirst().proven())
                        .map(h -> h.keeper().function()
                                + h.keeper().suspend()
                                + h.guard().binding())
                        .distinct()
                        .count()
                == 1;
        return one || (!found.isEmpty() && lock.kind().endsWith("RwLock")) ? found.getFirst() : null;
    }

    private Holder.InFuture inFuture(int input, HeldFuture future, int link, Guard guard) {
        boolean sameDump = wait.waiters().stream()
                .flatMap(w -> w.sightings().stream())
                .anyMatch(s -> s.input() == input && matches(guard, s.lock()));
        return new Holder.InFuture(
                input, future, link, guard, sameDump, resting(input, future, link), root(input, future));
    }

    private boolean root(int input, HeldFuture future) {
        return name(input, future.thread(), future.frame()).endsWith("::block_on");
    }

    /**
     * Whether no function from the outermost to the keeper is being polled: a debug build, which alone prints futures, has
     * a frame for each that is. A hand-written future on the way has a poll of a name that cannot be told.
     */
    private boolean resting(int input, HeldFuture future, int keeper) {
        ThreadFacts facts = in.facts().get(input).get(future.thread());
        if (Boolean.FALSE.equals(facts.insideTaskPoll())) {
            return true;
        }
        for (FutureLink link : future.chain().subList(0, keeper + 1)) {
            if (link.suspend() < 0) {
                return false;
            }
            for (int i = 0; i < future.frame(); i++) {
                String name = name(input, future.thread(), i);
                if (name.equals(link.function()) || name.equals(link.function() + "::{{closure}}")) {
                    return false;
                }
            }
        }
        return Boolean.TRUE.equals(facts.insideTaskPoll());
    }

    private String name(int input, int thread, int frame) {
        return in.evidence()
                .inputs()
                .get(input)
                .threads()
                .get(thread)
                .stack()
                .frames()
                .get(frame)
                .symbol()
                .name();
    }

    private @Nullable Holder frame(WaitsFor lock) {
        for (int input : wait.inputs()) {
            List<Integer> waiting = waitingIn(input, lock);
            if (waiting.isEmpty()) {
                continue;
            }
            List<LocalGuard> printed = in.evidence().inputs().get(input).localGuards().stream()
                    .filter(l -> matches(l.guard(), lock))
                    .toList();
            boolean oneThread =
                    printed.stream().map(LocalGuard::thread).distinct().count() == 1;
            if (oneThread && !waiting.contains(printed.getFirst().thread())) {
                return new Holder.InFrame(input, printed.getFirst());
            }
        }
        return null;
    }

    /** Threads of a dump that wait for the lock, those outside of async code too. */
    private List<Integer> waitingIn(int input, WaitsFor lock) {
        return Stream.concat(wait.waiters().stream(), wait.others().stream())
                .flatMap(w -> w.sightings().stream())
                .filter(s -> s.input() == input && s.lock().address() == lock.address())
                .map(s -> s.trace().index())
                .toList();
    }

    private static boolean matches(Guard guard, WaitsFor lock) {
        return guard.address() == lock.address()
                && guard.kind().equals(lock.kind())
                && guard.type().equals(lock.type());
    }
}
