package dev.unpark.parse.gdb;

import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.ThreadHead;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads of the dump that is being read, by gdb's numbers. */
final class KnownThreads {
    private static final int MOST_NUMBERED = 1 << 24;

    private final BitSet headed = new BitSet();
    private final BitSet alone = new BitSet();
    private final Map<Integer, Integer> indexes = new HashMap<>();
    private int indexed;
    private final BitSet shortened = new BitSet();
    private final Map<Integer, String> gaps = new LinkedHashMap<>();
    private int lastAlone = -1;
    private boolean lastFull;
    private boolean lastNameless;
    private boolean lastCertain;

    /** A thread with a head comes; false if one of this number had a head before. */
    boolean addHeaded(@Nullable Integer number) {
        if (number == null || number >= MOST_NUMBERED) {
            return true;
        }
        boolean added = !headed.get(number);
        headed.set(number);
        return added;
    }

    /**
     * A backtrace without a head comes, whose thread is the next of {@code sink}.
     *
     * @param full with local variables
     * @param certain it is known whose it is, so far as {@code head} tells
     */
    void addAlone(ThreadHead head, InputSink sink, boolean full, boolean certain) {
        boolean follows = head.number() == null && lastAlone >= 0 && !lastNameless && !lastCertain;
        if (follows) { // so they are all threads' backtraces, and the first is not the selected thread's
            ThreadTrace first = sink.threads().get(lastAlone);
            alone.clear(first.number() == null ? MOST_NUMBERED : first.number());
            indexes.remove(first.number());
            sink.replace(new ThreadTrace(
                    lastAlone, null, null, null, first.inputLine(), first.stack(), first.lines(), first.arguments()));
        }
        if (head.number() != null && head.number() < MOST_NUMBERED) {
            alone.set(head.number());
        }
        lastAlone = sink.threadCount();
        lastFull = full;
        lastNameless = head.number() == null;
        lastCertain = certain;
    }

    /** Whether the thread has a backtrace in the dump. */
    boolean has(ThreadHead head) {
        return isHeaded(head.number()) || isAlone(head.number());
    }

    boolean isHeaded(@Nullable Integer number) {
        return number != null && headed.get(number);
    }

    /** Whether a backtrace of this thread was printed without a head. */
    boolean isAlone(@Nullable Integer number) {
        return number != null && alone.get(number);
    }

    /**
     * Keeps what the thread of this index lacks.
     *
     * @param gap what to say of frames between others, empty if there are all
     * @param more gdb says that there are outer ones
     */
    void lacks(int index, String gap, boolean more) {
        shortened.set(index, more);
        if (gap.isEmpty()) {
            gaps.remove(index);
        } else {
            gaps.put(index, gap);
        }
    }

    boolean hasGap(int index) {
        return gaps.containsKey(index);
    }

    /** Says what threads lack. */
    void tell(InputSink sink) {
        gaps.values().forEach(sink::incomplete);
        if (!shortened.isEmpty()) {
            sink.incomplete("gdb was asked for a few frames of each thread only; the outer ones are not in it.");
        }
    }

    /** Another thread was selected, or others are printed. */
    void select() {
        lastAlone = -1;
    }

    /**
     * Index of the thread that one more backtrace without head or number may be of, because no other thread was selected
     * since; or -1. With no command between them, {@code bt} and {@code bt full} of one thread are told from two threads of
     * {@code thread apply all -q bt} by what only the one has.
     */
    int perhapsSame(boolean asked, boolean full) {
        return (asked && lastNameless) || (lastCertain && !lastNameless) || full != lastFull ? lastAlone : -1;
    }

    /** Index of the thread of this number, or -1. */
    int index(int number, InputSink sink) {
        List<ThreadTrace> threads = sink.threads();
        for (; indexed < threads.size(); indexed++) {
            Integer its = threads.get(indexed).number();
            if (its != null) {
                indexes.putIfAbsent(its, indexed);
            }
        }
        return indexes.getOrDefault(number, -1);
    }

    /** Whether the one is the other or its inner frames, as {@code bt 5} prints them; with gaps, some of its frames. */
    static boolean goTogether(Stack one, Stack other, boolean gaps) {
        boolean fewer = one.depth() < other.depth();
        Stack few = fewer ? one : other;
        Stack all = fewer ? other : one;
        if (!gaps) {
            return few.frames().equals(all.frames().subList(0, few.depth()));
        }
        int found = 0;
        for (int i = 0; i < all.depth() && found < few.depth(); i++) {
            found += all.frames().get(i).equals(few.frames().get(found)) ? 1 : 0;
        }
        return found == few.depth();
    }
}
