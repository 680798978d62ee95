package dev.unpark.classify;

import dev.unpark.model.Stack;
import java.util.List;

/** Decides which frames of a stack are noise. */
public final class Folding {
    private Folding() {}

    /**
     * The leaf, own frames and the marker that tells the role are shown; runs of other frames are folded with their
     * count and origin.
     *
     * @param ownFrame index of the innermost own frame, -1 if none
     */
    public static List<StackRow> fold(Stack stack, Classifier classifier, int ownFrame) {
        throw new UnsupportedOperationException();
    }
}
