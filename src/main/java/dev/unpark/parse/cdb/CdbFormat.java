package dev.unpark.parse.cdb;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Stacks that cdb or WinDbg printed. */
@AutoService(EvidenceFormat.class)
public final class CdbFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "cdb";
    }

    @Override
    public String title() {
        return "Windows cdb or WinDbg, ~*k";
    }

    @Override
    public String recognisedBy() {
        return "threads such as '71  Id: 97bc.142c Suspend: 0 Teb: 0000001a`3b0d3000 Unfrozen', or a head of columns"
                + " such as 'Child-SP          RetAddr               Call Site'";
    }

    @Override
    public String howToMake() {
        return "cdb -p PID -pv -lines -c \".symfix; .reload; ~*k 0n1000; qd\" > dump.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        while (line.next()) {
            boolean mayBe = line.indexOf("RetAddr", 0) >= 0 || line.indexOf(" Teb: ", 0) > 0;
            if (mayBe && (ThreadHead.of(line.string()) != null || Columns.of(line.string()) != null)) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new CdbReader(sink).read(text.lines(job));
    }
}
