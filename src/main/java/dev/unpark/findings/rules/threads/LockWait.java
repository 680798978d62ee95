package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Input;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One lock of one process with everyone who waits for it.
 *
 * @param inputs dumps of the process, as positions in the evidence
 * @param waiters threads that are held inside a task poll, one a thread however many dumps show it
 * @param others threads that wait for the lock outside of async code, such as those of the blocking pool
 */
record LockWait(List<Integer> inputs, List<Waiter> waiters, List<Waiter> others) {
    LockWait {
        inputs = List.copyOf(inputs);
        waiters = List.copyOf(waiters);
        others = List.copyOf(others);
    }

    /** One thread, with the dumps that show it at this lock, in the order of the evidence. */
    record Waiter(List<LockSighting> sightings) {
        Waiter {
            sightings = List.copyOf(sightings);
        }

        LockSighting first() {
            return sightings.getFirst();
        }

        /** The sighting that tells most of the lock. */
        LockSighting richest() {
            LockSighting best = first();
            for (LockSighting s : sightings) {
                if (detail(s) > detail(best)) {
                    best = s;
                }
            }
            return best;
        }

        private static int detail(LockSighting s) {
            return (s.lock().address() != 0 ? 2 : 0) + (s.lock().type() != null ? 1 : 0);
        }
    }

    /** All locks that hold up async code, in the order in which the evidence shows them. */
    static List<LockWait> in(RuleInput in) {
        List<LockWait> locks = new ArrayList<>();
        for (List<Integer> process : Processes.of(in)) {
            List<LockSighting> seen =
                    process.stream().flatMap(i -> sightings(in, i).stream()).toList();
            List<Waiter> blocked =
                    merged(seen.stream().filter(s -> s.facts().isBlocked()).toList());
            List<Waiter> others =
                    merged(seen.stream().filter(s -> !s.facts().isBlocked()).toList());
            for (List<Waiter> together : byLock(blocked)) {
                List<Waiter> also = others.stream()
                        .filter(o -> o.richest().sameLock(together.getFirst().richest()))
                        .filter(o -> o.richest().lock().address() != 0)
                        .toList();
                locks.add(new LockWait(process, together, also));
            }
        }
        return locks;
    }

    /** All locks that any thread waits for, in the order in which the evidence shows them; each has only waiters. */
    static List<LockWait> all(RuleInput in) {
        List<LockWait> locks = new ArrayList<>();
        for (List<Integer> process : Processes.of(in)) {
            List<LockSighting> seen =
                    process.stream().flatMap(i -> sightings(in, i).stream()).toList();
            byLock(merged(seen)).forEach(waiters -> locks.add(new LockWait(process, waiters, List.of())));
        }
        return locks;
    }

    /** With the waiters of one dump alone, that which shows most: two dumps are two instants, and no two waiters at once. */
    LockWait atOnce() {
        Map<Integer, List<Waiter>> byDump = new LinkedHashMap<>();
        for (Waiter w : waiters) {
            w.sightings().stream()
                    .map(LockSighting::input)
                    .distinct()
                    .forEach(i ->
                            byDump.computeIfAbsent(i, k -> new ArrayList<>()).add(w));
        }
        List<Waiter> most = byDump.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        return new LockWait(inputs, most, others);
    }

    /** Every thread of a dump that waits for a lock, blocked or not. */
    static List<LockSighting> sightings(RuleInput in, int input) {
        return in.once().of(new OfInput(input), () -> look(in, input));
    }

    private record OfInput(int input) {}

    private static List<LockSighting> look(RuleInput in, int input) {
        List<LockSighting> all = new ArrayList<>();
        for (int t = 0; t < in.evidence().inputs().get(input).threads().size(); t++) {
            LockSighting s = LockSighting.of(in, input, t);
            if (s != null) {
                all.add(s);
            }
        }
        return List.copyOf(all);
    }

    /** The first sighting for each value of {@code by}, in order. */
    static List<LockSighting> first(List<LockSighting> sightings, Function<LockSighting, Object> by) {
        Set<Object> seen = new HashSet<>();
        return sightings.stream().filter(s -> seen.add(by.apply(s))).toList();
    }

