package dev.unpark.parse.sample;

import dev.unpark.model.SourcePlace;
import dev.unpark.parse.NearestSymbol;
import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/** Reads one line of the tree that {@code sample} prints. */
final class TreeLine {
    private static final String THREAD = "Thread_";
    private static final String QUEUE = "DispatchQueue_";

    private TreeLine() {}

    static boolean isThread(String line) {
        return thread(line) != null;
    }

    //     2480 Thread_3312653   DispatchQueue_1: com.apple.main-thread  (serial)
    //     2480 Thread_3312654: tokio-runtime-worker
    /** The head of a thread, or null. */
    static @Nullable Head thread(String line) {
        int column = gutter(line);
        int digits = Scan.digits(line, column);
        long samples = Scan.decimal(line, column, digits);
        if (samples < 0 || !line.startsWith(" " + THREAD, digits)) {
            return null;
        }
        int from = digits + 1 + THREAD.length();
        int end = Scan.digits(line, from);
        long id = Scan.decimal(line, from, end);
        return id < 0 ? null : new Head(id, name(line, end), samples, column);
    }

    /** The name, else the label of the queue that the thread serves. */
    private static @Nullable String name(String line, int at) {
        int queue = line.indexOf(QUEUE, at);
        if (line.startsWith(": ", at)) {
            String name =
                    line.substring(at + 2, queue < 0 ? line.length() : queue).strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        int colon = queue < 0 ? -1 : line.indexOf(": ", queue);
        if (colon < 0) {
            return null;
        }
        int kind = line.lastIndexOf("  (");
        return line.substring(colon + 2, kind > colon ? kind : line.length()).strip();
    }

    //     +     ! 1200 app::f::h0123456789abcdef  (in srv) + 12  [0x10c08e30c]  main.rs:31
    //     +     1280 ???  (in srv)  load address 0x10069f000 + 0x208946  [0x1008a7946]
    //     + ! : | 4 work  (in srv) + 80,72,...  [0x1038c3b90,0x1038c3b88,...]
    /** The call that this line is, or null. */
    static @Nullable Call call(String line) {
        int column = gutter(line);
        int digits = Scan.digits(line, column);
        long samples = Scan.decimal(line, column, digits);
        if (samples < 0 || digits + 1 >= line.length() || line.charAt(digits) != ' ') {
            return null;
        }
        String text = line.substring(digits + 1);
        int in = text.indexOf("  (in ");
        if (in <= 0) {
            return text.startsWith("???") || text.startsWith("0x")
                    ? new Call(samples, column, Scan.prefixedHex(text, 0), "", null, null)
                    : null;
        }
        int open = in + 2;
        int close = closing(text, open);
        if (close < 0) {
            return null;
        }
        String tail = text.substring(close + 1);
        int bracket = tail.indexOf("[0x");
        String symbol = text.substring(0, in);
        return new Call(
                samples,
                column,
                bracket < 0 ? 0 : Scan.prefixedHex(tail, bracket + 1),
                isNone(symbol) || NearestSymbol.isFar(symbol, offset(tail)) ? "" : symbol,
                module(text.substring(open + 4, close)),
                place(tail));
    }

    private static boolean isNone(String symbol) {
        return symbol.equals("???") || symbol.startsWith("0x");
    }

    private static @Nullable String module(String name) {
        return name.startsWith("<unknown") ? null : name;
    }

    private static long offset(String tail) {
        return tail.startsWith(" + ") ? Scan.decimal(tail, 3, Scan.digits(tail, 3)) : 0;
    }

    private static @Nullable SourcePlace place(String tail) {
        int bracket = tail.indexOf("]  ");
        int colon = tail.lastIndexOf(':');
        long line = colon < 0
                ? -1
                : Scan.decimal(tail, colon + 1, tail.stripTrailing().length());
        boolean placed = bracket >= 0 && colon > bracket + 3 && line >= 0 && line <= Integer.MAX_VALUE;
        return placed ? new SourcePlace(tail.substring(bracket + 3, colon), (int) line, 0) : null;
    }

    /** Index of the bracket that closes the one at {@code open}; names of programs have brackets of their own. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Index behind blanks and the marks that lead the eye down to siblings. */
    static int gutter(String line) {
        int i = 0;
        while (i < line.length() && " +!:|".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
