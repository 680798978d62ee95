package dev.unpark.parse.lldb;

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

/** Backtraces that lldb printed. */
@AutoService(EvidenceFormat.class)
public final class LldbFormat implements DumpFormat {
    @Override
    public String id() {
        return "lldb";
    }

    @Override
    public String title() {
        return "lldb, bt all";
    }

    @Override
    public String recognisedBy() {
        return "heads of threads such as '* thread #1, name = 'app', stop reason = signal SIGSTOP', frames such as"
                + " 'frame #1: 0x000055e0 app`function(arguments) at file:line:column', or the prompt '(lldb)'";
    }

    @Override
    public String howToMake() {
        return "lldb -p PID -batch -o 'bt all' > dump.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        while (line.next()) {
            if (line.startsWith("(lldb) ") || Heads.isHead(line) || FrameLine.textAt(line) > 0) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    @Override
    public boolean isHead(LineCursor line) {
        return Heads.isHead(line);
    }

    @Override
    public FrameParts frame() {
        return new FrameText();
    }

    @Override
    public DumpReader reader(InputSink sink, ThreadDraft draft) {
        return new LldbReader(sink, draft);
    }
}
