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

/** Where the readers of the different shapes of panics are in the text, and where they put what they read. */
final class Reading {
    private final Text text;
    private final InputSink sink;
    private final Interning names;
    private final Remarks remarks;
    private final Lines lines;
    /** Line of the file that holds the whole text in one of its strings, 0 where the text is the file's. */
    private final int heldOnLine;

    Reading(Text text, InputSink sink, JobContext job) {
        this(text, sink, new Interning(), new Remarks(sink), new Lines(text.lines(job)), 0);
    }

    private Reading(Text text, InputSink sink, Interning names, Remarks remarks, Lines lines, int heldOnLine) {
        this.text = text;
        this.sink = sink;
        this.names = names;
        this.remarks = remarks;
        this.lines = lines;
        this.heldOnLine = heldOnLine;
    }

    /** A text that stands in a string on the current line. */
    Reading inside(String held) {
        Text inner = Text.of(held);
        return new Reading(inner, sink, names, remarks, new Lines(inner.lines()), number());
    }

    boolean isEmbedded() {
        return heldOnLine > 0;
    }

    boolean next() {
        return lines.next();
    }

    void back() {
        lines.back();
    }

    LineCursor cursor() {
        return lines.cursor();
    }

    /** The line, without the panic's prefix where it begins with one like it. */
    String line() {
        return lines.line();
    }

    int number() {
        return heldOnLine > 0 ? heldOnLine : lines.cursor().number();
    }

    Prefix prefix() {
        return lines.prefix();
    }

    void prefix(Prefix prefix) {
        lines.prefix(prefix);
    }

    Ahead ahead() {
        return new Ahead(text, lines.cursor(), lines.prefix());
    }

    /** The next lines, joined. */
    String take(int count) {
        StringJoiner joined = new StringJoiner("\n");
        for (int i = 0; i < count && next(); i++) {
            joined.add(line());
        }
        return joined.toString();
    }

    /** @param header line that the frames' lines are counted from */
    Backtrace backtrace(int header) {
        return new Backtrace(names, header);
    }

    void notUnderstood() {
        if (heldOnLine == 0 && !lines.cursor().isBlank()) {
            sink.notUnderstood(lines.cursor());
        }
    }

    void tell(Remarks.Kind kind, String sentence) {
        remarks.tell(kind, sentence);
    }

    /** What has a header of std's. */
    void add(
            Panic.Kind kind,
            PanicHeader header,
            @Nullable SourcePlace place,
            String message,
            Backtrace trace,
            int line) {
        add(
                new Panic(
                        kind,
                        header.thread(),
                        header.threadId(),
                        message,
                        place,
                        trace.stack(),
                        trace.lines(line),
                        line),
                trace);
    }

    /** What has no header of std's. */
    void add(Panic.Kind kind, String thread, @Nullable SourcePlace place, String message, Backtrace trace, int line) {
        add(new Panic(kind, thread, null, message, place, trace.stack(), trace.lines(line), line), trace);
    }

    private void add(Panic panic, Backtrace trace) {
        String which = "The backtrace of line " + panic.inputLine();
        if (trace.hidden() > 0) {
            tell(
                    Remarks.Kind.HIDDEN_FRAMES,
                    which + " was printed without " + trace.hidden()
                            + " of its frames. RUST_BACKTRACE=full, or COLORBT_SHOW_HIDDEN=1 for color-eyre, prints all.");
        }
        if (trace.hasGap()) {
            tell(
                    Remarks.Kind.MISSING_FRAMES,
                    which + " lacks frames: its numbers have a hole. Open the text as the program printed it.");
        }
        if (trace.isOverfull()) {
            tell(
                    Remarks.Kind.TOO_MANY_FRAMES,
                    which + " has more than " + Backtrace.MOST_FRAMES + " frames; the innermost ones were kept.");
        }
        sink.panic(panic);
    }

    /** Says what was left out of the remarks. */
    void close() {
        remarks.close();
    }
}
