package dev.unpark.parse.hansei;

import dev.unpark.parse.LineCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with a head, its cells two blanks apart or more, none of them empty.
 *
 * <pre>
 * ID  STATE  FUT  AWAITING AT        WAITING ON  TYPE
 * 4   idle     1  src/journal.rs:66  semaphore   async fn ledger::journal::seal
 * </pre>
 */
record Table(List<String> columns) {
    private static final int MOST_CHARS = 1 << 16;
    private static final List<String> THREADS = List.of("LWP", "NAME", "ROLE", "TASK", "FRAME 0");

    boolean isOfThreads() {
        return columns.equals(THREADS);
    }

    /** Null for a line that heads neither table. */
    static @Nullable Table headOf(LineCursor line) {
        if (!line.startsWith("ID  ") && !line.startsWith("LWP  ")) {
            return null;
        }
        List<String> cells = split(line.string(), Integer.MAX_VALUE);
        boolean tasks = cells.getFirst().equals("ID")
                && cells.contains("STATE")
                && cells.getLast().equals("TYPE");
        return tasks || cells.equals(THREADS) ? new Table(cells) : null;
    }

    /** The cells of a row by column; null for a line that is no row. */
    @Nullable
    List<String> row(LineCursor line) {
        if (line.length() > MOST_CHARS) {
            return null;
        }
        List<String> cells = split(line.string(), columns.size());
        return cells.size() == columns.size() ? cells : null;
    }

    /** A row's cell, empty where the table has no such column or the tool printed a dash. */
    String cell(List<String> row, String column) {
        int at = columns.indexOf(column);
        return at < 0 || row.get(at).startsWith("—") ? "" : row.get(at);
    }

    private static List<String> split(String line, int limit) {
        return List.of(line.strip().split(" {2,}", limit == Integer.MAX_VALUE ? 0 : limit));
    }
}
