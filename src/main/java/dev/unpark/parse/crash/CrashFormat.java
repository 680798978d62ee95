package dev.unpark.parse.crash;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Crash reports of macOS that people can read. */
@AutoService(EvidenceFormat.class)
public final class CrashFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "crash";
    }

    @Override
    public String title() {
        return "macOS crash report, text";
    }

    @Override
    public String recognisedBy() {
        return "threads such as 'Thread 9 Crashed:: tokio-runtime-worker' with frames such as"
                + " '0   libsystem_kernel.dylib  0x1a1954488 __psynch_cvwait + 8' below";
    }

    @Override
    public String howToMake() {
        return "Console, Crash Reports, or the .crash files in ~/Library/Logs/DiagnosticReports";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        boolean afterHead = false;
        boolean some = false;
        long last = -1;
        while (line.next()) {
            FrameLine frame = line.length() > 0 && isDigit(line.byteAt(0)) ? FrameLine.of(line.string()) : null;
            if (frame != null && afterHead) {
                return Match.YES;
            }
            // One such line may be a log's; two that count on are not.
            some |= frame != null && last >= 0 && frame.number() == last + 1;
            last = frame == null ? -1 : frame.number();
            if (!line.isBlank()) {
                afterHead = line.startsWith("Thread ") && ThreadHead.of(line.string()) != null;
            }
        }
        return some ? Match.MAYBE : Match.NO;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new CrashReader(text, sink, job).read();
    }
}
