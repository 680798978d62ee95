package dev.unpark.classify;

import java.util.List;
import java.util.Set;

/** What the catalogue says of one function. */
record FrameReading(FunctionPath path, Set<Mark> marks, List<WaitEntry> waits, FrameOrigin origin) {
    boolean has(Mark mark) {
        return marks.contains(mark);
    }

    boolean hasAny(Mark first, Mark... others) {
        if (has(first)) {
            return true;
        }
        for (Mark other : others) {
            if (has(other)) {
                return true;
            }
        }
        return false;
    }

    /** A frame that the tool could not name. */
    boolean isNameless() {
        return origin == FrameOrigin.UNKNOWN;
    }
}
