package dev.unpark.parse.crash;

import dev.unpark.model.SourcePlace;
import dev.unpark.parse.NearestSymbol;
import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * One frame.
 *
 * @param symbol empty where the report has none
 */
record FrameLine(
        long number,
        long address,
        String symbol,
        @Nullable String module,
        @Nullable SourcePlace place,
        boolean inlined) {
    private static final String INLINED = "[inlined]";

    // 3   auth-service                  	       0x104a1c2d0 auth_service::main::h3a2d2b1f70caaadf + 60 (main.rs:31)
    // 0   ???                           	    0x7ff8a872a940 ???
    // 7   Electron Framework            	       0x110c7d1f0 0x10ee00000 + 31969776
    /** The frame that this line is, or null. */
    static @Nullable FrameLine of(String line) {
        int digits = Scan.digits(line, 0);
        long number = Scan.decimal(line, 0, digits);
        int name = Scan.blanks(line, digits);
        int address = address(line, name);
        if (number < 0 || name == digits || address < 0) {
            return null;
        }
        int end = Scan.hexDigits(line, address + 2);
        if (end == address + 2 || !line.startsWith(" ", end)) {
            return null;
        }
        String module = line.substring(name, address).strip();
        if (module.isEmpty()) {
            return null;
        }
        String known = module.equals("???") ? null : module;
        return call(
                number,
                Scan.prefixedHex(line, address),
                known,
                line.substring(end + 1).strip());
    }

    /** Where the first {@code 0x} behind a blank stands; names of programs have blanks. */
    private static int address(String line, int from) {
        int at = line.indexOf("0x", from);
        while (at > 0 && line.charAt(at - 1) != ' ' && line.charAt(at - 1) != '\t') {
            at = line.indexOf("0x", at + 2);
        }
        return at;
    }

    private static FrameLine call(long number, long address, @Nullable String module, String text) {
        boolean inlined = text.endsWith(INLINED);
        String rest =
                inlined ? text.substring(0, text.length() - INLINED.length()).stripTrailing() : text;
        SourcePlace place = null;
        int open = rest.endsWith(")") ? rest.lastIndexOf(" (") : -1;
        if (open > 0) {
            place = place(rest.substring(open + 2, rest.length() - 1));
            rest = place == null ? rest : rest.substring(0, open);
        }
        int plus = rest.lastIndexOf(" + ");
        long offset = plus < 0 ? -1 : Scan.decimal(rest, plus + 3, rest.length());
        String symbol = offset < 0 ? rest : rest.substring(0, plus);
        boolean none = symbol.equals("???") || symbol.startsWith("0x") || NearestSymbol.isFar(symbol, offset);
        return new FrameLine(number, address, none ? "" : symbol, module, place, inlined);
    }

    private static @Nullable SourcePlace place(String text) {
        int colon = text.lastIndexOf(':');
        long line = colon <= 0 ? -1 : Scan.decimal(text, colon + 1, text.length());
        return line < 0 || line > Integer.MAX_VALUE ? null : new SourcePlace(text.substring(0, colon), (int) line, 0);
    }
}
