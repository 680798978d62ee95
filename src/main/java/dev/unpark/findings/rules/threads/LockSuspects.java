package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Guard;
import dev.unpark.model.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The threads of a dump that wait for locks, where nothing says who holds them.
 *
 * @param waiters one a lock, or one a function where addresses are not printed
 * @param locks how many different locks, as far as the dump tells
 * @param byAddress whether every waiter prints the address of its lock
 * @param allElseRests whether no other thread can be inside of a critical section
 */
record LockSuspects(int input, List<LockSighting> waiters, int locks, boolean byAddress, boolean allElseRests) {
    LockSuspects {
        waiters = List.copyOf(waiters);
    }

    /** Without waiters where a suspended future is seen to keep one of the locks. */
    static LockSuspects of(RuleInput in, int input, RuntimeScene scene) {
        List<LockSighting> all = LockWait.sightings(in, input);
        List<LockSighting> blocked =
                all.stream().filter(s -> s.facts().isBlocked()).toList();
        boolean byAddress =
                !blocked.isEmpty() && blocked.stream().allMatch(s -> s.lock().address() != 0);
        List<LockSighting> distinct = byAddress
                ? LockWait.first(blocked, s -> s.lock().address())
                : LockWait.first(blocked.stream().filter(s -> s.own() != null).toList(), LockSuspects::function);
        Set<Long> kept = keptAcrossAwait(in.evidence().inputs().get(input));
        boolean keeper = blocked.stream().anyMatch(b -> kept.contains(b.lock().address()));
        boolean one = !keeper
                && distinct.stream().map(s -> s.lock().kind()).distinct().count() == 1;
        return new LockSuspects(
                input, one ? distinct : List.of(), distinct.size(), byAddress, scene.allRestBut(all.size()));
    }

    /** Addresses of the locks whose guards suspended futures print: their holder is no thread. */
    private static Set<Long> keptAcrossAwait(Input dump) {
        return dump.futures().stream()
                .flatMap(f -> f.chain().stream())
                .filter(link -> link.suspend() >= 0)
                .flatMap(link -> link.guards().stream())
                .map(Guard::address)
                .collect(Collectors.toSet());
    }

    private static String function(LockSighting s) {
        return Objects.requireNonNull(s.own()).symbol().name();
    }

    /** Whether there are two at least, and not so many that they are just busy: a circle is made of few. */
    boolean several() {
        return waiters.size() >= 2 && waiters.size() <= 8;
    }

    /** Two waiters whose functions, in the opened source, take the same two locks in opposite order; empty if there are none. */
    List<LockOrder> opposed(RuleInput in) {
        List<LockOrder> seen = new ArrayList<>();
        for (LockSighting w : waiters) {
            for (LockOrder order : LockOrder.of(in, w)) {
                for (LockOrder other : seen) {
                    if (other.opposes(order)) {
                        return List.of(other, order);
                    }
                }
                seen.add(order);
            }
        }
        return List.of();
    }
}
