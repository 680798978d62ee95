package dev.unpark.parse.cdb;

import dev.unpark.model.SourcePlace;
import dev.unpark.parse.NearestSymbol;
import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The function of a row.
 *
 * @param symbol without module, offset and arguments; empty where the debugger had none
 * @param far the debugger named a symbol that is too far away to be the function
 */
record CallSite(
        String symbol, @Nullable String module, @Nullable SourcePlace place, boolean far) {

    // srv!core::ops::function::FnOnce::call_once<..>+0x21 [/rustc/4d91de4e48198da2/library\core\src\ops\function.rs @
    // 250]
    // test1!Add(int a = 0n18, int b = 0n52)+0x1e (FPO: [Non-Fpo]) (CONV: cdecl) [f:\test1\test1.cpp @ 7]
    // nvoglv64+0x79cd89        0x00007ff7`c62516cf        ntdll! ?? ::FNODOBFM::`string'+0x29220
    static CallSite of(String text) {
        String site = text.strip();
        SourcePlace place = null;
        int bracket = site.endsWith("]") ? site.lastIndexOf(" [") : -1;
        if (bracket >= 0 && site.indexOf(" @ ", bracket) > 0) {
            place = place(site.substring(bracket + 2, site.length() - 1));
            site = site.substring(0, bracket).stripTrailing();
        }
        for (int note = site.lastIndexOf(" ("); isNote(site, note); note = site.lastIndexOf(" (")) {
            site = site.substring(0, note).stripTrailing();
        }
        int plus = site.lastIndexOf("+0x");
        boolean offset = plus > 0 && Scan.hexDigits(site, plus + 3) == site.length();
        long bytes = offset ? Scan.prefixedHex(site, plus + 1) : 0;
        site = offset ? site.substring(0, plus) : site;
        int mark = site.indexOf('!');
        if (mark < 0) {
            return new CallSite("", site.startsWith("0x") || site.isEmpty() ? null : site, place, false);
        }
        String symbol = withoutArguments(site.substring(mark + 1)).strip();
        boolean far = NearestSymbol.isFar(symbol, bytes);
        return new CallSite(far ? "" : symbol, site.substring(0, mark), place, far);
    }

    // (FPO: [Non-Fpo])   (CONV: cdecl)   (TrapFrame @ ffffd001`5551d7a0)
    private static boolean isNote(String site, int at) {
        return site.endsWith(")")
                && (site.startsWith(" (FPO: ", at)
                        || site.startsWith(" (CONV: ", at)
                        || site.startsWith(" (TrapFrame ", at));
    }

    private static @Nullable SourcePlace place(String text) {
        int at = text.lastIndexOf(" @ ");
        long line = Scan.decimal(text, at + 3, text.length());
        return line < 0 || line > Integer.MAX_VALUE ? null : new SourcePlace(text.substring(0, at), (int) line, 0);
    }

    /** Cuts what kp and kP print behind the name; brackets inside generic arguments are part of it. */
    private static String withoutArguments(String symbol) {
        int depth = 0;
        for (int i = 0; i < symbol.length(); i++) {
            char c = symbol.charAt(i);
            if (c == '<') {
                depth++;
            } else if (c == '>' && i > 0 && symbol.charAt(i - 1) != '-') {
                depth--;
            } else if (c == '(' && depth <= 0 && i > 0 && !symbol.startsWith("operator", i - 8)) {
                return symbol.substring(0, i);
            }
        }
        return symbol;
    }

    /** Whether {@code text} is a call whose arguments go on in the next lines, as kP prints them. */
    static boolean goesOn(String text) {
        return text.stripTrailing().endsWith("(") && text.indexOf('!') > 0;
    }
}
