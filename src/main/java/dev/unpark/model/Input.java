package dev.unpark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was opened: a dump, a panic text, a log, a manifest. A file that holds several dumps gives several.
 *
 * @param path as given or found
 * @param inputLine line on which it begins in its file
 * @param format stable id of the format, {@code unknown} where none recognised it
 * @param recognisedBy what the format was recognised by, in words
 * @param tool the program that printed it, with its version where the text tells
 * @param core true where the text says that it was read from a core file
 * @param complete false where the text was cut or a limit was hit; {@code notes} says which
 * @param error why it could not be read, in a sentence; null if it was
 * @param pid the process id, where the text tells
 * @param program the executable's name or path, where the text tells
 * @param cargo what it says of a build, where it is one of cargo's files or texts
 */
public record Input(
        InputId id,
        String path,
        int inputLine,
        String format,
        String recognisedBy,
        @Nullable String tool,
        boolean core,
        boolean complete,
        List<String> notes,
        long notUnderstoodLines,
        @Nullable String error,
        @Nullable Long pid,
        @Nullable String program,
        List<ThreadTrace> threads,
        List<Panic> panics,
        List<HeldFuture> futures,
        List<LocalGuard> localGuards,
        List<LogLine> logLines,
        List<Task> tasks,
        CargoFacts cargo) {
    public Input {
        notes = List.copyOf(notes);
        threads = List.copyOf(threads);
        panics = List.copyOf(panics);
        futures = List.copyOf(futures);
        localGuards = List.copyOf(localGuards);
        logLines = List.copyOf(logLines);
        tasks = List.copyOf(tasks);
    }

    /** Panics and aborts, without the backtraces that neither printed. */
    public int panicCount() {
        return (int) panics.stream().filter(Panic::isFailure).count();
    }

    /** Backtraces in {@link #panics} that no panic and no abort printed. */
    public int otherBacktraceCount() {
        return panics.size() - panicCount();
    }

    /** True if nothing of what Unpark looks at was in it. */
    public boolean isEmpty() {
        return threads.isEmpty()
                && panics.isEmpty()
                && futures.isEmpty()
                && logLines.isEmpty()
                && tasks.isEmpty()
                && cargo.isEmpty();
    }

    /** The last part of the path, for the screen. */
    public String fileName() {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(slash + 1);
    }
}
