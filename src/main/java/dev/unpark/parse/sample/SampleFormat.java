package dev.unpark.parse.sample;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Call trees that macOS's samplers print. */
@AutoService(EvidenceFormat.class)
public final class SampleFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "sample";
    }

    @Override
    public String title() {
        return "macOS sample or spindump, a call tree";
    }

    @Override
    public String recognisedBy() {
        return "a line 'Analysis of sampling', or threads such as '2480 Thread_3312653   DispatchQueue_1: ...' and"
                + " 'Thread 0x148b6    1001 samples (1-1001)'";
    }

    @Override
    public String howToMake() {
        return "sample PID 3 -file dump.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        while (line.next()) {
            if (line.startsWith("Analysis of sampling ")) {
                return Match.YES;
            }
            boolean mayBeThread = line.indexOf("Thread", 0) >= 0;
            if (mayBeThread && (TreeLine.isThread(line.string()) || SpindumpLine.thread(line.string()) != null)) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new SampleReader(sink).read(text.lines(job));
    }
}
