package dev.unpark.parse.sample;

import dev.unpark.parse.OpenThread;
import org.jspecify.annotations.Nullable;

/**
 * The tree of one thread, read from the root down. Only the way to the line that was read last is kept, and the best path so
 * far: that on which most samples end.
 */
final class CallTree {
    private static final class Node {
        final @Nullable Node outer;
        final Call call;
        final int line;
        final int depth;
        long further;

        Node(@Nullable Node outer, Call call, int line) {
            this.outer = outer;
            this.call = call;
            this.line = line;
            this.depth = outer == null ? 1 : outer.depth + 1;
        }

        long ending() {
            return call.samples() - further;
        }
    }

    private @Nullable Node last;
    private @Nullable Node best;

    /** Takes the line below the last; false if it is deeper than a stack may be. */
    boolean add(Call call, int line) {
        while (last != null && last.call.column() >= call.column()) {
            leave(last);
        }
        if (last != null && last.depth >= OpenThread.MOST_FRAMES) {
            return false;
        }
        if (last != null) {
            last.further += call.samples();
        }
        last = new Node(last, call, line);
        return true;
    }

    /** For a text that lost its blanks: the call stands inside the last one. */
    boolean addInside(Call call, int line) {
        int column = last == null ? 0 : last.call.column() + 1;
        return add(new Call(call.samples(), column, call.address(), call.symbol(), call.module(), call.place()), line);
    }

    /** How often the innermost call of the last line was seen; -1 before the first line. */
    long lastSamples() {
        return last == null ? -1 : last.call.samples();
    }

    private void leave(Node node) {
        if (best == null || node.ending() > best.ending()) {
            best = node;
        }
        last = node.outer;
    }

    /** Ends the tree and gives the best path to {@code thread}; tells how many samples took it. */
    long finish(OpenThread thread) {
        while (last != null) {
            leave(last);
        }
        for (Node node = best; node != null; node = node.outer) {
            Call call = node.call;
            thread.frame(call.address(), call.symbol(), call.place(), call.module(), false, node.line);
        }
        return best == null ? 0 : best.ending();
    }
}
