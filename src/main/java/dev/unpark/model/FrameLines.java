package dev.unpark.model;

import java.util.Arrays;

/**
 * Where the frames of a stack stand in the input, as offsets from the thread's own first line. Shared by all threads
 * that print alike.
 */
public final class FrameLines {
    private final int[] offsets;

    /** Takes a copy of {@code offsets}: lines below the thread's {@code inputLine}, by frame index. */
    public FrameLines(int[] offsets) {
        this.offsets = offsets.clone();
    }

    /** The offset of a frame's line from the thread's first line; 0 for a frame that is not there. */
    public int offset(int frame) {
        return frame >= 0 && frame < offsets.length ? offsets[frame] : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameLines that && Arrays.equals(offsets, that.offsets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsets);
    }
}
