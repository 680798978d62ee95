package dev.unpark.symbol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a printed function name to the one spelling of {@link dev.unpark.model.Symbol#name()}. */
public final class RustNames {
    private static final String NAMELESS = "??";
    private static final int HASH_DIGITS = 16;

    private RustNames() {}

    /**
     * Without hash, crate disambiguator and generic arguments, legacy escapes resolved, {@code {async_fn#N}},
     * {@code {closure#N}} and their kin all {@code {{closure}}}.
     *
     * <p>{@code {impl#N}} stays. An inherent method that v0 prints as {@code <path::Type>::fn} becomes {@code
     * path::Type::fn}; {@code <T as Trait>::fn} keeps its form. Never throws; a text that is no Rust name comes back as
     * it is, but for what looks like generic arguments. A name that a tool left out is {@code ??}, as gdb prints it.
     */
    public static String normalise(String raw) {
        return raw.isBlank() ? NAMELESS : withoutHash(NameWriter.write(plain(raw)));
    }

    /**
     * The crate whose code a name is, for a raw or a normalised name: its first path segment; empty where the name has
     * no path ({@code epoll_wait}, {@code ??}).
     *
     * <p>For {@code <T as Trait>::fn} it is T's crate, unless T is a bare parameter, a primitive or std's own: then
     * only the trait's crate can have written the impl.
     */
    public static String crateOf(String name) {
        return Crates.of(normalise(name));
    }

    /**
     * The generic arguments behind the first {@code typeName<} of a raw symbol, without crate disambiguators: {@code
     * Mutex} in {@code std::sync::poison::mutex::Mutex<app::Table>::lock<app::Table>} gives {@code app::Table}.
     *
     * @param typeName the last segment of the type's path
     * @return null where the type is not there or has no arguments; a parameter name such as {@code T} where the symbol
     *     is a legacy one
     */
    public static @Nullable String typeArgument(String raw, String typeName) {
        String text = plain(raw);
        for (int at = text.indexOf(typeName); at >= 0; at = text.indexOf(typeName, at + 1)) {
            int open = at + typeName.length();
            open = text.startsWith("::<", open) ? open + 2 : open;
            boolean whole = at == 0 || !Brackets.isNamePart(text.charAt(at - 1));
            if (whole && open < text.length() && text.charAt(open) == '<') {
                int close = Brackets.closing(text, open, text.length());
                return close < 0
                        ? null
                        : withoutDisambiguators(text.substring(open + 1, close)).strip();
            }
        }
        return null;
    }

    /**
     * {@link #typeArgument} cut at its own commas: {@code lock_api::mutex::Mutex<parking_lot::raw_mutex::RawMutex,
     * app::Table>} gives two. Empty where the type is not there or has no arguments.
     */
    public static List<String> typeArguments(String raw, String typeName) {
        String all = typeArgument(raw, typeName);
        if (all == null) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '<' || c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}' || (c == '>' && !Brackets.isArrow(all, i))) {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(all.substring(from, i).strip());
                from = i + 1;
            }
        }
        arguments.add(all.substring(from).strip());
        return List.copyOf(arguments);
    }

    /** Demangled, escapes resolved, LLVM's suffix cut; generic arguments still there. */
    private static String plain(String raw) {
        String name = withoutLlvmSuffix(raw.strip());
        if (name.startsWith("_ZN") || name.startsWith("__ZN")) {
            String demangled = LegacyNames.demangle(name);
            return demangled == null ? name : demangled;
        }
        if (name.startsWith("_R") || name.startsWith("__R")) {
            String demangled = V0Names.demangle(name);
            return demangled == null ? name : demangled;
        }
        return LegacyNames.resolveEscapes(name);
    }

    /** Cuts {@code .llvm.123}, lldb's {@code  (.llvm.123)} and binutils' {@code  [clone .llvm.123]}. */
    private static String withoutLlvmSuffix(String name) {
        int at = name.lastIndexOf(".llvm.");
        if (at <= 0) {
            return name;
        }
        int cut = at;
        if (name.charAt(at - 1) == '(') {
            cut = at - 1;
        } else if (name.startsWith("[clone ", Math.max(0, at - 7))) {
            cut = at - 7;
        }
        for (int i = at + 6; i < name.length(); i++) {
            char c = name.charAt(i);
            // rustc-demangle lets LLVM's suffix hold digits, upper-case hex and '@'.
            if (!(c == '@' || c == ')' || c == ']' || Character.digit(c, 16) >= 0)) {
                return name;
            }
        }
        return name.substring(0, cut).stripTrailing();
    }

    /** Cuts {@code ::h0123456789abcdef}, the hash of a legacy symbol. */
    private static String withoutHash(String name) {
        int end = oldHash(name);
        while (hashEndsAt(name, end)) {
            end -= HASH_DIGITS + 3;
        }
        return name.substring(0, end);
    }

    /**
     * Where a hash of rustc before 1.9 begins, else the end of the name: {@code rt::lang_start::ha172a3ce74bb453aK5w} has
     * three letters more, and a generic function a decimal number, {@code try_fn::h4848098439110500489}.
     */
    private static int oldHash(String name) {
        int at = name.lastIndexOf("::h");
        int length = name.length() - at - 3;
        if (at <= 0 || length < HASH_DIGITS + 1 || length > HASH_DIGITS + 4) {
            return name.length();
        }
        boolean lettered = length == HASH_DIGITS + 3 && hashEndsAt(name, name.length() - 3);
        for (int i = at + 3; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(lettered ? Brackets.isNamePart(c) : c >= '0' && c <= '9')) {
                return name.length();
            }
        }
        return at;
    }

    private static boolean hashEndsAt(String name, int end) {
        int at = end - HASH_DIGITS - 3;
        if (at <= 0 || !name.startsWith("::h", at)) {
            return false;
        }
        for (int i = at + 3; i < end; i++) {
            if (!Brackets.isHex(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String withoutDisambiguators(String text) {
        if (text.indexOf('[') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int end = Brackets.disambiguatorEnd(text, i);
            if (end > 0) {
                i = end - 1;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
