package dev.unpark.parse.crash;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Scan;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import org.jspecify.annotations.Nullable;

/** Reads the reports of one text, line by line. */
final class CrashReader {
    private enum Section {
        BEFORE,
        HEAD,
        MESSAGE,
        OTHER_STACK,
        THREADS,
        REGISTERS,
        IMAGES,
        TAIL,
        JSON
    }

    private final Text report;
    private final InputSink sink;
    private final LineCursor line;
    private final OpenThread thread;
    private final Reason reason = new Reason();
    private Section section = Section.BEFORE;
    private @Nullable String nameAhead;
    private int lastNumber = -1;
    private boolean ended;

    CrashReader(Text text, InputSink sink, JobContext job) {
        this.report = text;
        this.sink = sink;
        this.line = text.lines(job);
        this.thread = new OpenThread(sink);
    }

    void read() {
        sink.tool("macOS crash report");
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            if (line.isBlank()) {
                blank();
            } else if (section == Section.JSON && JsonDocuments.begins(line)) {
                JsonDocuments.take(report, line); // the same report once more
            } else {
                readLine(line.string());
            }
        }
        finishReport();
    }

    private void readLine(String printed) {
        if (!title(printed) && !Known.isRule(printed) && !known(printed)) {
            sink.notUnderstood(line);
        }
    }

    private void blank() {
        if (section == Section.MESSAGE || section == Section.OTHER_STACK) {
            section = Section.HEAD;
        }
    }

    private boolean title(String text) {
        String ahead = ThreadHead.nameAhead(text);
        ThreadHead head = text.startsWith("Thread ") ? ThreadHead.of(text) : null;
        if (ahead != null) {
            nameAhead = ahead;
        } else if (head != null) {
            head(head);
        } else if (text.startsWith("Translated Report (Full Report Below)")
                || text.startsWith("Incident Identifier:")) {
            begin();
        } else if (text.startsWith("Process:")) {
            begin();
            process(text);
        } else if (text.startsWith("Binary Images:")) {
            section(Section.IMAGES);
            ended = true;
        } else if (text.startsWith("Full Report") && section != Section.BEFORE) {
            section(Section.JSON);
        } else if (text.startsWith("Thread ") && text.contains(" crashed with ") && text.endsWith(":")) {
            section(Section.REGISTERS);
        } else if (text.startsWith("Last Exception Backtrace") || text.startsWith("Application Specific Backtrace")) {
            section(Section.OTHER_STACK);
        } else {
            return false;
        }
        return true;
    }

    private void section(Section next) {
        thread.close();
        section = next;
    }

    private void head(ThreadHead head) {
        if (head.number() <= lastNumber) {
            begin();
        }
        lastNumber = head.number();
        String name = head.name() == null ? nameAhead : head.name();
        nameAhead = null;
        if (head.crashed()) {
            reason.crashed(head.number(), name);
        }
        thread.open(head.number(), null, name, line.number());
        section = Section.THREADS;
    }

    // Process:               legendary-cockpit [1466]
    private void process(String text) {
        int open = text.lastIndexOf(" [");
        if (open > 0) {
            sink.program(text.substring("Process:".length(), open).strip());
            long pid = Scan.decimal(text, open + 2, Scan.digits(text, open + 2));
            if (pid >= 0) {
                sink.pid(pid);
            }
        }
    }

    private boolean known(String text) {
        return switch (section) {
            case BEFORE, JSON -> false;
            case HEAD -> field(text) || Scan.blanks(text, 0) > 0 || text.startsWith("--->");
            case MESSAGE -> {
                reason.message(text.strip());
                yield true;
            }
            case OTHER_STACK -> FrameLine.of(text) != null;
            case THREADS -> frame(text);
            // Logical CPU:     0        Thread 0 instruction stream:
            case REGISTERS -> Known.isField(text) || Scan.blanks(text, 0) > 0;
            case IMAGES -> Known.isImage(text) || tail(text);
            case TAIL -> Known.isTail(text);
        };
    }

    private boolean field(String text) {
        if (text.startsWith("Exception Type:")) {
            reason.exception(text.substring("Exception Type:".length()).strip());
        } else if (text.startsWith("Termination Reason:")) {
            reason.termination(text.substring("Termination Reason:".length()).strip());
        } else if (text.startsWith("OS Version:")) {
            sink.tool(
                    "crash report of " + text.substring("OS Version:".length()).strip());
        } else if (text.startsWith("Application Specific Information:")) {
            section = Section.MESSAGE;
        }
        return Known.isField(text);
    }

    private boolean frame(String text) {
        FrameLine frame = thread.isOpen() ? FrameLine.of(text) : null;
        if (frame == null) {
            return false;
        }
        if (line.isTerminated()) { // else it may be cut in the middle of a name
            if (frame.number() != thread.depth() && thread.depth() < OpenThread.MOST_FRAMES) {
                sink.incomplete("Frames are missing in a thread: number " + thread.depth() + " was expected on line "
                        + line.number() + ".");
            }
            thread.frame(
                    frame.address(), frame.symbol(), frame.place(), frame.module(), frame.inlined(), line.number());
        }
        return true;
    }

    private boolean tail(String text) {
        boolean is = Known.isTail(text);
        if (is) {
            section = Section.TAIL;
        }
        return is;
    }

    private void begin() {
        if (section != Section.BEFORE && (sink.threadCount() > 0 || thread.isOpen())) {
            finishReport();
            sink.begin(line.number());
            sink.tool("macOS crash report");
        }
        section = Section.HEAD;
    }

    private void finishReport() {
        thread.close();
        reason.tell(sink);
        if (sink.threadCount() == 0) {
            sink.incomplete("No thread is in it. Take the whole report from Console, Crash Reports.");
        } else if (!ended) {
            sink.incomplete("The report ends before its list of images: it was cut, and threads may be missing.");
        }
        ended = false;
        lastNumber = -1;
        nameAhead = null;
    }
}
