package dev.unpark.parse;

import dev.unpark.model.Input;
import java.util.List;

/** Is told what was read of a long file while the rest is still being read. */
@FunctionalInterface
public interface SoFar {
    /** For callers that wait for the whole. */
    SoFar NOBODY = inputs -> {};

    /**
     * @param inputs the dumps of the file up to some place in it; their ids are not those that they get in the end, their
     *     threads have the index that they keep
     */
    void show(List<Input> inputs);
}
