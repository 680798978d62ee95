package dev.unpark.findings.rules.threads;

import dev.unpark.findings.rules.Words;
import dev.unpark.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whom a sentence about threads is about.
 *
 * @param count threads, at least one
 * @param role which all of them have, or null
 * @param workers in the dump, those that are not meant as well
 */
record Subject(int count, @Nullable Role role, int workers) {
    /** {@code A worker is held inside a task}, {@code All 3 workers are held inside tasks}, ... */
    String held() {
        return who() + " held inside " + inside();
    }

    /** {@code A worker is}, {@code Both workers are}, {@code The thread of a LocalSet is}. */
    String who() {
        if (role == Role.WORKER) {
            if (count == 1) {
                return workers == 1 ? "The only worker is" : "A worker is";
            }
            return allWorkers()
                    ? (count == 2 ? "Both workers are" : "All " + count + " workers are")
                    : Words.capital(count) + " workers are";
        }
        if (count > 1) {
            return Words.capital(count) + " threads are";
        }
        return role == Role.LOCAL_SET ? "The thread of a LocalSet is" : "The thread in block_on is";
    }

    boolean allWorkers() {
        return role == Role.WORKER && count == workers;
    }

    /** {@code a task}, {@code tasks}, {@code async code}. */
    String inside() {
        return count > 1 ? "tasks" : role == Role.WORKER || role == Role.LOCAL_SET ? "a task" : "async code";
    }
}
