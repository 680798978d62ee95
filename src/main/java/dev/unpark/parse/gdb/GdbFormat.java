package dev.unpark.parse.gdb;

import com.google.auto.service.AutoService;
import dev.unpark.parse.DumpFormat;
import dev.unpark.parse.DumpReader;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.FrameParts;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.parse.ThreadDraft;

/** Backtraces that gdb printed. */
@AutoService(EvidenceFormat.class)
public final class GdbFormat implements DumpFormat {
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
        boolean first = false;
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
                    boolean innermost = line.startsWith("#0  ") && isFrame(frame, line);
                    if (first && line.startsWith("#1  ") && isFrame(frame, line)) {
                        return Match.YES;
                    }
                    first = innermost;
                }
                case '[' -> {
                    if (line.startsWith("[New LWP ") || line.startsWith("[Thread debugging using libthread_db")) {
                        return Match.YES;
                    }
                }
                case ' ' -> {
                    if (line.startsWith("  Id   Target Id ")) {
                        return Match.YES;
                    }
                }
                default -> {}
            }
        }
        return first ? Match.MAYBE : Match.NO;
    }

    private static boolean isFrame(FrameText frame, LineCursor line) {
        return frame.read(line.bytes(), line.from() + 4, line.to()) && frame.whole && frame.argsFrom > 0;
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
