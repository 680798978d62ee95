package dev.unpark.parse.panic;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/**
 * Panics as std's own hook prints them on stderr and as the well-known hooks do, and backtraces of errors, alone or anywhere
 * in a program's output. All of a text are one input.
 */
@AutoService(EvidenceFormat.class)
public final class PanicFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "panic";
    }

    @Override
    public String title() {
        return "Rust panic message or error report, with or without a backtrace";
    }

    @Override
    public String recognisedBy() {
        return "a line such as thread 'main' panicked at src/main.rs:8:5:, the first words of color-eyre, better-panic or"
                + " human-panic, or the frames of a Rust backtrace";
    }

    @Override
    public String howToMake() {
        return "RUST_BACKTRACE=1 ./program 2> panic.txt";
    }

    @Override
    public Match recognise(Text head) {
        return new Recognition().of(head);
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        sink.begin(text.firstLine());
        Reading reading = new Reading(text, sink, job);
        new PanicReader(reading).read();
        reading.close();
    }

    /** What takes two lines to tell is remembered from one to the next. */
    private static final class Recognition {
        private boolean heading;
        private boolean innermost;
        private boolean report;
        private boolean message;
        private boolean oldMessage;
        private boolean maybe;

        Match of(Text head) {
            LineCursor line = head.lines();
            while (line.next()) {
                if (isCertain(Opening.of(line), line)) {
                    return Match.YES;
                }
            }
            return maybe ? Match.MAYBE : Match.NO;
        }

        private boolean isCertain(Opening opening, LineCursor line) {
            boolean afterHeading = heading;
            boolean afterInnermost = innermost;
            heading = opening == Opening.HEADING;
            innermost = opening == Opening.FRAME && FrameText.isInnermost(line.string());
            maybe |= heading || opening == Opening.FATAL;
            return switch (opening) {
                case PANIC -> {
                    PanicHeader header = PanicHeader.of(line);
                    oldMessage = true;
                    yield header != null && header.isCertain();
                }
                case JSON, FIELDS, GREETING, PYTHON, HUMAN, BAR -> true;
                case REPORT -> {
                    report = true;
                    yield line.indexOf(HumanPanic.OCCURRED, 0) >= 0;
                }
                case FRAME -> afterHeading;
                case MESSAGE -> {
                    message = true;
                    yield false;
                }
                case ERROR, HEADING, NOTE, HINT, ABORT, FATAL, NONE ->
                    (report && line.startsWith(HumanPanic.OCCURRED))
                            || (oldMessage && PanicHeader.OldEnd.of(line.string()) != null)
                            || (message && line.startsWith(ColorReport.LOCATION))
                            || ((afterInnermost || afterHeading) && FrameText.isSecond(line.string()));
            };
        }
    }
}
