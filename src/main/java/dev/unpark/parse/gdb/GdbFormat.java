package dev.unpark.parse.gdb;

import com.google.auto.service.AutoService;
import dev.unpark.parse.Digits;
import dev.unpark.parse.DumpFormat;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.FrameParts;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.parse.ThreadDraft;
import java.util.List;

/** Backtraces that gdb printed. */
@AutoService(EvidenceFormat.class)
public final class GdbFormat implements DumpFormat {
    private static final List<String> SURE = List.of(
            "[New LWP ",
            "[Thread debugging using libthread_db",
            "[Switching to thread ",
            "[Current thread is ",
            "(gdb) ",
            "  Id   Target Id ");

    @Override
    public String id() {
        return "gdb";
    }

    @Override
    public String title() {
        return "gdb, thread apply all bt";
    }

    @Override
    public String recognisedBy() {
        return "heads of threads such as 'Thread 3 (Thread 0x7fe0 (LWP 812) \"name\"):', or frames such as"
                + " '#1  0x55e0 in function (arguments) at file:line'";
    }

    @Override
    public String howToMake() {
        return "gdb -p PID -batch -ex 'set pagination off' -ex 'thread apply all bt full' > dump.txt";
    }

    @Override
    public Match recognise(Text head) {
        FrameText frame = new FrameText();
        long before = -1; // number of the frame on the last line that had one
        Match match = Match.NO;
        LineCursor line = head.lines();
        while (line.next()) {
            if (line.length() == 0) {
                continue;
            }
            switch (line.byteAt(0)) {
                case 'T' -> {
                    if (Heads.of(line) != null) {
                        return Match.YES;
                    }
                }
                case '#' -> {
                    // Sanitizers and eu-stack number their frames too, but the former indent them and the latter
                    // print neither "in" nor arguments.
                    long number = frameNumber(frame, line);
                    if (before == 0 && number == 1) {
                        return Match.YES;
                    }
                    match = number == 0 || (before > 0 && number == before + 1) ? Match.MAYBE : match;
                    before = number;
                }
                case '[', '(', ' ' -> {
                    if (SURE.stream().anyMatch(line::startsWith)) {
                        return Match.YES;
                    }
                }
                default -> {}
            }
        }
        return match;
    }

    private static long frameNumber(FrameText frame, LineCursor line) {
        int digits = Digits.end(line, 1);
        int text = digits + (digits == 2 ? 2 : 1);
        boolean is = digits > 1
                && digits <= 7
                && line.startsWith(digits == 2 ? "  " : " ", digits)
                && frame.read(line.bytes(), line.from() + text, line.to())
                && (frame.hasAddress || (frame.whole && frame.argsFrom > 0));
        return is ? Digits.number(line, 1, digits) : -1;
    }

    @Override
    public boolean isHead(LineCursor line) {
        return Heads.of(line) != null;
    }

    @Override
    public FrameParts frame() {
        return new FrameText();
    }

    @Override
    public DumpReader reader(InputSink sink, ThreadDraft draft) {
        return new GdbReader(sink, draft);
    }
}
