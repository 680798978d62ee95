package dev.unpark.parse.cdb;

import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a row of a stack begins with.
 *
 * @param returnsTo 0 where the row has none
 * @param siteFrom where the call site begins
 */
record Row(boolean inlined, long returnsTo, int siteFrom) {
    private static final String INLINE = "(Inline";

    // 0000001a`3af6f8a8 00007ff9`a694c873     ntdll!NtWaitForAlertByThreadId+0x14
    // 03 (Inline Function) --------`--------     srv!x::y+0xc7 [C:\src\main.rs @ 12]
    // 00 00000000`0391d828 000007fe`febf00eb : 00000000`00000ed8 .. : OLEAUT32!LoadTypeLibEx
    // 0522f8b4 75ee1fe8 ntdll!ZwWaitForMultipleObjects+0xc
    /** The beginning of such a row, or null. */
    static @Nullable Row of(String line, Columns columns) {
        int at = 0;
        if (columns.numbered()) {
            at = Scan.hexDigits(line, 0);
            if (at < 2 || at > 8 || !line.startsWith(" ", at)) {
                return null;
            }
            at = Scan.blanks(line, at);
        }
        boolean inlined = line.startsWith(INLINE, at);
        if (inlined) {
            int close = line.indexOf(')', at);
            if (close < 0) {
                return null;
            }
            at = Scan.blanks(line, close + 1);
        }
        if (columns.returnColumn() < 0) {
            return at < line.length() && line.indexOf('!', at) > 0 ? new Row(inlined, 0, at) : null;
        }
        return addresses(line, at, inlined, columns.returnColumn());
    }

    private static @Nullable Row addresses(String line, int from, boolean inlined, int returnColumn) {
        int at = from;
        int read = 0;
        long returnsTo = 0;
        for (int end = addressEnd(line, at); end > at; end = addressEnd(line, at)) {
            if (read == returnColumn) {
                returnsTo = address(line, at, end);
            }
            read++;
            at = Scan.blanks(line, end);
            if (line.startsWith(": ", at)) {
                at = Scan.blanks(line, at + 2);
            }
        }
        boolean enough = inlined ? read > 0 : read > returnColumn;
        return enough ? new Row(inlined, returnsTo, at) : null;
    }

    /** Index behind {@code 00007ff9`a694c873}, {@code 75ee1fe8} or dashes in their place; {@code at} if there is none. */
    private static int addressEnd(String line, int at) {
        int end = dashesOrDigits(line, at);
        if (end != at + 8) {
            return at;
        }
        if (line.startsWith("`", end)) {
            int low = dashesOrDigits(line, end + 1);
            end = low == end + 9 ? low : at;
        }
        return end == line.length() || line.charAt(end) == ' ' ? end : at;
    }

    private static int dashesOrDigits(String line, int at) {
        int i = at;
        while (i < line.length() && line.charAt(i) == '-') {
            i++;
        }
        return i > at ? i : Scan.hexDigits(line, at);
    }

    private static long address(String line, int from, int to) {
        String digits = line.substring(from, to).replace("`", "");
        return Scan.hex(digits, 0, digits.length());
    }
}
