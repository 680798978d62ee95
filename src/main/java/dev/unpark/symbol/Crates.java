package dev.unpark.symbol;

/** Finds the crate in a normalised name. */
final class Crates {
    private Crates() {}

    static String of(String name) {
        if (name.startsWith("<")) {
            int close = Brackets.closing(name, 0, name.length());
            return close < 0 ? "" : ofQualified(name.substring(1, close));
        }
        int end = name.indexOf("::");
        return end > 0 && isName(name, end) ? name.substring(0, end) : "";
    }

    private static String ofQualified(String inner) {
        int as = topLevelAs(inner);
        String self = ofType(as < 0 ? inner : inner.substring(0, as));
        if (as < 0) {
            return self;
        }
        String trait = ofType(inner.substring(as + 4));
        boolean foreign = isStd(self) && !trait.isEmpty() && !isStd(trait);
        return self.isEmpty() || foreign ? trait : self;
    }

    /** The first path that has a crate, behind {@code &mut}, {@code *const}, {@code dyn}, brackets. */
    private static String ofType(String type) {
        int from = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == '<') {
                return of(type.substring(i));
            }
            if (c == ':') {
                return type.substring(from, i);
            }
            if (!Brackets.isNamePart(c)) {
                from = i + 1;
            }
        }
        return "";
    }

    /** Position of the {@code  as } that belongs to these brackets and not to inner ones, or -1. */
    private static int topLevelAs(String inner) {
        int depth = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '<') {
                depth++;
            } else if (c == '>' && !Brackets.isArrow(inner, i)) {
                depth--;
            } else if (c == ' ' && depth == 0 && inner.startsWith(" as ", i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isStd(String crate) {
        return crate.equals("std") || crate.equals("core") || crate.equals("alloc");
    }

    private static boolean isName(String name, int end) {
        for (int i = 0; i < end; i++) {
            if (!Brackets.isNamePart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
