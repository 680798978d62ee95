package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Input;
import dev.unpark.model.LocalGuard;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Threads of one dump each of which waits for a lock that the next one holds, the last one's held by the first. That a
 * thread holds a lock is taken from a guard it prints as a local, of the address and type that another thread waits for, and
 * that no other thread prints: a stale slot would have to fit all of that by chance, in every link.
 *
 * @param links in the order of the cycle, beginning with the thread of the lowest index
 */
record LockCycle(int input, List<Link> links) {
    LockCycle {
        links = List.copyOf(links);
    }

    /**
     * @param waiter waits for {@code lock}
     * @param held the guard of the lock that it holds, for which the thread before it waits
     */
    record Link(LockSighting waiter, LocalGuard held) {
        WaitsFor lock() {
            return waiter.lock();
        }
    }

    /** Every cycle of a dump, each once. */
    static List<LockCycle> in(RuleInput in, int input) {
        Input dump = in.evidence().inputs().get(input);
        if (dump.localGuards().isEmpty()) {
            return List.of();
        }
        Map<Integer, LockSighting> waiting = new LinkedHashMap<>();
        LockWait.sightings(in, input).forEach(s -> waiting.put(s.trace().index(), s));
        Map<Long, List<LocalGuard>> byAddress = dump.localGuards().stream()
                .collect(Collectors.groupingBy(l -> l.guard().address()));
        Map<Integer, LocalGuard> next = new LinkedHashMap<>();
        waiting.forEach((thread, s) -> {
            LocalGuard holder = holder(byAddress.getOrDefault(s.lock().address(), List.of()), waiting, s);
            if (holder != null) {
                next.put(thread, holder);
            }
        });
        List<LockCycle> cycles = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        for (int start : waiting.keySet()) {
            List<Integer> path = walk(start, next, done);
            if (!path.isEmpty()) {
                cycles.add(new LockCycle(input, links(path, waiting, next)));
            }
        }
        return cycles;
    }

    /**
     * The guard by which one other waiting thread holds what {@code s} waits for; null where none or several do. Not told of
     * a RwLock: several threads may read, and the one that keeps {@code s} out may be another.
     */
    private static @Nullable LocalGuard holder(
            List<LocalGuard> ofAddress, Map<Integer, LockSighting> waiting, LockSighting s) {
        if (s.lock().address() == 0 || !s.lock().kind().endsWith("Mutex")) {
            return null;
        }
        List<LocalGuard> printed = ofAddress.stream()
                .filter(l -> l.guard().kind().equals(s.lock().kind())
                        && Objects.equals(l.guard().type(), s.lock().type()))
                .toList();
        boolean oneThread = printed.stream().map(LocalGuard::thread).distinct().count() == 1;
        if (!oneThread || printed.getFirst().thread() == s.trace().index()) {
            return null;
        }
        return waiting.containsKey(printed.getFirst().thread()) ? printed.getFirst() : null;
    }

    /** The threads of the cycle that {@code start} is on, or that it leads to and no earlier start did; else empty. */
    private static List<Integer> walk(int start, Map<Integer, LocalGuard> next, Set<Integer> done) {
        List<Integer> path = new ArrayList<>();
        int at = start;
        while (done.add(at)) {
            path.add(at);
            LocalGuard holder = next.get(at);
            if (holder == null) {
                return List.of();
            }
            at = holder.thread();
        }
        int begin = path.indexOf(at);
        return begin < 0 ? List.of() : path.subList(begin, path.size());
    }

    private static List<Link> links(
            List<Integer> path, Map<Integer, LockSighting> waiting, Map<Integer, LocalGuard> next) {
        int lowest = path.indexOf(path.stream().min(Integer::compare).orElseThrow());
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            int thread = path.get((lowest + i) % path.size());
            int before = path.get((lowest + i + path.size() - 1) % path.size());
            links.add(new Link(Objects.requireNonNull(waiting.get(thread)), Objects.requireNonNull(next.get(before))));
        }
        return links;
    }
}
