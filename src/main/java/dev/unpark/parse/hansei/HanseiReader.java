package dev.unpark.parse.hansei;

import dev.unpark.model.TaskState;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what hansei printed, line by line; what a line is depends on its first characters and on what it stands below. */
final class HanseiReader {
    /** What the lines around belong to. */
    private enum In {
        NOTHING,
        TABLE,
        BLOCK,
        CHAIN,
        /** Frames at the line's begin: {@code lwp 7 native stack:}, or the polled part of a task's. */
        STACK,
        /** A thread's block; its frames stand indented below {@code stack:}. */
        LWP
    }

    private final InputSink sink;
    private final Book book;
    private @Nullable Table table;
    private In in = In.NOTHING;
    private boolean belowStack;
    /** A future that is no task was asked for: its chain is not read. */
    private boolean lone;

    HanseiReader(InputSink sink) {
        this.sink = sink;
        this.book = new Book(sink);
    }

    void read(LineCursor line) {
        while (line.next()) {
            if (line.isBlank()) {
                blank();
            } else if (!(line.byteAt(0) == ' ' ? indented(line) : flush(line))) {
                sink.notUnderstood(line);
            }
        }
        book.end();
    }

    private void blank() {
        switch (in) {
            case STACK, LWP -> {
                book.closeStack();
                in = book.task().isOpen() ? In.CHAIN : In.NOTHING;
            }
            case TABLE -> in = In.NOTHING;
            case NOTHING, BLOCK, CHAIN -> {}
        }
    }

    private boolean flush(LineCursor line) {
        return tableHead(line)
                || (in == In.TABLE && row(line))
                || future(line)
                || (in == In.STACK && frame(line))
                || heading(line)
                || aboutTask(line)
                || thread(line)
                || aside(line);
    }

    private boolean tableHead(LineCursor line) {
        Table head = Table.headOf(line);
        if (head != null) {
            book.openTable(head, line.number());
            table = head;
            in = In.TABLE;
        }
        return head != null;
    }

    private boolean row(LineCursor line) {
        List<String> row = table == null ? null : table.row(line);
        if (row == null || table == null) {
            return false;
        }
        Long number = Words.number(row.getFirst());
        if (number == null && !row.getFirst().startsWith("0x")) {
            return false;
        }
        book.remarks().cut(row);
        if (table.isOfThreads()) {
            String name = table.cell(row, "NAME");
            book.openStack(number, name.isEmpty() ? null : name, line.number());
            book.stack().addCell(table.cell(row, "FRAME 0"), line.number());
        } else {
            book.openTask(number, line.number());
            if (number == null) {
                book.task().named("task at " + row.getFirst());
            }
            book.task().state(table.cell(row, "STATE"));
            book.task().type(table.cell(row, "TYPE"));
            book.task().awaitingAt(table.cell(row, "AWAITING AT"));
            book.task().waitsOn(table.cell(row, "WAITING ON"));
        }
        book.close();
        return true;
    }

    private boolean future(LineCursor line) {
        Future future = line.byteAt(0) == '#' && !lone ? Future.of(line) : null;
        if (future == null) {
            return false;
        }
        book.closeStack();
        if (!book.task().isOpen() || line.startsWith("#0 ")) {
            book.needTask(line.number());
        }
        in = In.CHAIN;
        // A text cut in the middle of a name must not be taken for one.
        if (line.isTerminated() && !book.task().add(future, line.number())) {
            sink.incomplete("A chain has more than " + TaskDraft.MOST_LEVELS + " futures; the others were left out.");
        }
        return true;
    }

    private boolean frame(LineCursor line) {
        return line.startsWith("0x")
                ? book.stack().add(line.string(), line.number())
                : line.startsWith("panic plumbing: ") || line.startsWith("SIG");
    }

    // task 3    Task 3: async fn ledger::journal::seal (idle)    future 0x7f5a1c2b3d4e: async fn ledger::journal::seal
    private boolean heading(LineCursor line) {
        boolean old = line.startsWith("Task ");
        if (line.startsWith("future 0x")) {
            close();
            lone = true;
            return false;
        }
        int end = old || line.startsWith("task ") ? Words.digits(line, 5) : 5;
        if (end == 5 || (end < line.length() && !(old && line.byteAt(end) == ':'))) {
            return false;
        }
        close();
        book.openTask(Words.number(line.string(5, end)), line.number());
        if (old && end < line.length()) {
            typeAndState(line.string(end + 1, line.length()).strip());
        }
        in = In.BLOCK;
        return true;
    }

