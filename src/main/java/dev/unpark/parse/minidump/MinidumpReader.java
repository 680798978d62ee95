package dev.unpark.parse.minidump;

import dev.unpark.parse.ForeignJson;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Reads the dumps of one text line by line; an object of JSON is one dump. */
final class MinidumpReader {

    private enum Section {
        BEFORE,
        HEAD,
        THREADS,
        MODULES
    }

    private final Text text;
    private final InputSink sink;
    private final JobContext job;
    private LineCursor line;
    private final OpenThread thread;
    private final Crash crash = new Crash();
    private Section section = Section.BEFORE;
    private boolean addressKnown;
    private boolean ended;
    private final ForeignJson foreign;

    MinidumpReader(Text text, InputSink sink, JobContext job) {
        this.text = text;
        this.sink = sink;
        this.job = job;
        this.foreign = new ForeignJson(text, sink, job);
        this.line = text.lines(job);
        this.thread = new OpenThread(sink);
    }

    void read() {
        sink.tool("minidump-stackwalk");
        boolean json = false;
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            if (JsonDocuments.begins(line)) {
                json |= document();
            } else if (!line.isBlank()) {
                readLine(line.string());
            }
        }
        if (!json || section != Section.BEFORE) {
            finishDump();
        }
    }

    private boolean document() {
        int first = line.number();
        long second = line.endOffset();
        Text document = JsonDocuments.take(text, line);
        JsonDump dump = JsonDump.of(document, job);
        if (!dump.isMinidump()) {
            line = foreign.pass(document, line, first + 1, second);
            return false;
        }
        if (section != Section.BEFORE) {
            finishDump();
            section = Section.BEFORE;
        }
        sink.begin(first);
        dump.tell(sink, job);
        return true;
    }

    private void readLine(String printed) {
        ThreadHead head = printed.startsWith("Thread ") ? ThreadHead.of(printed) : null;
        if (printed.startsWith("Operating system: ")) {
            begin();
            sink.tool("minidump-stackwalk, "
                    + printed.substring("Operating system: ".length()).strip());
            section = Section.HEAD;
        } else if (head != null) {
            head(head);
        } else if (printed.startsWith("Loaded modules:")) {
            thread.close();
            ended = true;
            section = Section.MODULES;
        } else if (!known(printed) && !Known.isLog(printed)) {
            sink.notUnderstood(line);
        }
    }

    private boolean known(String printed) {
        return switch (section) {
            case BEFORE -> false;
            case HEAD -> headLine(printed);
            case THREADS -> threadLine(printed);
            case MODULES -> moduleLine(printed);
        };
    }

    private boolean headLine(String printed) {
        int value = printed.indexOf(':') + 1;
        if (printed.startsWith("Crash reason:")) {
            crash.reason(printed.substring(value).strip());
        } else if (printed.startsWith("Crash address:")) {
            crash.address(printed.substring(value).strip());
        } else if (printed.startsWith("Assertion:")) {
            crash.assertion(printed.substring(value).strip());
        } else {
            return Known.isHead(printed);
        }
        return true;
    }

    private void head(ThreadHead head) {
        if (section == Section.MODULES) {
            begin();
        }
        section = Section.THREADS;
        if (head.crashed()) {
            crash.thread(head.label());
        } else if (head.asked()) {
            crash.askedBy(head.label());
        }
        crash.threadBegins();
        thread.open(head.number(), head.id(), head.name(), line.number());
    }

    private boolean threadLine(String printed) {
        FrameLine frame = FrameLine.of(printed);
        if (frame != null) {
            frame(frame);
            return true;
        }
        if (printed.stripLeading().startsWith("Found by: ")) {
            trust(printed);
            return true;
        }
        if (FrameLine.isRegisters(printed)) {
            long address = FrameLine.programCounter(printed);
            if (!addressKnown && address != 0) {
                thread.lastFrameIsAt(address);
                addressKnown = true;
            }
            return true;
        }
        return printed.startsWith("<no frames>") || printed.startsWith("    Arguments (assuming ");
    }

    private void frame(FrameLine frame) {
        if (!line.isTerminated()) {
            return; // cut in the middle of a name, which must not be taken for one
        }
        addressKnown = frame.address() != 0;
        thread.frame(frame.address(), frame.symbol(), frame.place(), frame.module(), false, line.number());
    }

    private void trust(String printed) {
        if (Trust.isInlining(printed)) {
            thread.lastFrameIsInlined();
        } else if (Trust.isScan(printed.strip())) {
            crash.scannedFrame();
        }
    }

    private boolean moduleLine(String printed) {
        if (printed.endsWith("(main)") && Known.isModule(printed)) {
            String[] columns = printed.split("  ", 3);
            sink.program(columns.length > 1 ? columns[1].strip() : "");
        }
        return Known.isModule(printed)
                || Known.isStream(printed)
                || printed.startsWith("Unloaded modules:")
                || printed.startsWith("Unimplemented streams encountered:")
                || printed.startsWith("Unknown streams encountered:")
                || printed.startsWith("WARNING: No symbols");
    }

    private void begin() {
        if (section != Section.BEFORE) {
            finishDump();
        }
        sink.begin(line.number());
        sink.tool("minidump-stackwalk");
    }

    private void finishDump() {
        thread.close();
        crash.tell(sink);
        if (sink.threadCount() == 0) {
            sink.incomplete("No thread is in it. Run it again: minidump-stackwalk crash.dmp > dump.txt");
        } else if (!ended) {
            sink.incomplete("The text ends before the list of modules: it is a brief report, or it was cut, and threads"
                    + " are missing.");
        }
        ended = false;
    }
}
