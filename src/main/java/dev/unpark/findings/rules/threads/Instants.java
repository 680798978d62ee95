package dev.unpark.findings.rules.threads;

import dev.unpark.model.Input;
import java.util.List;

/**
 * Which dumps are looks at a process at different instants: only they show that something lasts. Two dumps of one file may
 * be of one stop of the process, {@code bt} and {@code bt full} of one session, and what several tools print of cores is
 * taken as of one core.
 */
final class Instants {
    private static final String CORE = "core";

    private Instants() {}

    /** The same for two dumps of one process that may be of one instant. */
    static String of(Input dump) {
        return dump.core() ? CORE : dump.id().sha256();
    }

    /** How many instants the dumps at these positions show at the least. */
    static int count(List<Input> all, List<Integer> dumps) {
        return (int) dumps.stream().map(i -> of(all.get(i))).distinct().count();
    }
}
