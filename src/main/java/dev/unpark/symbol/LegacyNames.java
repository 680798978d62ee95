package dev.unpark.symbol;

import org.jspecify.annotations.Nullable;

/** rustc's legacy mangling: Itanium-like {@code _ZN..17h<hash>E} with {@code $LT$} escapes (rustc-demangle, legacy.rs). */
final class LegacyNames {
    private LegacyNames() {}

    /** The components of {@code _ZN3app4main17h0123456789abcdefE}, joined by {@code ::}, hash included; null if it is none. */
    static @Nullable String demangle(String mangled) {
        int i = mangled.indexOf("ZN") + 2;
        StringBuilder out = new StringBuilder(mangled.length());
        while (i < mangled.length() && mangled.charAt(i) != 'E') {
            int length = 0;
            int digits = i;
            while (i < mangled.length() && Character.isDigit(mangled.charAt(i)) && length < mangled.length()) {
                length = length * 10 + Character.digit(mangled.charAt(i++), 10);
            }
            if (i == digits || length == 0 || length > mangled.length() - i) {
                return null;
            }
            if (!out.isEmpty()) {
                out.append("::");
            }
            out.append(resolve(mangled.substring(i, i + length)));
            i += length;
        }
        // Behind E only LLVM's suffix may stand, and that is gone: C++ puts argument types there.
        return i == mangled.length() - 1 && !out.isEmpty() ? out.toString() : null;
    }

    /** What the C++ demangler leaves half done: {@code Core$LT$T$C$S$GT$::poll::_$u7b$$u7b$closure$u7d$$u7d$}. */
    static String resolveEscapes(String name) {
        return name.indexOf('$') >= 0 && hasEscape(name) ? resolve(name) : name;
    }

    private static boolean hasEscape(String name) {
        for (int i = name.indexOf('$'); i >= 0; i = name.indexOf('$', i + 1)) {
            int end = name.indexOf('$', i + 1);
            if (end > 0 && escaped(name, i + 1, end) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String resolve(String name) {
        StringBuilder out = new StringBuilder(name.length());
        int i = 0;
        while (i < name.length()) {
            char c = name.charAt(i);
            if (c == '$') {
                int end = name.indexOf('$', i + 1);
                int character = end < 0 ? -1 : escaped(name, i + 1, end);
                if (character >= 0) {
                    out.appendCodePoint(character);
                    i = end + 1;
                    continue;
                }
            } else if (c == '.' && name.startsWith("..", i)) {
                out.append("::");
                i += 2;
                continue;
            } else if (c == '_' && name.startsWith("_$", i) && (i == 0 || name.charAt(i - 1) == ':')) {
                i++; // rustc puts it before an escape that begins a component
                continue;
            }
            out.append(c);
            i++;
        }
        return out.toString();
    }

    /** The character that the code between two dollars stands for, or -1. */
    private static int escaped(String name, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 7) {
            return -1;
        }
        return switch (name.substring(from, to)) {
            case "LT" -> '<';
            case "GT" -> '>';
            case "LP" -> '(';
            case "RP" -> ')';
            case "C" -> ',';
            case "RF" -> '&';
            case "BP" -> '*';
            case "SP" -> '@';
            default -> codePoint(name, from, to);
        };
    }

    private static int codePoint(String name, int from, int to) {
        if (name.charAt(from) != 'u' || to == from + 1) {
            return -1;
        }
        int value = 0;
        for (int i = from + 1; i < to; i++) {
            if (!Brackets.isHex(name.charAt(i))) {
                return -1;
            }
            value = value * 16 + Character.digit(name.charAt(i), 16);
        }
        return Character.isValidCodePoint(value) && !Character.isISOControl(value) ? value : -1;
    }
}
