package dev.unpark.classify;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/** Says of every thread what it is for and what it waits in, by the catalogue under {@code assets/}. */
public final class Classifier {
    private Classifier() {}

    /** With the catalogue that this build carries. */
    public static Classifier standard() {
        return new Classifier();
    }

    /** Facts by thread index. */
    public List<ThreadFacts> classify(Input input) {
        throw new UnsupportedOperationException();
    }

    /** Whose code a frame is, by its source path, module and symbol. */
    public FrameOrigin origin(Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** Index of the innermost own frame of a backtrace, -1 if there is none. */
    public int ownFrame(Panic panic) {
        throw new UnsupportedOperationException();
    }
}
