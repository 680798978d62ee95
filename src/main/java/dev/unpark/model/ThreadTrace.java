package dev.unpark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread of one dump.
 *
 * @param index position in {@link Input#threads()}
 * @param number the tool's own number, or null
 * @param id LWP, TID or thread id, or null where the input has none
 * @param name the thread's name as printed (Linux cuts it at 15 bytes), or null
 * @param inputLine line of the thread's header, or of its first frame where the tool prints no header
 */
public record ThreadTrace(
        int index,
        @Nullable Integer number,
        @Nullable Long id,
        @Nullable String name,
        int inputLine,
        Stack stack,
        FrameLines lines,
        List<FrameArgument> arguments) {
    public ThreadTrace {
        // A thread of a big dump costs its addresses and no more.
        arguments = arguments instanceof FrameArguments ? arguments : List.copyOf(arguments);
    }

    /** Line of the input on which a frame of this thread stands. */
    public int lineOf(int frame) {
        return inputLine + lines.offset(frame);
    }

    /** What a person calls this thread: its OS id, else the tool's number, else its position from 1. */
    public String label() {
        if (id != null) {
            return id.toString();
        }
        return number != null ? "#" + number : "#" + (index + 1);
    }
}
