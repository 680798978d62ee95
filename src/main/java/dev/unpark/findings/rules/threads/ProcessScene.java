package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Citation;
import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadFacts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A dump of a process that has threads, chosen for what it shows, with the others of the same process.
 *
 * @param input the dump that is spoken of
 * @param dumps of the process that have threads, this one among them, as positions in the evidence
 */
record ProcessScene(RuleInput in, int input, RuntimeScene scene, List<Integer> dumps) {
    private static final int PLACES = 4;

    /** For each process the first dump that {@code shows} it; processes without such a dump are left out. */
    static List<ProcessScene> where(RuleInput in, Predicate<RuntimeScene> shows) {
        List<RuntimeScene> all = RuntimeScene.all(in);
        List<ProcessScene> found = new ArrayList<>();
        for (List<Integer> process : Processes.of(in)) {
            List<Integer> dumps =
                    process.stream().filter(i -> all.get(i).threads() > 0).toList();
            dumps.stream()
                    .filter(i -> shows.test(all.get(i)))
                    .findFirst()
                    .ifPresent(i -> found.add(new ProcessScene(in, i, all.get(i), dumps)));
        }
        return found;
    }

    Input dump() {
        return in.evidence().inputs().get(input);
    }

    /**
     * Whether a dump of the process shows the contrary. One that just does not show it, because it is cut or has no symbols,
     * says nothing against it.
     */
    boolean disputed(Predicate<RuntimeScene> contrary) {
        return dumps.stream().map(RuntimeScene.all(in)::get).anyMatch(contrary);
    }

    /** At how many instants the process is seen, at the least. */
    int instants() {
        return Instants.count(in.evidence().inputs(), dumps);
    }

    List<Seen> threads(Predicate<ThreadFacts> which) {
        return HeldPlace.threads(in, input, which).toList();
    }

    /** Those whose stack is of a kind as well; each distinct stack is asked once, however many threads share it. */
    List<Seen> threads(Predicate<ThreadFacts> which, Predicate<Stack> how) {
        IdentityHashMap<Stack, Boolean> known = new IdentityHashMap<>();
        return HeldPlace.threads(in, input, which)
                .filter(s -> known.computeIfAbsent(s.trace().stack(), how::test))
                .toList();
    }

    /** Workers that a task holds, then the other threads of a runtime that one holds. */
    List<Seen> blocked() {
        List<Seen> blocked = new ArrayList<>(threads(f -> f.isBlocked() && f.role() == Role.WORKER));
        blocked.addAll(threads(f -> f.isBlocked() && f.role() != Role.WORKER));
        return blocked;
    }

    Citation citation(Seen seen, String shows) {
        return new Citing(in)
                .frame(seen.input(), seen.trace().index(), seen.facts().ownFrame(), shows);
    }

    /** {@code thread 7 is held by a task: mutex in `allowed`}: what holds a thread, for a citation. */
    static String heldWords(Seen seen) {
        return "thread " + seen.trace().label() + " is held by a task: " + stateWords(seen);
    }

    Gdb gdb() {
        return Gdb.of(in, dumps);
    }

    /** What threads wait in, the first few places in the order of the dump: {@code 2 × mutex in `allowed` · 1 × sleep}. */
    static String byPlace(List<Seen> threads) {
        Map<String, Integer> places = new LinkedHashMap<>();
        threads.forEach(s -> places.merge(stateWords(s), 1, Integer::sum));
        return String.join(
                " · ",
                places.entrySet().stream()
                        .limit(PLACES)
                        .map(e -> e.getValue() + " × " + e.getKey())
                        .toList());
    }

    private static String stateWords(Seen seen) {
        String function = seen.own() == null ? "" : " in `" + Words.function(seen.function()) + "`";
        return seen.facts().state().word() + function;
    }
}
