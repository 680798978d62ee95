package dev.unpark.parse.log;

import com.google.auto.service.AutoService;
import dev.unpark.model.LogLine;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import org.jspecify.annotations.Nullable;

/** Notes with a time before each, as a person keeps them during an incident; a service's own log reads alike. */
@AutoService(EvidenceFormat.class)
public final class IncidentLogFormat implements EvidenceFormat {
    /** Lines kept of one log: a timeline of more cannot be looked at, and a service log has millions. */
    static final int MAX_LINES = 10_000;

    /** Characters kept of a line. */
    static final int MAX_TEXT = 4_000;

    @Override
    public String id() {
        return "log";
    }

    @Override
    public String title() {
        return "incident log, a time before each line";
    }

    @Override
    public String recognisedBy() {
        return "most lines begin with a time, such as 2026-11-24 09:15Z or 09:15";
    }

    @Override
    public String howToMake() {
        return "write one line for each thing that happened, its time first: 2026-11-24 09:15Z Deployed 0.3.1";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        int lines = 0;
        int timed = 0;
        boolean foreign = false;
        while (line.next()) {
            if (!line.isBlank() && !isComment(line)) {
                lines++;
                timed += timed(line) != null ? 1 : 0;
                foreign |= isForeign(line);
            }
        }
        if (timed * 2 > lines && !foreign) {
            return Match.YES;
        }
        return timed >= 2 && timed * 10 >= lines ? Match.MAYBE : Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        sink.begin(text.firstLine());
        LineCursor line = text.lines(job);
        long timed = 0;
        while (line.next()) {
            if (line.isBlank() || isComment(line)) {
                continue;
            }
            // A panic inside a log is left for the panic reader, even where a logger put a time before it.
            TimedLine found = isForeign(line) ? null : timed(line);
            if (found == null) {
                sink.notUnderstood(line);
            } else if (timed++ < MAX_LINES) {
                sink.log(new LogLine(found.at(), found.zone(), shortened(found.text()), line.number()));
            }
        }
        if (timed > MAX_LINES) {
            sink.incomplete("The log has " + timed + " lines with a time; the first " + MAX_LINES
                    + " were kept. Cut the log down to the incident to see the rest.");
        }
    }

    private static @Nullable TimedLine timed(LineCursor line) {
        int start = line.indent();
        byte first = line.byteAt(start);
        // Only these, or a bullet beyond ASCII, can begin such a line: the others cost no string.
        boolean may = (first >= '0' && first <= '9')
                || first == '['
                || first == '('
                || first == '-'
                || first == '*'
                || first < 0;
        return may ? TimedLine.of(line.string()) : null;
    }

    // "# text"; gdb's frames begin with "#0".
    private static boolean isComment(LineCursor line) {
        int start = line.indent();
        int next = start + 1;
        return line.byteAt(start) == '#'
                && (next == line.length() || line.byteAt(next) < '0' || line.byteAt(next) > '9');
    }

    //  thread 'main' panicked at ..       thread 'main' has overflowed its stack
    //  panicked at C:\src\lib.rs:12:5:       panicked at 'boom', src/lib.rs:12:5       panic.location="src/lib.rs:12:5"
    //  The application panicked (crashed).
    //  Thread 3 (Thread 0x7fe0079196c0 (LWP 23476) "tokio-runtime-w"):
    //  ╼ courier::ledger::seal at src/ledger.rs:19:46
    private static boolean isForeign(LineCursor line) {
        int panic = line.indexOf("panic", 0);
        if (panic >= 0 && (isPanic(line, panic) || line.endsWith("The application panicked (crashed)."))) {
            return true;
        }
        return (line.indexOf("thread '", 0) >= 0 && line.endsWith(" has overflowed its stack"))
                || (line.startsWith("Thread ") && line.indexOf("(LWP ", 0) > 0)
                || hasTreeArm(line);
    }

    private static boolean hasTreeArm(LineCursor line) {
        byte[] b = line.bytes();
        for (int i = line.from(); i + 2 < line.to(); i++) {
            if (b[i] == (byte) 0xE2 && b[i + 1] == (byte) 0x95 && b[i + 2] == (byte) 0xBC) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPanic(LineCursor line, int from) {
        int at = line.indexOf("panicked at ", from);
        int place = at + "panicked at ".length();
        return (at >= 0 && (line.startsWith("'", place) || line.indexOf(".rs:", place) >= 0))
                || line.indexOf("panic.location=", from) >= 0;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
