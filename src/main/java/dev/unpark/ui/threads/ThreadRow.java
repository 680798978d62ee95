package dev.unpark.ui.threads;

import dev.unpark.classify.Health;
import dev.unpark.model.ItemRef;

/** One visible row of the thread view: a state, a stack that threads share, a thread, tasks, a task, or a panic. */
public sealed interface ThreadRow {
    /** What selecting the row points at. */
    ItemRef about();

    /**
     * Threads in one state.
     *
     * @param roles the role mix in words, such as {@code 2 workers, 1 block_on}
     * @param shows the own frame or a phrase for what the threads do
     * @param own true where {@code shows} is a symbol of the user's own code
     */
    record OfState(
            String key,
            ItemRef about,
            String state,
            int count,
            String roles,
            String shows,
            boolean own,
            Health health,
            boolean open)
            implements ThreadRow {}

    /** Threads of one state that print the same stack. */
    record OfStack(
            String key, ItemRef about, int count, String label, String shows, boolean own, String detail, boolean open)
            implements ThreadRow {}

    /** One thread of a stack that several share. */
    record OfThread(ItemRef about, String label, String name) implements ThreadRow {}

    /**
     * Tasks that stand at the same awaits.
     *
     * @param shows the innermost await of the user's own code in short, else the task's future, else why nothing is known
     * @param own that await's whole name; empty if there is none
     * @param place where that await stands, and how many more branches there are
     * @param waitsOn what it waits on; empty if that is not known
     * @param waitsOnShort the same in short
     * @param state in a word; empty if that is not known
     */
    record OfTasks(
            String key,
            ItemRef about,
            String label,
            int count,
            String shows,
            String own,
            String place,
            String waitsOn,
            String waitsOnShort,
            String state,
            boolean open)
            implements ThreadRow {}

    /** One task of several at the same awaits. */
    record OfTask(ItemRef about, String label, String detail) implements ThreadRow {}

    /** A panic. */
    record OfPanic(ItemRef about, String thread, String message, String place) implements ThreadRow {}
}
