package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dumps are of one process: an address means something only within it. Dumps with different process ids are never
 * joined; one without an id joins the process whose thread it shows at the same lock, by OS id, address and type.
 */
final class Processes {
    private final RuleInput in;
    private final List<List<Integer>> groups = new ArrayList<>();

    private Processes(RuleInput in) {
        this.in = in;
    }

    /** Groups of inputs; each input is in one. */
    static List<List<Integer>> of(RuleInput in) {
        return in.once().of(Processes.class, () -> grouped(in));
    }

    private static List<List<Integer>> grouped(RuleInput in) {
        Processes processes = new Processes(in);
        List<Input> inputs = in.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).pid() != null) {
                processes.join(i, processes.withPid(inputs.get(i).pid()));
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).pid() == null) {
                processes.join(i, processes.withSameWait(i));
            }
        }
        processes.groups.forEach(g -> g.sort(null));
        return processes.groups.stream().map(List::copyOf).toList();
    }

    private void join(int input, @Nullable List<Integer> group) {
        if (group == null) {
            groups.add(new ArrayList<>(List.of(input)));
        } else {
            group.add(input);
        }
    }

    private @Nullable List<Integer> withPid(@Nullable Long pid) {
        for (List<Integer> group : groups) {
            Long other = in.evidence().inputs().get(group.getFirst()).pid();
            if (other != null && other.equals(pid)) {
                return group;
            }
        }
        return null;
    }

    private @Nullable List<Integer> withSameWait(int input) {
        Set<LockSighting.Mark> mine = marks(input);
        for (List<Integer> group : groups) {
            for (int other : group) {
                if (!Collections.disjoint(mine, marks(other))) {
                    return group;
                }
            }
        }
        return null;
    }

    private Set<LockSighting.Mark> marks(int input) {
        return LockWait.sightings(in, input).stream()
                .map(LockSighting::mark)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
