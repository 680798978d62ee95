package dev.unpark.parse.minidump;

import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The line above a thread's frames:
 *
 * <pre>
 * Thread 0 main (crashed) - tid: 4611
 * Thread 7 tokio-rt-worker - tid: 99
 * Thread 3  (requested dump, did not crash)
 * Thread 27
 * </pre>
 */
record ThreadHead(int number, @Nullable Long id, @Nullable String name, boolean crashed, boolean asked) {
    private static final String TID = " - tid: ";
    private static final String CRASHED = "(crashed)";
    private static final String ASKED = "(requested dump, did not crash)";

    /** The head that this line is, or null. */
    static @Nullable ThreadHead of(String line) {
        int end = line.startsWith("Thread ") ? Scan.digits(line, 7) : 0;
        long number = Scan.decimal(line, 7, end);
        if (number < 0 || number > Integer.MAX_VALUE || (end < line.length() && line.charAt(end) != ' ')) {
            return null;
        }
        String rest = line.substring(end).stripTrailing();
        if (rest.endsWith(":")) {
            return null; // gdb's, and those of crash reports
        }
        int tid = rest.lastIndexOf(TID);
        long id = tid < 0 ? -1 : Scan.decimal(rest, tid + TID.length(), rest.length());
        rest = id < 0 ? rest : rest.substring(0, tid);
        boolean crashed = rest.endsWith(CRASHED);
        boolean asked = rest.endsWith(ASKED);
        int mark = crashed ? CRASHED.length() : asked ? ASKED.length() : 0;
        String name = rest.substring(0, rest.length() - mark).strip();
        return new ThreadHead((int) number, id < 0 ? null : id, name.isEmpty() ? null : name, crashed, asked);
    }

    /** What people call it in a sentence. */
    String label() {
        return number + (name == null ? "" : " (" + name + ")");
    }
}
