package dev.unpark.parse.hansei;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** What hansei prints of the tasks and threads in a core. */
@AutoService(EvidenceFormat.class)
public final class HanseiFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "hansei";
    }

    @Override
    public String title() {
        return "hansei, tasks, threads and trace";
    }

    @Override
    public String recognisedBy() {
        return "a table headed 'ID STATE .. TYPE' or 'LWP NAME ROLE TASK FRAME 0', or futures such as '#1  async fn"
                + "      function'";
    }

    @Override
    public String howToMake() {
        return "hansei --core CORE --tokio-info APP.tinfo -e \"tasks; tasks --exec trace; threads --exec trace\""
                + " > hansei.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        boolean headed = false;
        while (line.next()) {
            if (line.length() == 0) {
                continue;
            }
            boolean certain = switch (line.byteAt(0)) {
                case '#' -> Future.of(line) != null;
                case 'I', 'L' -> Table.headOf(line) != null;
                case 'h' -> Words.prompted(line) != null;
                case 'l' -> Words.stackOf(line) != null;
                case ' ' -> headed && (line.startsWith("    state: ") || line.startsWith("    State: "));
                default -> false;
            };
            if (certain) {
                return Match.YES;
            }
            headed = line.startsWith("task ") || line.startsWith("Task ");
        }
        return Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new HanseiReader(sink).read(text.lines(job));
    }
}