    /** One waiter a thread: the same OS id at the same lock in a second dump is no second waiter. */
    private static List<Waiter> merged(List<LockSighting> sightings) {
        boolean oneDump =
                sightings.stream().mapToInt(LockSighting::input).distinct().count() < 2;
        if (oneDump) {
            return sightings.stream().map(s -> new Waiter(List.of(s))).toList();
        }
        List<List<LockSighting>> waiters = new ArrayList<>();
        Map<Long, List<List<LockSighting>>> byThread = new HashMap<>();
        for (LockSighting s : sightings) {
            Long id = s.trace().id();
            List<List<LockSighting>> known = id == null ? List.of() : byThread.getOrDefault(id, List.of());
            List<LockSighting> same = known.stream()
                    .filter(w -> new Waiter(w).richest().sameLock(s))
                    .findFirst()
                    .orElseGet(() -> withoutId(s, waiters));
            if (same == null) {
                same = new ArrayList<>();
                waiters.add(same);
            }
            same.add(s);
            if (id != null) {
                byThread.computeIfAbsent(id, k -> new ArrayList<>()).add(same);
            }
        }
        return waiters.stream().map(Waiter::new).toList();
    }

    /** More are no longer compared one by one; who opens several such dumps has ids in them. */
    private static final int FEW = 500;

    /**
     * A waiter of another dump that may be the same thread, where one of the two has no id: lldb prints none. As many threads
     * as the fuller dump shows at the lock are counted, and no more.
     */
    private static @Nullable List<LockSighting> withoutId(LockSighting s, List<List<LockSighting>> waiters) {
        if (waiters.size() > FEW) {
            return null;
        }
        return waiters.stream()
                .filter(w -> w.stream().noneMatch(o -> o.input() == s.input()))
                .filter(w -> s.trace().id() == null
                        || w.stream().allMatch(o -> o.trace().id() == null))
                .filter(w -> new Waiter(w).richest().sameLock(s))
                .findFirst()
                .orElse(null);
    }

    /** What tells locks apart before their types are compared: a big dump may hold thousands of them. */
    private record Key(String kind, long address, String user) {}

    private static List<List<Waiter>> byLock(List<Waiter> waiters) {
        List<List<Waiter>> locks = new ArrayList<>();
        Map<Key, List<List<Waiter>>> byKey = new HashMap<>();
        for (Waiter w : waiters) {
            LockSighting s = w.richest();
            long address = s.lock().address();
            Key key = new Key(s.lock().kind(), address, address == 0 ? s.function() : "");
            List<List<Waiter>> alike = byKey.computeIfAbsent(key, k -> new ArrayList<>());
            List<Waiter> same = alike.stream()
                    .filter(l -> l.getFirst().richest().sameLock(s))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                same = new ArrayList<>();
                alike.add(same);
                locks.add(same);
            }
            same.add(w);
        }
        return locks;
    }

    /** What is known of the lock, from the sighting that tells most. */
    WaitsFor lock() {
        LockSighting best = waiters.getFirst().richest();
        for (Waiter w : waiters) {
            if (Waiter.detail(w.richest()) > Waiter.detail(best)) {
                best = w.richest();
            }
        }
        return best.lock();
    }

    /** {@code std Mutex}, {@code parking_lot RwLock}: for a sentence. */
    String kindWords() {
        String kind = lock().kind();
        String name = kind.substring(kind.lastIndexOf(':') + 1);
        int crate = kind.indexOf("::");
        return crate < 0 ? name : kind.substring(0, crate) + " " + name;
    }

    /** Dumps that show a thread waiting for it, in the order of the evidence. */
    List<Integer> seenIn() {
        TreeSet<Integer> seen = new TreeSet<>();
        waiters.forEach(w -> w.sightings().forEach(s -> seen.add(s.input())));
        return List.copyOf(seen);
    }

    /**
     * At how many instants one and the same thread is seen at this lock; 1 where none is seen twice.
     */
    int mostSightings(List<Input> all) {
        return waiters.stream()
                .mapToInt(w -> Instants.count(
                        all, w.sightings().stream().map(LockSighting::input).toList()))
                .max()
                .orElse(0);
    }
}
