package dev.unpark.source.scan;

import java.util.SortedSet;
import java.util.TreeSet;

/** A guard while its body is walked; what is learnt of it gathers here. */
final class Held {
    /**
     * @param line where it is taken
     * @param kind path of the lock's type; {@code ?} if unknown
     * @param lock the text of what is locked, such as {@code state.roles}
     * @param type what the lock protects; empty if unknown
     * @param method that takes it: {@code lock}, {@code read}, or a function of the crate
     * @param certain whether the lock's type is told by the source
     */
    record Taken(int line, String kind, String lock, String type, String method, boolean certain) {}

    final Taken taken;
    final SortedSet<Integer> awaits = new TreeSet<>();
    /** Its variable; empty for a temporary. */
    String binding = "";

    Held(Taken taken) {
        this.taken = taken;
    }
}
