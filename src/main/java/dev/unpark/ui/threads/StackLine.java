package dev.unpark.ui.threads;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.model.ItemRef;

/** One line of the stack view. */
public sealed interface StackLine {
    /**
     * A frame that is shown.
     *
     * @param place {@code file:line} with the file's name only; empty where the tool printed none
     * @param full the whole symbol and place, for the tooltip
     */
    record OfFrame(
            int index,
            ItemRef about,
            String symbol,
            String place,
            String full,
            FrameOrigin origin,
            boolean inlined,
            boolean unfolded)
            implements StackLine {}

    /** Frames that are folded away; opening shows them. */
    record OfFold(int from, int to, String words, boolean open) implements StackLine {}
}
