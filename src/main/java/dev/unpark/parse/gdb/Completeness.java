package dev.unpark.parse.gdb;

import dev.unpark.model.Stack;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.StackEnds;

/**
 * Gathers the signs that a dump is whole. gdb prints no end mark in a core session, so a cut between two lines shows only
 * in what is not there: the threads down to number 1, the frames down to the one where a thread starts.
 */
final class Completeness {
    private int announced;
    private int threads;
    private int lastNumber = Integer.MAX_VALUE;
    private boolean descending = true;
    private boolean lastReachesRoot;
    private int lastDepth;
    private int deepest;
    private int shortStacks;
    private int shallowestShort = Integer.MAX_VALUE;
    private boolean endSeen;
    private int frameless;
    private int frames;
    private String saved = "";
    private int sources;

    void announced(LineCursor line) {
        announced += line.startsWith("[New LWP ") ? 1 : 0;
    }

    void headed(int number) {
        descending &= number < lastNumber;
        lastNumber = number;
    }

    /** A line of the program's source was printed; below a frame it has no address of its own. */
    void source(boolean withAddress) {
        sources += withAddress ? 1 : 0;
    }

    /** The process was saved in this file. */
    void saved(String file) {
        saved = file;
    }

    /** A thread that was closed before has more frames. */
    void closingAgain(Stack stack) {
        threads--;
        closing(stack);
    }

    void closing(Stack stack) {
        threads++;
        lastDepth = stack.depth();
        frames += lastDepth;
        frameless += lastDepth == 0 ? 1 : 0;
        // gdb ends at what it takes for main, of which a Rust program has two.
        String outermost = stack.outermostName();
        lastReachesRoot = StackEnds.isRoot(outermost) || outermost.endsWith("::main");
        deepest = Math.max(deepest, lastDepth);
        if (!lastReachesRoot) {
            shortStacks++;
            shallowestShort = Math.min(shallowestShort, lastDepth);
        }
    }

    void endsAsItShould() {
        endSeen = true;
    }

    /** Says what is missing. */
    void tell(InputSink sink) {
        if (threads == 0) {
            if (sink.threadCount() == 0 && !saved.isEmpty()) {
                sink.incomplete("gcore saved the process in " + saved + ", and printed no threads. Print them with: gdb"
                        + " -batch -ex 'thread apply all bt' PROGRAM " + saved);
            } else if (sink.threadCount() == 0) {
                sink.incomplete(
                        "No thread is in it. Take the dump again with: gdb -p PID -batch -ex 'set pagination off'"
                                + " -ex 'thread apply all bt'");
            }
            return;
        }
        if (descending && threads > 1 && lastNumber > 1 && lastNumber != Integer.MAX_VALUE) {
            sink.incomplete("The dump ends with thread " + lastNumber
                    + ", and gdb prints them down to number 1: the rest is missing.");
        } else if (threads < announced) {
            sink.incomplete("gdb announced " + announced + " threads, and the dump holds " + threads + ".");
        }
        if (sources > frames) {
            sink.incomplete("gdb printed the source lines of the frames and not their functions. Take the dump again"
                    + " with: set print frame-info auto");
        } else if (frameless > 1 || (frameless == 1 && lastDepth > 0)) {
            sink.incomplete(frameless + " of " + threads + " threads have no frames.");
        }
        if (lastDepth == 0) {
            sink.incomplete("The last thread has no frames.");
        } else if (!endSeen && !lastReachesRoot) {
            sink.incomplete("The last thread's stack ends before the function that a thread starts in: its outer frames"
                    + " are missing.");
        } else if (shortStacks > 0 && shallowestShort == deepest) { // thread apply all bt 20
            sink.incomplete("gdb was asked for " + deepest + " frames of each thread; the outer ones are missing in "
                    + shortStacks + " of " + threads + " stacks.");
        }
    }
}