    private void typeAndState(String text) {
        int state = text.lastIndexOf(" (");
        boolean told = state > 0 && Words.state(text.substring(state + 2)) != TaskState.UNKNOWN;
        book.task().type(told ? text.substring(0, state) : text);
        if (told) {
            book.task().state(text.substring(state + 2));
        }
    }

    private boolean aboutTask(LineCursor line) {
        boolean open = book.task().isOpen();
        Long polledOn = Words.polledOn(line);
        if (polledOn != null) {
            book.needTask(line.number());
            book.openPolled(polledOn, line.number());
            in = In.STACK;
            return true;
        }
        if (line.startsWith("Waiting on: ")) {
            book.needTask(line.number()).waitsOn(line.string(12, line.length()));
        } else if (line.startsWith("mid-poll, but ")) {
            book.needTask(line.number()).state(TaskState.POLLING);
        } else if (line.startsWith("The task has finished")) {
            book.needTask(line.number()).state(TaskState.COMPLETED);
        } else if (Words.endsChain(line)) {
            book.remarks().chainEnds();
        } else if (open && line.startsWith("Spawned at: ")) {
            book.task().spawned(line.string(12, line.length()));
        } else if (!open || !line.startsWith("Defined at: ")) {
            return false;
        }
        in = In.CHAIN;
        return true;
    }

    private boolean thread(LineCursor line) {
        Long lwp = Words.stackOf(line);
        if (lwp != null) {
            close();
            book.openStack(lwp, null, line.number());
            in = line.endsWith("native stack:") ? In.STACK : In.LWP;
            return true;
        }
        return (line.startsWith("thread ") && Words.digits(line, 7) == line.length())
                || (line.startsWith("lwp ") && line.endsWith(": stack unavailable"));
    }

    private boolean aside(LineCursor line) {
        String leftOut = Words.footer(line);
        String command = Words.prompted(line);
        if (leftOut == null && command == null) {
            boolean said = line.startsWith("warning: ") || line.startsWith("error: ");
            if (said) {
                book.said(line);
            }
            return said;
        }
        if (leftOut != null && !leftOut.isEmpty()) {
            sink.incomplete(leftOut);
        }
        close();
        if (command != null) {
            String[] words = command.split(" +", 3);
            boolean ofTask = words.length > 1 && (words[0].equals("trace") || words[0].equals("task"));
            book.asked(ofTask ? Words.number(words[1]) : null);
        }
        return true;
    }

    private void close() {
        book.close();
        belowStack = false;
        lone = false;
        in = In.NOTHING;
    }

    private boolean indented(LineCursor line) {
        int indent = line.indent();
        return switch (in) {
            case BLOCK -> indent >= 8 || (indent == 4 && field(line.string(4, line.length())));
            case CHAIN -> {
                if (indent == 6) {
                    book.task().detail(line.string(6, line.length()));
                }
                yield true;
            }
            case LWP -> inThread(line, indent);
            case NOTHING, TABLE, STACK -> false;
        };
    }

    private boolean inThread(LineCursor line, int indent) {
        String text = line.string(indent, Math.min(line.length(), indent + 10_000));
        belowStack |= text.equals("stack:");
        if (belowStack && text.startsWith("0x")) {
            return book.stack().add(text, line.number());
        }
        if (belowStack && text.startsWith("(walk ended")) {
            sink.incomplete("hansei could not follow a stack to its end, and says why in the text.");
        }
        return true; // the runtime's own values, which no view shows
    }

    /** A line of a task's block; newer releases write the keys small. */
    private boolean field(String text) {
        int colon = text.indexOf(':');
        String key = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = text.substring(colon + 1).strip();
        String told = value.startsWith("—") || value.equals("-") ? "" : value;
        switch (key) {
            case "state" -> book.task().state(told);
            case "type" -> book.task().type(told);
            case "awaiting at" -> book.task().awaitingAt(told);
            case "awaiting on", "waiting on" -> book.task().waitsOn(told);
            case "spawned at" -> book.task().spawned(told);
            case "thread",
                    "owner",
                    "type defined at",
                    "defined at",
                    "waker",
                    "will wake",
                    "held futures",
                    "join sets" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }
}
