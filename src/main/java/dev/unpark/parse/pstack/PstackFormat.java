package dev.unpark.parse.pstack;

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

/** Stacks that pstack of illumos or Solaris printed. */
@AutoService(EvidenceFormat.class)
public final class PstackFormat implements DumpFormat {
    @Override
    public String id() {
        return "pstack";
    }

    @Override
    public String title() {
        return "pstack of illumos or Solaris";
    }

    @Override
    public String recognisedBy() {
        return "heads of threads such as '---------- thread# 2 / lwp# 2 [name] ----------', or a process such as '812:"
                + " ./app' above frames such as ' fffffc7fee2599ba lwp_wait (27, 0) + 8'";
    }

    @Override
    public String howToMake() {
        return "pstack PID > dump.txt, on illumos or Solaris";
    }

    @Override
    public Match recognise(Text head) {
        FrameText frame = new FrameText();
        boolean process = false;
        LineCursor line = head.lines();
        while (line.next()) {
            if (line.length() == 0) {
                continue;
            }
            boolean frameHere = line.byteAt(0) == ' ' && frame.read(line.bytes(), line.from() + 1, line.to());
            if (Heads.thread(line) != null || (process && frameHere)) {
                return Match.YES;
            }
            process = Heads.process(line) != null;
        }
        return Match.NO;
    }

    @Override
    public boolean isHead(LineCursor line) {
        return Heads.thread(line) != null;
    }

    @Override
    public FrameParts frame() {
        return new FrameText();
    }

    @Override
    public DumpReader reader(InputSink sink, ThreadDraft draft) {
        return new PstackReader(sink, draft);
    }
}
