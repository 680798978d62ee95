package dev.unpark.parse.sample;

import dev.unpark.parse.NearestSymbol;
import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/** Reads one line of a process in a spindump. */
final class SpindumpLine {
    private SpindumpLine() {}

    //   Thread 0x148b6    DispatchQueue "com.apple.main-thread"(1)    1001 samples (1-1001)    priority 46 (base 46)
    //   Thread 0x148c0    Thread name "tokio-runtime-worker"          1001 samples (1-1001)    priority 31 (base 31)
    /** The head of a thread, or null. */
    static @Nullable Head thread(String line) {
        int column = Scan.blanks(line, 0);
        if (!line.startsWith("Thread 0x", column)) {
            return null;
        }
        int words = line.indexOf(" sample", column);
        int number = words;
        while (number > column && line.charAt(number - 1) >= '0' && line.charAt(number - 1) <= '9') {
            number--;
        }
        long samples = words < 0 ? -1 : Scan.decimal(line, number, words);
        boolean counted = line.startsWith(" samples (", words) || line.startsWith(" sample (", words);
        return samples < 0 || !counted
                ? null
                : new Head(Scan.prefixedHex(line, column + 7), name(line, number), samples, column);
    }

    private static @Nullable String name(String line, int before) {
        String name = quoted(line, "Thread name \"", before);
        return name == null ? quoted(line, "DispatchQueue \"", before) : name;
    }

    private static @Nullable String quoted(String line, String lead, int before) {
        int at = line.indexOf(lead);
        int close = at < 0 ? -1 : line.indexOf('"', at + lead.length());
        return close < 0 || close > before ? null : line.substring(at + lead.length(), close);
    }

    //   1001  start + 1 (libdyld.dylib + 4117) [0x7fff6d528015]
    //    1001  ??? (srv + 90010) [0x10069f000]
    //    *1001  ipc_mqueue_receive_continue + 0 (kernel + 850128) [0xffffff80002cf8d0]
    /** The call that this line is, or null. */
    static @Nullable Call call(String line) {
        int start = Scan.blanks(line, 0);
        int column = line.startsWith("*", start) ? start + 1 : start;
        int digits = Scan.digits(line, column);
        long samples = Scan.decimal(line, column, digits);
        int bracket = line.lastIndexOf(" [0x");
        if (samples < 0 || !line.startsWith("  ", digits) || bracket < 0) {
            return null;
        }
        String text = line.substring(digits + 2, bracket);
        int open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        int plus = text.lastIndexOf(" + ");
        String module = open >= 0 && plus > open ? text.substring(open + 2, plus) : null;
        String symbol = open >= 0 ? text.substring(0, open) : text;
        int offset = symbol.lastIndexOf(" + ");
        long bytes = offset < 0 ? -1 : Scan.decimal(symbol, offset + 3, symbol.length());
        symbol = bytes < 0 ? symbol : symbol.substring(0, offset);
        boolean none = symbol.equals("???") || NearestSymbol.isFar(symbol, bytes);
        return new Call(samples, column, Scan.prefixedHex(line, bracket + 2), none ? "" : symbol, module, null);
    }

    /** Frames of the kernel have a star; they lie inside the call by which the program waits. */
    static boolean isKernel(String line) {
        return line.startsWith("*", Scan.blanks(line, 0));
    }
}
