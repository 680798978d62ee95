package dev.unpark.parse.hansei;

import dev.unpark.model.SourcePlace;
import dev.unpark.parse.LineCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a future, in a chain or in the TYPE column.
 *
 * <pre>
 * #1  async fn      ledger::journal::seal
 * #0  future        tokio::sync::batch_semaphore::Acquire
 * </pre>
 *
 * @param async true for a function or block of the compiler's making, which has awaits of its own
 * @param raw the type as printed
 */
record Future(boolean async, String raw) {
    private static final String DYN = " [dyn]";
    private static final int KIND_WIDTH = 13;

    /** The longest first: one begins like another. */
    private static final List<String> KINDS = List.of(
            "async gen closure",
            "async gen block",
            "async closure",
            "async gen fn",
            "async block",
            "async fn",
            "async",
            "future");

    /** Null for a line that is no future of a chain. */
    static @Nullable Future of(LineCursor line) {
        int at = Words.digits(line, 1);
        if (at == 1 || !line.startsWith("#") || !line.startsWith("  ", at)) {
            return null;
        }
        while (at < line.length() && line.byteAt(at) == ' ') {
            at++;
        }
        String rest = line.string(at, line.length());
        String kind = kind(rest);
        int name = Math.max(KIND_WIDTH, kind.length()) + 1;
        boolean padded = !kind.isEmpty()
                && rest.length() > name
                && rest.substring(kind.length(), name).isBlank();
        return padded ? new Future(!kind.equals("future"), bare(rest.substring(name))) : null;
    }

    /** Of {@code async fn ledger::journal::seal}, as the tables have it; a text without a kind is all name. */
    static Future of(String cell) {
        String kind = kind(cell);
        return kind.isEmpty()
                ? new Future(false, bare(cell))
                : new Future(!kind.equals("future"), bare(cell.substring(kind.length())));
    }

    private static String kind(String text) {
        return KINDS.stream().filter(k -> text.startsWith(k + " ")).findFirst().orElse("");
    }

    private static String bare(String name) {
        String text = name.strip();
        return text.endsWith(DYN) ? text.substring(0, text.length() - DYN.length()) : text;
    }

    // src/bin/armed-select.rs:48   src/journal.rs:35:23
    static @Nullable SourcePlace place(String text) {
        String file = text.strip();
        int[] numbers = {0, 0};
        int count = 0;
        while (count < 2) {
            int colon = file.lastIndexOf(':');
            String digits = file.substring(colon + 1);
            if (colon <= 0 || !digits.matches("\\d{1,9}")) {
                break;
            }
            numbers[count++] = Integer.parseInt(digits);
            file = file.substring(0, colon);
        }
        if (count == 0) {
            return null;
        }
        return count == 2 ? new SourcePlace(file, numbers[1], numbers[0]) : new SourcePlace(file, numbers[0], 0);
    }
}
