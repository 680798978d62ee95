package dev.unpark.parse.hansei;

import dev.unpark.parse.InputSink;
import java.util.List;

/** What a reader has to know of one dump, told once however often it was seen. */
final class Remarks {
    private int chainEnds;
    private boolean threadTable;
    private boolean polledPart;
    private boolean cutNames;

    void table(Table table) {
        threadTable |= table.isOfThreads();
    }

    void cut(List<String> row) {
        cutNames |= row.stream().anyMatch(cell -> cell.endsWith("…"));
    }

    void chainEnds() {
        chainEnds++;
    }

    void polledPart() {
        polledPart = true;
    }

    /** Tells the dump that is ending. */
    void tell(InputSink sink) {
        if (threadTable) {
            sink.incomplete("hansei's table of threads shows the innermost frame of each only; its roles are not read."
                    + " Whole stacks are printed by: threads --exec trace");
        }
        if (polledPart) {
            sink.note("Of a thread that was polling a task, hansei prints the frames inside that poll only.");
        }
        if (chainEnds > 0) {
            sink.note("hansei could not follow " + (chainEnds == 1 ? "1 chain" : chainEnds + " chains")
                    + " of awaits to the end, and says so in the text.");
        }
        if (cutNames) {
            sink.incomplete(
                    "Names were cut to the width of a terminal. Send hansei's output to a file to have them whole.");
        }
    }
}
