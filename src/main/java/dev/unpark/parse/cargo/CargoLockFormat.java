package dev.unpark.parse.cargo;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Lock files. */
@AutoService(EvidenceFormat.class)
public final class CargoLockFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "cargo-lock";
    }

    @Override
    public String title() {
        return "Cargo.lock, any version";
    }

    @Override
    public String recognisedBy() {
        return "tables [[package]] that begin with a name and a version";
    }

    @Override
    public String howToMake() {
        return "the file Cargo.lock of the workspace, as the build used it";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        int after = 0;
        while (line.next()) {
            if (line.startsWith("[[package]]")) {
                after = 1;
            } else if (after == 1 && line.startsWith("name = \"")) {
                after = 2;
            } else if (after == 2 && line.startsWith("version = \"")) {
                return Match.YES;
            } else {
                after = 0;
            }
        }
        return Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        LockReader lock = new LockReader();
        LineCursor line = text.lines(job);
        while (line.next()) {
            sink.noteIfCut(line);
            String content = line.string();
            if (lock.isNextHead(content)) {
                tell(lock, sink);
                lock = new LockReader();
            }
            if (!lock.take(line.number(), content)) {
                sink.notUnderstood(line);
                noteConflict(content, line.number(), sink);
            }
        }
        tell(lock, sink);
    }

    private static void noteConflict(String content, int number, InputSink sink) {
        if (content.startsWith("<<<<<<< ")) {
            sink.incomplete("Line " + number + " begins a conflict that git left: both sides of it were read. Run"
                    + " 'cargo metadata' after resolving it.");
        }
    }

    private static void tell(LockReader lock, InputSink sink) {
        if (lock.isEmpty()) {
            return;
        }
        sink.begin(lock.firstLine());
        sink.tool("cargo");
        sink.cargo(lock.facts());
    }
}
