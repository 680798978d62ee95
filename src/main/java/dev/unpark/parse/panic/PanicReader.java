package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.Interning;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads all panics of one text, in their order. */
final class PanicReader {
    private final Text text;
    private final InputSink sink;
    private final Lines lines;
    private final Interning names = new Interning();
    /** Line of the last panic's header while nothing else came after it, else 0. */
    private int openPanic;

    PanicReader(Text text, InputSink sink, JobContext job) {
        this.text = text;
        this.sink = sink;
        this.lines = new Lines(text.lines(job));
    }

    void read() {
        LineCursor line = lines.cursor();
        sink.begin(text.firstLine());
        while (lines.next()) {
            PanicHeader header = PanicHeader.of(line);
            if (header != null) {
                panic(header, line.number());
            } else if (!line.isBlank()) {
                other(line);
            }
        }
    }

    private void panic(PanicHeader header, int number) {
        LineCursor line = lines.cursor();
        String prefix = line.string().substring(0, header.at());
        lines.prefix(prefix);
        openPanic = number;
        switch (header.form()) {
            case MESSAGE_BELOW -> {
                int count = MessageEnd.lines(text, line, prefix);
                if (count == 0) {
                    sink.incomplete(
                            "The panic on line " + number + " has no message: the text may have been cut there.");
                }
                finish(header, header.place(), message("", count), number);
            }
            case WHOLE_ON_LINE -> finish(header, header.place(), header.message(), number);
            case MESSAGE_GOES_ON -> oldMessage(header, number, prefix);
            case OVERFLOW -> overflow(header, number);
        }
        lines.prefix("");
    }

    private void oldMessage(PanicHeader header, int number, String prefix) {
        int count = MessageEnd.oldLines(text, lines.cursor(), prefix);
        if (count < 0) {
            sink.incomplete(
                    "The message of the panic on line " + number + " has no end: the text may have been cut there.");
            finish(header, null, header.message(), number);
            return;
        }
        PanicHeader.OldEnd end = PanicHeader.OldEnd.of(message(header.message() + "\n", count));
        finish(header, end == null ? null : end.place(), end == null ? header.message() : end.message(), number);
    }

    // thread 'main' (812) has overflowed its stack
    // fatal runtime error: stack overflow, aborting
    private void overflow(PanicHeader header, int number) {
        String message = header.message();
        if (lines.next()) {
            if (Phrases.isFatal(lines.line())) {
                message += "\n" + lines.line();
            } else {
                lines.back();
            }
        }
        add(header, null, message, new Backtrace(names, number), number);
    }

    private String message(String start, int count) {
        StringJoiner message = new StringJoiner("\n");
        for (int i = 0; i < count && lines.next(); i++) {
            message.add(lines.line());
        }
        return start + message;
    }

    /** Reads what may follow a message: the backtrace, the note, the abort. */
    private void finish(PanicHeader header, @Nullable SourcePlace place, String message, int number) {
        Backtrace backtrace = new Backtrace(names, number);
        boolean more = lines.next();
        if (more && lines.line().equals(Phrases.BACKTRACE)) {
            more = frames(backtrace, number);
        }
        if (more && !Phrases.isNote(lines.line())) {
            lines.back();
        }
        add(header, place, message, backtrace, number);
    }

    /** Reads frames up to the first line that is none, on which it stays; false at the end of the text. */
    private boolean frames(Backtrace backtrace, int number) {
        LineCursor line = lines.cursor();
        boolean terminated = true;
        while (lines.next()) {
            if (!backtrace.take(lines.line(), line.number())) {
                boolean whole = backtrace.isFull() || backtrace.isEmpty() || Phrases.isNote(lines.line());
                if (!whole) {
                    cutBacktrace(number);
                }
                return true;
            }
            terminated = line.isTerminated();
        }
        if (!backtrace.isFull() || !terminated) {
            cutBacktrace(number);
        }
        return false;
    }

    private void cutBacktrace(int number) {
        sink.incomplete("The backtrace of the panic on line " + number
                + " stops early: the text may have been cut there, and outer frames may be missing.");
    }

    private void add(PanicHeader header, @Nullable SourcePlace place, String message, Backtrace backtrace, int number) {
        sink.panic(new Panic(
                header.thread(), header.threadId(), message, place, backtrace.stack(), backtrace.lines(), number));
    }

    private void other(LineCursor line) {
        String words = line.string();
        if (words.equals(Phrases.BACKTRACE)) {
            headlessBacktrace(line.number());
        } else if (Phrases.isAbort(words) || (Phrases.isFatal(words) && openPanic > 0)) {
            sink.note("After the panic on line " + openPanic + " the process ended itself: " + words);
        } else if (Phrases.isFatal(words)) {
            add(PanicHeader.NONE, null, words, new Backtrace(names, line.number()), line.number());
        } else {
            openPanic = 0;
            if (!line.isTerminated() && words.contains("thread '") && words.contains(" panicked at ")) {
                sink.incomplete("The text ends inside the first line of a panic.");
            }
            sink.notUnderstood(line);
        }
    }

    /** A backtrace that was copied without its panic. */
    private void headlessBacktrace(int number) {
        sink.incomplete("The backtrace on line " + number + " has no panic message above it.");
        lines.back();
        finish(PanicHeader.NONE, null, "", number);
    }
}
