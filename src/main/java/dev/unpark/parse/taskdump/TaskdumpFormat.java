package dev.unpark.parse.taskdump;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/**
 * Trees of awaits, one a task, as Tokio's {@code Handle::dump} and async-backtrace print them. Both draw the same arms, so
 * they are one format; which of the two it was is told where it shows.
 */
@AutoService(EvidenceFormat.class)
public final class TaskdumpFormat implements EvidenceFormat {
    @Override
    public String id() {
        return "taskdump";
    }

    @Override
    public String title() {
        return "Task dump, Tokio's Handle::dump or async-backtrace";
    }

    @Override
    public String recognisedBy() {
        return "trees of awaits that begin '╼ function at file:line:column' and go on with '└╼' or '├╼'";
    }

    @Override
    public String howToMake() {
        return "print task.trace() of every task in Handle::current().dump().await.tasks(), built with tokio_unstable and"
                + " Tokio's feature taskdump; or print async_backtrace::taskdump_tree(false)";
    }

    @Override
    public Match recognise(Text head) {
        TreeLine tree = new TreeLine();
        LineCursor line = head.lines();
        boolean root = false;
        boolean some = false;
        while (line.next()) {
            tree.read(line);
            if (tree.kind() == TreeLine.Kind.ROOT) {
                some = true;
                root = true;
                if (AwaitText.of(tree.text(line)).hasLine()) {
                    return Match.YES;
                }
            } else if (tree.kind() == TreeLine.Kind.NONE) {
                root = false;
            } else if (root) {
                return Match.YES;
            }
        }
        return some ? Match.MAYBE : Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new TaskdumpReader(text, sink, job).read();
    }
}
