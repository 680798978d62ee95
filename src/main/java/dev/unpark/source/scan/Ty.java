package dev.unpark.source.scan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type, as far as the source tells it. What is not known is null wherever a type is asked for.
 *
 * @param head full path without arguments; {@code crate::Name} for the crate's own; the last segment alone for the
 *     everyday ones such as {@code Arc} and {@code Result}; {@code &} and {@code ()} for references and tuples
 */
record Ty(String head, List<@Nullable Ty> args) {
    /** What method calls and fields look through. */
    private static final Set<String> TRANSPARENT = Set.of(
            "&", "Arc", "Rc", "Box", "Cow", "Pin", "LazyLock", "Lazy", "ManuallyDrop", "CachePadded", "Lazy_static");

    /** Known by their own name whatever path leads there. */
    private static final Set<String> EVERYDAY = Set.of(
            "Arc",
            "Rc",
            "Box",
            "Cow",
            "Pin",
            "LazyLock",
            "Lazy",
            "ManuallyDrop",
            "CachePadded",
            "Option",
            "Vec",
            "VecDeque",
            "OnceLock",
            "OnceCell",
            "HashMap",
            "BTreeMap",
            "DashMap");

    Ty {
        args = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(args));
    }

    static Ty of(String head) {
        return new Ty(head, List.of());
    }

    static Ty of(String head, @Nullable Ty arg) {
        List<@Nullable Ty> one = new java.util.ArrayList<>();
        one.add(arg);
        return new Ty(head, one);
    }

    static Ty reference(@Nullable Ty to) {
        return of("&", to);
    }

    /** The head under which a resolved path is known. */
    static String canonical(String path) {
        String std = path.startsWith("core::") || path.startsWith("alloc::")
                ? "std::" + path.substring(path.indexOf("::") + 2)
                : path;
        String last = last(std);
        if (last.equals("LockResult") || last.equals("TryLockResult") || last.equals("Result")) {
            return "Result";
        }
        boolean own = std.startsWith("crate::");
        return !own && EVERYDAY.contains(last) ? last : std;
    }

    /** Whether the name alone tells the type. */
    static boolean isEveryday(String name) {
        return EVERYDAY.contains(name) || name.equals("Result") || name.equals("Future");
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf(':') + 1);
    }

    boolean is(String wanted) {
        return head.equals(wanted);
    }

    @Nullable
    Ty arg(int index) {
        return index < args.size() ? args.get(index) : null;
    }

    /** Without references and smart pointers, and without the guard of a lock: what a field or a method is looked up on. */
    static @Nullable Ty target(@Nullable Ty type) {
        Ty at = type;
        for (int i = 0; at != null && i < 12 && (TRANSPARENT.contains(at.head) || Locks.isGuard(at)); i++) {
            at = at.arg(0);
        }
        return at;
    }

    /** Without references and smart pointers. */
    static @Nullable Ty pointee(@Nullable Ty type) {
        Ty at = type;
        for (int i = 0; at != null && i < 12 && TRANSPARENT.contains(at.head); i++) {
            at = at.arg(0);
        }
        return at;
    }

    /** As a reader would write it, without paths: {@code Vec<String>}; empty if unknown. */
    static String shown(@Nullable Ty type) {
        return shown(type, 0);
    }

    private static String shown(@Nullable Ty type, int depth) {
        if (type == null || depth > 4) {
            return depth == 0 ? "" : "_";
        }
        List<String> inside = type.args.stream().map(a -> shown(a, depth + 1)).toList();
        String joined = String.join(", ", inside);
        return switch (type.head) {
            case "&" -> "&" + joined;
            case "()" -> "(" + joined + ")";
            default -> last(type.head) + (inside.isEmpty() ? "" : "<" + joined + ">");
        };
    }
}
