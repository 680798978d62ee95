package dev.unpark.ui.threads;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.model.ItemRef;
import org.jspecify.annotations.Nullable;

/** One line of the stack view. */
public sealed interface StackLine {
    /** What selecting the line points at; null for a line that only opens others. */
    @Nullable
    ItemRef about();

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

    /**
     * An await of a task, below what awaits it.
     *
     * @param count how many alike ones it stands for
     * @param place {@code file:line} with the file's name only; empty where the tool printed none
     * @param full the whole symbol and place, for the tooltip
     * @param standing true for the innermost await of own code in its branch
     */
    record OfAwait(
            ItemRef.OfAwait about,
            int depth,
            int count,
            String symbol,
            String place,
            String full,
            FrameOrigin origin,
            boolean standing)
            implements StackLine {}

    /** Frames that are folded away; opening shows them. */
    record OfFold(int from, int to, String words, boolean open) implements StackLine {
        @Override
        public @Nullable ItemRef about() {
            return null;
        }
    }
}
