package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * One future of a task's tree of awaits.
 *
 * @param depth 0 for the task's own future; a point is awaited by the nearest point above it that is one less deep
 * @param symbol the future's function or type; its raw text is empty where the tool printed none
 * @param place where it awaits; async-backtrace prints where its function begins instead
 * @param count how many alike siblings the tool drew as this one, 1 for most
 */
public record AwaitPoint(int depth, Symbol symbol, @Nullable SourcePlace place, int count) {
    /** As the call it stands in, for whoever asks whose code a frame is or where its source lies. */
    public Frame asFrame() {
        return new Frame(0, symbol, place, null, false);
    }
}
