package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One function of own code in which threads of one process are all in the same kind of wait.
 *
 * @param inputs dumps of the process, as positions in the evidence
 * @param byDump the threads, by the dumps that show any; several tools may show one and the same thread
 */
record HeldPlace(List<Integer> inputs, List<List<Seen>> byDump) {
    HeldPlace {
        inputs = List.copyOf(inputs);
        byDump = byDump.stream().map(List::copyOf).toList();
    }

    private record Key(State state, @Nullable String kind, String function) {
        static Key of(Seen seen) {
            String kind = seen.facts().waitsFor() == null
                    ? null
                    : seen.facts().waitsFor().kind();
            return new Key(seen.facts().state(), kind, seen.function());
        }
    }

    /** All places, in the order in which the evidence shows them. */
    static List<HeldPlace> in(RuleInput in, Predicate<ThreadFacts> held) {
        List<HeldPlace> places = new ArrayList<>();
        for (List<Integer> process : Processes.of(in)) {
            Map<Key, Map<Integer, List<Seen>>> byKey = new LinkedHashMap<>();
            for (int input : process) {
                threads(in, input, held)
                        .forEach(seen -> byKey.computeIfAbsent(Key.of(seen), k -> new LinkedHashMap<>())
                                .computeIfAbsent(input, k -> new ArrayList<>())
                                .add(seen));
            }
            byKey.values()
                    .forEach(dumps -> places.add(
                            new HeldPlace(process, dumps.values().stream().toList())));
        }
        return places;
    }

    /** The threads of one dump for which {@code held} is true. */
    static Stream<Seen> threads(RuleInput in, int input, Predicate<ThreadFacts> held) {
        Input dump = in.evidence().inputs().get(input);
        return dump.threads().stream()
                .map(t -> new Seen(input, t, in.facts().get(input).get(t.index())))
                .filter(seen -> held.test(seen.facts()));
    }

    /** Those of the dump that shows most threads here; of several the first that prints a line of the own frame. */
    List<Seen> threads() {
        return byDump.stream()
                .max(Comparator.<List<Seen>>comparingInt(List::size)
                        .thenComparing(dump -> hasLine(dump.getFirst()))
                        .thenComparingInt(dump -> -dump.getFirst().input()))
                .orElseThrow();
    }

    private static boolean hasLine(Seen seen) {
        return seen.own() != null && seen.own().place() != null;
    }

    int count() {
        return threads().size();
    }

    /** Position of the dump that {@link #threads} are from. */
    int input() {
        return threads().getFirst().input();
    }

    /** The role that all of them share, or null. */
    @Nullable
    Role role() {
        Role first = threads().getFirst().facts().role();
        return threads().stream().allMatch(s -> s.facts().role() == first) ? first : null;
    }

    /**
     * At how many instants one and the same thread is seen here, by its OS id; 1 where none is seen twice.
     */
    int looks(List<Input> all) {
        Map<Long, Set<String>> instants = new LinkedHashMap<>();
        for (List<Seen> dump : byDump) {
            for (Seen seen : dump) {
                Long id = seen.trace().id();
                if (id != null) {
                    instants.computeIfAbsent(id, k -> new HashSet<>()).add(Instants.of(all.get(seen.input())));
                }
            }
        }
        return instants.values().stream().mapToInt(Set::size).max().orElse(1);
    }
}
