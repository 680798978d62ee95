package dev.unpark.parse;

import java.util.Set;

/**
 * Where the stacks of a dump end. A dump that was cut between two lines shows it only in what is not there, such as the
 * frames out to the one in which a thread starts.
 */
public final class StackEnds {
    // Outermost frames of a Linux, BSD or macOS thread; `??` or a name that lldb made up where there are no symbols.
    private static final Set<String> ROOTS = Set.of(
            "_start",
            "clone",
            "clone3",
            "__clone",
            "__clone3",
            "__GI___clone",
            "__GI___clone3",
            "start_thread",
            "thread_start",
            "_pthread_start",
            "start",
            "main",
            "__libc_start_main",
            "__libc_start_main_impl",
            "_start_c",
            "??");

    private int threads;
    private boolean lastReachesRoot;
    private int lastDepth;
    private int deepest;
    private int shortStacks;
    private int shallowestShort = Integer.MAX_VALUE;

    /** Whether a thread may start in a function of this normalised name: then no frame is outside of it. */
    public static boolean isRoot(String name) {
        int version = name.indexOf('@');
        return name.startsWith("___lldb_unnamed_symbol")
                || ROOTS.contains(version > 0 ? name.substring(0, version) : name);
    }

    /** Threads so far. */
    public int threads() {
        return threads;
    }

    /** @param outermost normalised name of the outermost frame */
    public void closing(int depth, String outermost) {
        threads++;
        lastDepth = depth;
        lastReachesRoot = isRoot(outermost);
        deepest = Math.max(deepest, lastDepth);
        if (!lastReachesRoot) {
            shortStacks++;
            shallowestShort = Math.min(shallowestShort, lastDepth);
        }
    }

    /** Says what is missing, by the name of the tool, which prints no end mark. */
    public void tell(InputSink sink, String tool) {
        if (lastDepth > 0 && !lastReachesRoot) {
            sink.incomplete("The last thread's stack ends before the function that a thread starts in: its outer frames"
                    + " are missing.");
        } else {
            tellOfWhole(sink, tool);
        }
    }

    /** The same for a dump whose end mark was seen. */
    public void tellOfWhole(InputSink sink, String tool) {
        if (lastDepth == 0) {
            sink.incomplete("The last thread has no frames.");
        } else if (shortStacks > 0 && shallowestShort == deepest) { // thread apply all bt 20
            sink.incomplete(tool + " was asked for " + deepest + (deepest == 1 ? " frame" : " frames")
                    + " of each thread; the outer ones are missing in "
                    + shortStacks + " of " + threads + " stacks.");
        }
    }
}
