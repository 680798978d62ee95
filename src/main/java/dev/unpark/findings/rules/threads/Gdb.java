package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.Input;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commands that get more of a process.
 *
 * @param pid null where no dump tells it
 * @param core whether all that is known of it comes from cores: it is gone, and a second look at it cannot be had
 */
record Gdb(@Nullable Long pid, boolean core) {
    private static final String STACKS = "thread apply all bt";

    static Gdb of(RuleInput in, List<Integer> dumps) {
        List<Input> inputs =
                dumps.stream().map(i -> in.evidence().inputs().get(i)).toList();
        Long pid = inputs.stream()
                .map(Input::pid)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Gdb(pid, inputs.stream().allMatch(Input::core));
    }

    /** All stacks, of the core again where it is one. */
    String stacks() {
        return command(core, STACKS);
    }

    /** All stacks with their locals, of the core again where it is one. */
    String locals() {
        return command(core, STACKS + " full");
    }

    /** How to look at the process at another instant: begins a sentence, which a colon or a comma goes on. */
    String secondDump() {
        return core
                ? "This process is gone; the next time, two dumps some seconds apart, " + command(false, STACKS)
                : "A second dump some seconds later, " + command(false, STACKS);
    }

    private String command(boolean ofCore, String what) {
        String target = ofCore ? "BINARY CORE" : "-p " + (pid == null || core ? "PID" : pid.toString());
        return "`gdb " + target + " -batch -ex 'set pagination off' -ex '" + what + "'`";
    }
}
