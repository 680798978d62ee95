package dev.unpark.parse.minidump;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** What minidump-stackwalk says of a minidump, in either of its forms. */
@AutoService(EvidenceFormat.class)
public final class MinidumpFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "minidump";
    }

    @Override
    public String title() {
        return "minidump-stackwalk, text or JSON";
    }

    @Override
    public String recognisedBy() {
        return "lines such as 'Found by: call frame info' below frames, or JSON with the keys \"crash_info\" and"
                + " \"thread_count\"";
    }

    @Override
    public String howToMake() {
        return "minidump-stackwalk crash.dmp --symbols-path SYMBOLS > dump.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        boolean crashInfo = false;
        boolean others = false;
        while (line.next()) {
            if (line.startsWith("Found by: ", line.indent()) && Trust.isKnown(line.string())) {
                return Match.YES;
            }
            if (line.indexOf('"', 0) >= 0) {
                crashInfo |= has(line, "crash_info");
                others |= has(line, "thread_count") || has(line, "main_module") || has(line, "module_offset");
                if (crashInfo && others) {
                    return Match.YES;
                }
            }
        }
        return Match.NO;
    }

    private static boolean has(LineCursor line, String key) {
        return line.indexOf("\"" + key + "\"", 0) >= 0;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new MinidumpReader(text, sink, job).read();
    }
}
