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
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A dump of a process that has threads, chosen for what it shows, with the others of the same process.
 *
 * @param input the dump that is spoken of
 * @param scenes of all dumps of the process that have threads, this one among them
 */
record ProcessScene(RuleInput in, int input, RuntimeScene scene, List<RuntimeScene> scenes) {
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
                    .ifPresent(i -> found.add(new ProcessScene(
                            in, i, all.get(i), dumps.stream().map(all::get).toList())));
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
        return scenes.stream().anyMatch(contrary);
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

    /** {@code thread 7 waits (mutex) in `allowed`}: what holds a thread, for a citation. */
    static String heldWords(Seen seen) {
        String function = seen.own() == null ? "" : " in `" + Words.function(seen.function()) + "`";
        return "thread " + seen.trace().label() + " is held by a task: "
                + seen.facts().state().word() + function;
    }

    /** The command that takes a dump of this process again. */
    String again() {
        Long pid = dump().pid();
        return gdb(pid, "thread apply all bt");
    }

    static String gdb(@Nullable Long pid, String command) {
        return "`gdb -p " + (pid == null ? "PID" : pid.toString()) + " -batch -ex 'set pagination off' -ex '" + command
                + "'`";
    }
}
