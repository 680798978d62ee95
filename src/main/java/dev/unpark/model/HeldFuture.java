package dev.unpark.model;

import java.util.List;

/**
 * A future that a frame holds as a local variable, with its chain of awaits, outermost first. From {@code bt full} of a
 * build with full debug info; nothing else shows it.
 *
 * @param thread index of the thread
 * @param frame index of the frame that prints it
 * @param inputLine line of the local variable
 */
public record HeldFuture(int thread, int frame, List<FutureLink> chain, int inputLine) {
    public HeldFuture {
        chain = List.copyOf(chain);
    }
}
