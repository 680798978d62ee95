package dev.unpark.parse.proc;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Snapshots of {@code /proc/PID/task}. */
@AutoService(EvidenceFormat.class)
public final class ProcFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "proc";
    }

    @Override
    public String title() {
        return "Linux /proc/PID/task snapshot";
    }

    @Override
    public String recognisedBy() {
        return "heads of files such as '==> /proc/812/task/813/stack <=='";
    }

    @Override
    public String howToMake() {
        return "for t in /proc/PID/task/*; do head -n 100 $t/comm $t/wchan $t/syscall $t/stack $t/status; done > proc.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        while (line.next()) {
            if (line.startsWith("==> /proc/") && FileHead.of(line.string()) != null) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new ProcReader(sink).read(text.lines(job));
    }
}
