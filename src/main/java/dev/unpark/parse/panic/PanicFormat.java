package dev.unpark.parse.panic;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Panics as std's own hook prints them on stderr, alone or anywhere in a program's output. All of a text are one input. */
@AutoService(EvidenceFormat.class)
public final class PanicFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "panic";
    }

    @Override
    public String title() {
        return "Rust panic message, with or without a backtrace";
    }

    @Override
    public String recognisedBy() {
        return "a line such as thread 'main' panicked at src/main.rs:8:5:";
    }

    @Override
    public String howToMake() {
        return "RUST_BACKTRACE=1 ./program 2> panic.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        boolean some = false;
        while (line.next()) {
            if (PanicHeader.of(line) != null) {
                return Match.YES;
            }
            some |= line.startsWith(Phrases.BACKTRACE) || line.startsWith(Phrases.FATAL);
        }
        return some ? Match.MAYBE : Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new PanicReader(text, sink, job).read();
    }
}
