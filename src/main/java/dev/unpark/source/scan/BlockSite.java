package dev.unpark.source.scan;

import java.util.List;

/**
 * A call in async code that blocks its thread, maybe through functions of the same crate.
 *
 * @param function the async function, with its type
 * @param how what kind of wait it ends in
 * @param hops the calls on the way; the first stands in the async function, the last is the one that blocks
 * @param certain whether the source tells what is called at each hop
 * @param inPlace whether it stands in a closure of {@code block_in_place}
 */
public record BlockSite(String function, Blocks how, List<Hop> hops, boolean certain, boolean inPlace) {
    /**
     * One call.
     *
     * @param called as the source spells it
     */
    public record Hop(String path, int line, String called) {}

    public BlockSite {
        hops = List.copyOf(hops);
    }

    /** The call in the async function. */
    public Hop first() {
        return hops.getFirst();
    }

    /** The call that blocks. */
    public Hop last() {
        return hops.getLast();
    }
}
