package dev.unpark.parse.sample;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Scan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the trees of one text, line by line. */
final class SampleReader {
    private static final int NAMED = 5;

    private enum Section {
        BEFORE,
        HEAD,
        GRAPH,
        TOTALS,
        IMAGES,
        HEAVIEST
    }

    private final InputSink sink;
    private final OpenThread thread;
    private Section section = Section.BEFORE;
    private CallTree tree = new CallTree();
    private @Nullable Head head;
    private boolean spindump;
    private long target = -1;
    private boolean skipped;
    private int otherProcesses;
    private final List<String> moved = new ArrayList<>();
    private int empty;
    private boolean unindented;
    private boolean kernelLeftOut;

    SampleReader(InputSink sink) {
        this.sink = sink;
        this.thread = new OpenThread(sink);
    }

    void read(LineCursor line) {
        sink.tool("sample");
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            if (!line.isBlank()) {
                readLine(line, line.string());
            } else if (section == Section.HEAVIEST) {
                section = Section.HEAD;
            }
        }
        finishDump();
    }

    private void readLine(LineCursor line, String text) {
        if (isTitle(line, text) || isThread(line, text)) {
            return;
        }
        boolean known = switch (section) {
            case BEFORE -> false;
            case HEAD -> isHead(text);
            case GRAPH -> isCall(line, text) || (spindump && isHead(text));
            case TOTALS -> Known.isTotal(text);
            case IMAGES -> Known.isImage(text) || (spindump && isHead(text));
            case HEAVIEST -> SpindumpLine.call(text) != null;
        };
        if (!known) {
            sink.notUnderstood(line);
        }
    }

    private boolean isTitle(LineCursor line, String text) {
        String title = text.strip();
        if (text.startsWith("Sampling process ") || text.startsWith("Analysis of sampling ")) {
            begin(line);
            analysed(text);
        } else if (title.equals("Call graph:")) {
            section = Section.GRAPH;
        } else if (title.startsWith("Total number in stack") || title.startsWith("Sort by top of stack")) {
            endThread();
            section = Section.TOTALS;
        } else if (title.equals("Binary Images:")) {
            endThread();
            section = Section.IMAGES;
        } else if (title.startsWith("Heaviest stack for ")) {
            section = Section.HEAVIEST;
        } else if (text.startsWith("Process:")) {
            process(line, text);
        } else if (text.startsWith("Date/Time:") && (section == Section.BEFORE || spindump)) {
            begin(line);
            target = -1;
            skipped = false;
        } else {
            return false;
        }
        return true;
    }

    // Analysis of sampling srv (pid 812) every 1 millisecond
    private void analysed(String text) {
        int pid = text.indexOf(" (pid ");
        if (text.startsWith("Analysis of sampling ") && pid > 0) {
            sink.program(text.substring("Analysis of sampling ".length(), pid));
            pid(text, pid + 6);
        }
    }

    private void pid(String text, int at) {
        long pid = Scan.decimal(text, at, Scan.digits(text, at));
        if (pid >= 0) {
            sink.pid(pid);
        }
    }

    // Process:         srv [812]            a spindump has one such block a process
    private void process(LineCursor line, String text) {
        int open = text.lastIndexOf(" [");
        endThread();
        long pid = open < 0 ? -1 : Scan.decimal(text, open + 2, Scan.digits(text, open + 2));
        skipped = target >= 0 && pid >= 0 && pid != target;
        if (skipped) {
            section = Section.HEAD;
            otherProcesses++;
            return;
        }
        begin(line);
        if (open >= 0) {
            sink.program(text.substring("Process:".length(), open).strip());
            pid(text, open + 2);
        }
    }

    private boolean isHead(String text) {
        if (text.startsWith("PID:")) {
            int at = Scan.blanks(text, 4);
            target = Scan.decimal(text, at, Scan.digits(text, at));
        }
        return Known.isHead(text) || (spindump && text.startsWith("  "));
    }

    private boolean isThread(LineCursor line, String text) {
        if (!text.contains("Thread")) {
            return false;
        }
        Head found = TreeLine.thread(text);
        if (found == null) {
            found = SpindumpLine.thread(text);
            if (found == null) {
                return false;
            }
            spindump = true;
            sink.tool("spindump");
        }
        if (section == Section.TOTALS || (section == Section.IMAGES && !spindump)) {
            begin(line);
        }
        endThread();
        section = Section.GRAPH;
        if (!skipped) {
            head = found;
            thread.open(null, found.id(), found.name(), line.number());
        }
        return true;
    }

    private boolean isCall(LineCursor line, String text) {
        Call call = spindump ? SpindumpLine.call(text) : TreeLine.call(text);
        if (call == null || head == null) {
            return call != null && skipped;
        }
        if (!line.isTerminated() && !text.endsWith("]") && call.place() == null) {
            return true; // cut in the middle of an address, which must not be taken for one
        }
        if (spindump && SpindumpLine.isKernel(text)) {
            kernelLeftOut = true;
            return true;
        }
        boolean inside = !spindump && call.column() <= head.column();
        unindented |= inside && tree.lastSamples() >= 0 && tree.lastSamples() != call.samples();
        boolean taken = inside ? tree.addInside(call, line.number()) : tree.add(call, line.number());
        if (!taken) {
            sink.incomplete(
                    "A thread has more than " + OpenThread.MOST_FRAMES + " frames; the inner ones were left out.");
        }
        return true;
    }

    private void begin(LineCursor line) {
        endThread();
        if (sink.threadCount() > 0) {
            finishDump();
            sink.begin(line.number());
            sink.tool(spindump ? "spindump" : "sample");
        } else if (section == Section.BEFORE) {
            sink.begin(line.number());
        }
        section = Section.HEAD;
    }

    private void endThread() {
        if (head == null) {
            return;
        }
        long taken = tree.finish(thread);
        if (taken < head.samples() && thread.depth() > 0) {
            moved.add(Long.toString(head.id()));
        }
        empty += thread.depth() == 0 ? 1 : 0;
        thread.close();
        head = null;
        tree = new CallTree();
    }

    private void finishDump() {
        boolean endsInTree = section == Section.GRAPH;
        endThread();
        if (sink.threadCount() == 0) {
            sink.incomplete(
                    "No thread is in it. Take it again, as the user that runs the program or as root: sample PID"
                            + " 3 -file dump.txt");
        } else if (endsInTree) {
            sink.incomplete("The text ends within a call tree: the list of images that the tool prints last is missing,"
                    + " and threads may be.");
        }
        tell();
    }

    private void tell() {
        if (!moved.isEmpty()) {
            String more = moved.size() > NAMED ? " and " + (moved.size() - NAMED) + " more" : "";
            String which = String.join(", ", moved.subList(0, Math.min(NAMED, moved.size()))) + more;
            sink.note(moved.size() + " of " + sink.threadCount() + " threads moved while they were sampled (" + which
                    + "): the stack that most samples share is shown.");
        }
        if (empty > 0) {
            sink.incomplete("Threads without any frame: " + empty + ". The text may have been cut there.");
        }
        if (unindented) {
            sink.incomplete("The tree lost its indentation where the text was pasted, so calls of different stacks may"
                    + " stand in one. Attach the file that sample wrote.");
        }
        if (kernelLeftOut) {
            sink.note("Frames of the kernel were left out.");
        }
        if (otherProcesses > 0) {
            sink.note("Of the processes in it only the target was read; left out: " + otherProcesses + ".");
        }
        moved.clear();
        empty = 0;
        unindented = false;
        kernelLeftOut = false;
        otherProcesses = 0;
    }
}
