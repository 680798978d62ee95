package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * One task of one dump.
 *
 * @param index position in {@link Input#tasks()}
 * @param number the number in the program's own header, which most often counts the tasks of the dump; or null
 * @param id Tokio's task id, or null
 * @param name what the program or the tool calls it, or null
 * @param kind {@code blocking} and the like, where the tool says
 * @param waitsOn what it waits on in the tool's own words, where the tool knows
 * @param spawned where it was spawned, where the tool knows
 * @param inputLine line of the task's header, or of its root where the text has no header
 * @param lines where the points of {@code awaits} stand in the input
 */
public record Task(
        int index,
        @Nullable Integer number,
        @Nullable Long id,
        @Nullable String name,
        @Nullable String kind,
        TaskState state,
        @Nullable String waitsOn,
        @Nullable SourcePlace spawned,
        int inputLine,
        AwaitTree awaits,
        FrameLines lines) {
    /** Line of the input on which a point of the tree stands. */
    public int lineOf(int point) {
        return inputLine + lines.offset(point);
    }

    /** What a person calls this task: Tokio's id, else the header's number, else its position from 1. */
    public String label() {
        if (id != null) {
            return id.toString();
        }
        return "#" + (number != null ? number : index + 1);
    }
}
