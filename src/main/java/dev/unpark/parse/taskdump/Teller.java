package dev.unpark.parse.taskdump;

import dev.unpark.model.AwaitPoint;
import dev.unpark.parse.InputSink;

/** Tells by a dump's trees which of the two tools drew them, and says what a reader has to know of it. */
final class Teller {
    private boolean noBreak;
    private boolean marks;
    private boolean tokio;
    private int empty;

    void arm(TreeLine tree) {
        noBreak |= tree.isNoBreak();
    }

    void task(TaskDraft task) {
        marks |= task.isPolling();
        if (!noBreak && !tokio) {
            for (AwaitPoint point : task.points()) {
                marks |= point.count() > 1;
                // Tokio's own functions are no #[framed] ones.
                String name = point.symbol().name();
                tokio |= name.startsWith("tokio::") || name.startsWith("<tokio::");
            }
        }
    }

    void emptyTask() {
        empty++;
    }

    void tell(InputSink sink) {
        if (noBreak || (tokio && !marks)) {
            sink.tool("Tokio Handle::dump");
        } else if (marks) {
            sink.tool("async-backtrace");
            sink.note("async-backtrace prints the line on which each async function begins, not that of the await it"
                    + " stands at.");
        } else {
            sink.tool("task tree");
            sink.note(
                    "It cannot be told whether Tokio or async-backtrace drew these trees: the former prints the line of"
                            + " each await, the latter the line on which each async function begins.");
        }
        if (empty > 0) {
            sink.note((empty == 1 ? "1 task has" : empty + " tasks have")
                    + " an empty trace. Such a task was being polled"
                    + " or was about to be, or it waits at something that Tokio cannot trace.");
        }
    }
}
