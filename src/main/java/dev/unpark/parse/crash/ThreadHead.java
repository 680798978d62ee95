package dev.unpark.parse.crash;

import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The line above a thread's frames:
 *
 * <pre>
 * Thread 0:: Dispatch queue: com.apple.main-thread
 * Thread 0 Crashed:: main Dispatch queue: com.apple.main-thread
 * Thread 9 Crashed:: tokio-runtime-worker
 * Thread 12:
 * </pre>
 */
record ThreadHead(int number, boolean crashed, @Nullable String name) {
    private static final String QUEUE = "Dispatch queue: ";
    private static final String CRASHED = " Crashed";

    /** The head that this line is, or null. */
    static @Nullable ThreadHead of(String line) {
        int end = line.startsWith("Thread ") ? Scan.digits(line, 7) : 0;
        long number = Scan.decimal(line, 7, end);
        if (number < 0 || number > Integer.MAX_VALUE) {
            return null;
        }
        boolean crashed = line.startsWith(CRASHED, end);
        int colon = crashed ? end + CRASHED.length() : end;
        if (!line.startsWith(":", colon)) {
            return null;
        }
        if (!line.startsWith("::", colon)) {
            return Scan.blanks(line, colon + 1) == line.length() ? new ThreadHead((int) number, crashed, null) : null;
        }
        return new ThreadHead((int) number, crashed, name(line.substring(colon + 2)));
    }

    // Thread 3 name:  Dispatch queue: com.apple.network      iOS prints it on a line of its own, above
    /** The name that such a line gives to the thread whose head comes next, or null. */
    static @Nullable String nameAhead(String line) {
        int end = line.startsWith("Thread ") ? Scan.digits(line, 7) : 0;
        return end > 7 && line.startsWith(" name:", end) ? name(line.substring(end + 6)) : null;
    }

    /** The thread's own name, else the label of its queue. */
    private static @Nullable String name(String text) {
        int queue = text.indexOf(QUEUE);
        String name = (queue < 0 ? text : text.substring(0, queue)).strip();
        if (name.isEmpty() && queue >= 0) {
            name = text.substring(queue + QUEUE.length()).strip();
        }
        return name.isEmpty() ? null : name;
    }
}
