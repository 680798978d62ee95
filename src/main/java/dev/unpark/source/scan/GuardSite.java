package dev.unpark.source.scan;

import java.util.List;

/**
 * A guard of a lock that blocks, or a borrow of a {@code RefCell}, that lives across an await.
 *
 * @param path of the file, as the opened tree has it
 * @param function that awaits, with its type: {@code Store::sweep}
 * @param line where the guard is taken
 * @param lock what is locked, as written: {@code state.roles}; what gave the guard where no lock is named
 * @param kind path of the lock's type, such as {@code std::sync::Mutex}; empty if it is not known
 * @param type what the lock protects, without paths; empty if unknown
 * @param method that takes it: {@code lock}, {@code borrow_mut}, a function of the crate, {@code parameter}
 * @param binding the guard's variable; empty for a temporary
 * @param awaits lines of the awaits while it may live, ascending; never empty
 * @param certain whether the source tells the lock's type
 */
public record GuardSite(
        String path,
        String function,
        int line,
        String lock,
        String kind,
        String type,
        String method,
        String binding,
        List<Integer> awaits,
        boolean certain) {
    public GuardSite {
        awaits = List.copyOf(awaits);
    }

    /** Whether it borrows a {@code RefCell}. */
    public boolean isBorrow() {
        return kind.equals("std::cell::RefCell");
    }

    /** Whether {@link #lock} names what is locked; else it is what gave the guard, or a parameter that is one. */
    public boolean namesLock() {
        return Locks.takes(method);
    }

    /** The field or variable that is locked: the last name of {@link #lock}. */
    public String field() {
        String name = lock.replaceAll("[(\\[].*$", "");
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
    }
}
