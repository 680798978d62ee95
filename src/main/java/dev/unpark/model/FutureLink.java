package dev.unpark.model;

import java.util.List;

/**
 * One async function of an await chain, as its state machine was printed.
 *
 * @param function normalised name of the async function
 * @param suspend the N of {@code SuspendN}: it is suspended at its N-th await, from 0; -1 for {@code Unresumed}, -2 for
 *     {@code Returned}, -3 for {@code Panicked}, -4 for a hand-written future that has no such state
 * @param guards lock guards that are kept across this await
 */
public record FutureLink(String function, int suspend, List<Guard> guards) {
    public FutureLink {
        guards = List.copyOf(guards);
    }
}
