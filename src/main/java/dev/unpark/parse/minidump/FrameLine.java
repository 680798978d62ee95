package dev.unpark.parse.minidump;

import dev.unpark.model.SourcePlace;
import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * One frame of the text.
 *
 * @param address 0 where only the registers below tell it
 * @param symbol empty where there were no symbols
 */
record FrameLine(
        long number,
        long address,
        String symbol,
        @Nullable String module,
        @Nullable SourcePlace place) {

    //  1  crash-client!a::b [lib.rs : 133 + 0x0]
    //  2  libc-2.23.so + 0xf302d
    //  3  0x00007f1ef0093ee8 (unloaded plugin.so@0x1c0|0x2f0)
    /** The frame that this line is, or null. */
    static @Nullable FrameLine of(String line) {
        int start = Scan.blanks(line, 0);
        int digits = Scan.digits(line, start);
        long number = start > 3 ? -1 : Scan.decimal(line, start, digits);
        if (number < 0 || !line.startsWith("  ", digits) || Scan.blanks(line, digits) != digits + 2) {
            return null;
        }
        String text = line.substring(digits + 2).stripTrailing();
        if (text.isEmpty()) {
            return null;
        }
        if (text.startsWith("0x")) {
            return new FrameLine(number, Scan.prefixedHex(text, 0), "", null, null);
        }
        return call(number, text);
    }

    private static FrameLine call(long number, String text) {
        String rest = text;
        SourcePlace place = null;
        int bracket = rest.endsWith("]") ? rest.lastIndexOf(" [") : -1;
        if (bracket >= 0) {
            place = place(rest.substring(bracket + 2, rest.length() - 1));
        }
        if (place != null) {
            rest = rest.substring(0, bracket);
        } else {
            rest = withoutOffset(rest);
        }
        int mark = rest.indexOf('!');
        String module = mark < 0 ? rest : rest.substring(0, mark);
        String symbol = mark < 0 ? "" : rest.substring(mark + 1);
        return new FrameLine(number, 0, symbol, module.isEmpty() ? null : module, place);
    }

    private static @Nullable SourcePlace place(String text) {
        String rest = withoutOffset(text);
        int colon = rest.lastIndexOf(" : ");
        long line = colon <= 0 ? -1 : Scan.decimal(rest, colon + 3, rest.length());
        return line < 0 || line > Integer.MAX_VALUE ? null : new SourcePlace(rest.substring(0, colon), (int) line, 0);
    }

    private static String withoutOffset(String text) {
        int plus = text.lastIndexOf(" + 0x");
        boolean offset = plus > 0 && Scan.hexDigits(text, plus + 5) == text.length();
        return offset ? text.substring(0, plus) : text;
    }

    //     rax = 0x00007fc2fcc06120   rdx = 0x0000000000000000
    static boolean isRegisters(String line) {
        int equals = line.indexOf(" = ");
        return Scan.blanks(line, 0) >= 4 && equals > 0 && (line.startsWith("0x", equals + 3) || line.contains("arg "));
    }

    /** The address of the frame that these registers are of, or 0. */
    static long programCounter(String line) {
        for (String register : new String[] {"rip = ", "eip = ", " pc = "}) {
            int at = line.indexOf(register);
            if (at > 0) {
                return Scan.prefixedHex(line, at + register.length());
            }
        }
        return 0;
    }
}
