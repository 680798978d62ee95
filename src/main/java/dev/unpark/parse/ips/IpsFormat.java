package dev.unpark.parse.ips;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** The JSON of macOS crash reports. */
@AutoService(EvidenceFormat.class)
public final class IpsFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "ips";
    }

    @Override
    public String title() {
        return "macOS crash report, .ips";
    }

    @Override
    public String recognisedBy() {
        return "JSON with the keys \"bug_type\" and \"app_name\", or frames with \"imageOffset\"";
    }

    @Override
    public String howToMake() {
        return "the .ips files in ~/Library/Logs/DiagnosticReports";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        boolean translated = false;
        while (line.next()) {
            // Console shows the same report as text above the JSON; then that is read, and has a line for each frame.
            translated |= line.startsWith("Translated Report (Full Report Below)");
            boolean title = line.startsWith("{") && has(line, "bug_type") && has(line, "app_name");
            if (title || (line.indexOf('"', 0) >= 0 && has(line, "imageOffset"))) {
                return translated ? Match.MAYBE : Match.YES;
            }
        }
        return Match.NO;
    }

    private static boolean has(LineCursor line, String key) {
        return line.indexOf("\"" + key + "\"", 0) >= 0;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new IpsReader(text, sink, job).read();
    }
}
