package dev.unpark.parse.cdb;

import dev.unpark.parse.InputSink;
import java.util.ArrayList;
import java.util.List;

/** Gathers what makes a dump doubtful or short, and says it once a dump. */
final class Remarks {
    private final List<String> left = new ArrayList<>();
    private int doubted;
    private int far;
    private int empty;
    private int cut;
    private int threads;
    private int listed;
    private long stopped = -1;

    /** The debugger printed a warning that stack frames may be wrong. */
    void doubted() {
        doubted++;
    }

    /** A function was named after a symbol far before it. */
    void far() {
        far++;
    }

    /** Threads that {@code !uniqstack} left out, as it lists them. */
    void left(String numbers) {
        left.add(numbers);
    }

    /** A thread was named without its stack. */
    void listed() {
        listed++;
    }

    void stopped(long id) {
        stopped = id;
    }

    void closed(int depth, boolean endsInReturn) {
        threads++;
        empty += depth == 0 ? 1 : 0;
        cut += endsInReturn ? 1 : 0;
    }

    void tell(InputSink sink) {
        if (threads == 0) {
            sink.incomplete(
                    (listed == 0 ? "No stack is in it." : "It lists " + listed + " threads without their stacks.")
                            + " Print them with: ~*k 0n1000");
        }
        if (cut > 0) {
            sink.incomplete("The outer frames are missing in " + cut + " of " + threads
                    + " stacks. Print whole ones with: ~*k 0n1000");
        }
        if (empty > 0) {
            sink.incomplete("Threads without any frame: " + empty + " of " + threads + ".");
        }
        if (!left.isEmpty()) {
            sink.incomplete("!uniqstack leaves out threads whose stacks it has printed before: "
                    + String.join(" ", left) + ". Print all with: ~*k 0n1000");
        }
        if (doubted > 0) {
            sink.note("The debugger warns that frames may be wrong, for want of unwind information. Stacks with that"
                    + " warning: " + doubted + ".");
        }
        if (far > 0) {
            sink.note(
                    "Frames that the debugger could only name after an exported function far before them, and that are"
                            + " left without a name: " + far + ". It needs the program's PDB file.");
        }
        if (stopped >= 0) {
            sink.note("The program stopped in thread " + stopped
                    + "; after an attach that is the debugger's own way in, not a fault.");
        }
        forget();
    }

    private void forget() {
        left.clear();
        doubted = 0;
        far = 0;
        empty = 0;
        cut = 0;
        threads = 0;
        listed = 0;
        stopped = -1;
    }
}
