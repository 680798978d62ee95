package dev.unpark.parse.eustack;

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

/** Backtraces that eu-stack of elfutils printed. */
@AutoService(EvidenceFormat.class)
public final class EuStackFormat implements DumpFormat {
    @Override
    public String id() {
        return "eu-stack";
    }

    @Override
    public String title() {
        return "eu-stack";
    }

    @Override
    public String recognisedBy() {
        return "heads such as 'PID 812 - process' and 'TID 813:', with frames such as '#1  0x000055e0ac9bc8d6 function'";
    }

    @Override
    public String howToMake() {
        return "eu-stack -s -i -m -n 0 -p PID > dump.txt 2>&1";
    }

    @Override
    public Match recognise(Text head) {
        boolean thread = false;
        long frames = 0;
        LineCursor line = head.lines();
        while (line.next()) {
            if (line.length() == 0) {
                continue;
            }
            switch (line.byteAt(0)) {
                case 'P' -> {
                    if (Heads.pidEnd(line) > 0) {
                        return Match.YES;
                    }
                }
                case 'T' -> thread = Heads.tid(line) >= 0;
                case '#' -> {
                    frames = isFrame(line) && Heads.frameNumber(line) == frames ? frames + 1 : 0;
                    if (thread && frames > 0) {
                        return Match.YES;
                    }
                }
                default -> {}
            }
        }
        return frames > 1 ? Match.MAYBE : Match.NO;
    }

    // gdb numbers its frames too; it prints "in" behind the address.
    private static boolean isFrame(LineCursor line) {
        int text = Heads.frameText(line);
        int blank = line.indexOf(' ', Math.max(text, 0));
        return text > 0 && (blank < 0 || !line.startsWith(" in ", blank));
    }

    @Override
    public boolean isHead(LineCursor line) {
        return Heads.tid(line) >= 0;
    }

    @Override
    public FrameParts frame() {
        return new FrameText();
    }

    @Override
    public DumpReader reader(InputSink sink, ThreadDraft draft) {
        return new EuStackReader(sink, draft);
    }
}
