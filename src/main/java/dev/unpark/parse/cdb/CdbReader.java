package dev.unpark.parse.cdb;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Scan;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reads the stacks of one text, line by line. */
final class CdbReader {
    private static final int MOST_NUMBERED = 1 << 24;
    private static final int MOST_ARGUMENT_CHARACTERS = 1 << 16;

    private final InputSink sink;
    private final OpenThread thread;
    private final Remarks remarks = new Remarks();
    private BitSet numbers = new BitSet();
    private @Nullable Columns columns;
    private int prompt = -1;
    /** Number of the thread whose head was read last, until its columns come; else -1. */
    private int listed = -1;

    /** Where the frame above returns to: that is in the frame below. */
    private long caller;

    private boolean endsInReturn;
    private @Nullable StringBuilder unfinished;
    private @Nullable Row unfinishedRow;
    private int unfinishedLine;
    private boolean duplicates;

    CdbReader(InputSink sink) {
        this.sink = sink;
        this.thread = new OpenThread(sink);
    }

    void read(LineCursor line) {
        sink.tool("cdb");
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            String text = line.string();
            if (!text.isBlank() && !goesOn(text)) {
                readLine(line, text);
            }
        }
        finishDump();
    }

    private void readLine(LineCursor line, String text) {
        ThreadHead head = text.contains("Id: ") ? ThreadHead.of(text) : null;
        boolean mayBeColumns = text.contains("RetAddr") || text.contains("Call Site");
        Columns found = mayBeColumns ? Columns.of(text) : null;
        if (head != null) {
            head(head, line);
        } else if (found != null) {
            columns(found, line);
        } else if (!frame(line, text) && !other(text)) {
            sink.notUnderstood(line);
        }
    }

    private void head(ThreadHead head, LineCursor line) {
        closeThread();
        boolean again = head.number() < MOST_NUMBERED && numbers.get(head.number());
        if (again) {
            begin(line);
        }
        if (head.number() < MOST_NUMBERED) {
            numbers.set(head.number());
        }
        sink.pid(head.pid());
        if (head.stopped()) {
            remarks.stopped(head.id());
        }
        thread.open(head.number(), head.id(), head.name(), line.number());
        listed = head.number() < MOST_NUMBERED ? head.number() : -1;
        columns = null;
        duplicates = false;
    }

    private void columns(Columns found, LineCursor line) {
        if (!thread.isOpen() || thread.depth() > 0) {
            // A bare k: the prompt above it names the thread.
            closeThread();
            if (prompt >= 0 && numbers.get(prompt)) {
                begin(line);
            }
            if (prompt >= 0) {
                numbers.set(prompt);
            }
            thread.open(prompt >= 0 ? prompt : null, null, null, line.number());
        }
        columns = found;
        listed = -1;
        caller = 0;
    }

    private boolean frame(LineCursor line, String text) {
        Row row = columns == null ? null : Row.of(text, columns);
        if (row == null || !thread.isOpen()) {
            return false;
        }
        String site = text.substring(row.siteFrom());
        if (site.isBlank() && line.isTerminated()) {
            return false;
        }
        if (CallSite.goesOn(site)) {
            unfinished = new StringBuilder(site.stripTrailing());
            unfinishedRow = row;
            unfinishedLine = line.number();
        } else if (line.isTerminated() || site.stripTrailing().endsWith("]")) {
            add(row, site, line.number());
        }
        return true;
    }

    // test1!Add(
    //             int a = 0n18,
    //             int b = 0n52)+0x1e [f:\test1\test1.cpp @ 7]
    private boolean goesOn(String text) {
        if (unfinished == null || unfinishedRow == null) {
            return false;
        }
        boolean argument = Scan.blanks(text, 0) > 0 && unfinished.length() < MOST_ARGUMENT_CHARACTERS;
        if (argument) {
            unfinished.append(text.strip());
        }
        if (!argument || !text.stripTrailing().endsWith(",")) {
            add(unfinishedRow, unfinished.toString(), unfinishedLine);
            unfinished = null;
        }
        return argument;
    }

    private void add(Row row, String text, int number) {
        CallSite site = CallSite.of(text);
        if (site.far()) {
            remarks.far();
        }
        long address = row.inlined() ? 0 : caller;
        thread.frame(address, site.symbol(), site.place(), site.module(), row.inlined(), number);
        if (!row.inlined()) {
            caller = row.returnsTo();
            endsInReturn = caller != 0;
        }
    }

    private boolean other(String text) {
        if (text.startsWith("WARNING: ")) {
            remarks.doubted();
        } else if (text.startsWith("Duplicate callstacks: ")) {
            duplicates = true;
        } else if (duplicates && text.strip().chars().allMatch(c -> c == ',' || c == ' ' || (c >= '0' && c <= '9'))) {
            remarks.left(text.strip());
        } else if (Around.isKnown(text)) {
            int end = Around.promptEnd(text);
            if (end >= 0) {
                closeThread();
                prompt = Around.promptThread(text);
            }
            columns = null;
        } else {
            return false;
        }
        return true;
    }

    private void closeThread() {
        if (unfinished != null && unfinishedRow != null) {
            add(unfinishedRow, unfinished.toString(), unfinishedLine);
            unfinished = null;
        }
        if (thread.isOpen() && listed >= 0 && thread.depth() == 0) {
            // A row of the list of threads: its stack may come below.
            numbers.clear(listed);
            remarks.listed();
            thread.forget();
        } else if (thread.isOpen()) {
            remarks.closed(thread.depth(), endsInReturn);
            endsInReturn = false;
            thread.close();
        }
        listed = -1;
        columns = null;
    }

    private void begin(LineCursor line) {
        finishDump();
        sink.begin(line.number());
        sink.tool("cdb");
        numbers = new BitSet();
    }

    private void finishDump() {
        closeThread();
        remarks.tell(sink);
    }
}
