package dev.unpark.parse.lldb;

import dev.unpark.parse.FrameParts;

/**
 * Finds the parts of a frame as lldb prints it by its default frame-format: {@code 0xPC[ MODULE[`FUNCTION[(ARGS)][ +
 * OFFSET]]][ at FILE:LINE[:COLUMN]][ [opt]][ [artificial]]}, where FILE has no folders. {@code thread backtrace unique}
 * prints no ARGS, and the innermost frame of a system call may have no FUNCTION.
 */
final class FrameText extends FrameParts {
    private static final String AT = " at ";
    private static final String INLINED = " [inlined] ";
    private static final String UNNAMED = "(null)";

    private boolean inlined;

    @Override
    public boolean read(byte[] b, int from, int to) {
        clear();
        inlined = false;
        int i = afterAddress(b, from, to);
        if (i < 0) {
            return false;
        }
        int end = withoutMark(b, i, withoutMark(b, i, to, " [artificial]"), " [opt]");
        int placeFrom = readPlace(b, i, end);
        moduleAndFunction(b, i, placeFrom < 0 ? end : placeFrom);
        whole |= placeFrom >= 0 || end < to;
        return true;
    }

    private int afterAddress(byte[] b, int from, int to) {
        if (!startsWith(b, from, to, "0x")) {
            return -1;
        }
        int i = from + 2;
        while (i < to && hex(b[i]) >= 0) {
            address = address << 4 | hex(b[i]);
            i++;
        }
        hasAddress = i > from + 2;
        return hasAddress && (i == to || b[i] == ' ') ? i : -1;
    }

    private static int withoutMark(byte[] b, int from, int to, String mark) {
        int at = to - mark.length();
        return at >= from && startsWith(b, at, to, mark) ? at : to;
    }

    //   ... at mod.rs:8:28      ... at syscall.S:38
    // An argument may hold a place too, `main=(app`app::main at main.rs:18)`, but then a bracket is last.
    private int readPlace(byte[] b, int from, int to) {
        int last = numberStart(b, from, to);
        if (last < 0) {
            return -1;
        }
        int first = numberStart(b, from, last - 1);
        int fileEnd = (first < 0 ? last : first) - 1;
        int at = fileEnd - AT.length();
        while (at >= from && !startsWith(b, at, fileEnd, AT)) {
            at--;
        }
        if (at < from || at + AT.length() == fileEnd) {
            return -1;
        }
        fileFrom = at + AT.length();
        fileTo = fileEnd;
        line = number(b, first < 0 ? last : first, first < 0 ? to : last - 1);
        column = first < 0 ? 0 : number(b, last, to);
        return at;
    }

    /** Where the number after a colon that ends at {@code to} begins, -1 if there is none. */
    private static int numberStart(byte[] b, int from, int to) {
        int i = digitsStart(b, from, to);
        return i < to && to - i < 10 && i - 1 > from && b[i - 1] == ':' ? i : -1;
    }

    private static int digitsStart(byte[] b, int from, int to) {
        int i = to;
        while (i > from && b[i - 1] >= '0' && b[i - 1] <= '9') {
            i--;
        }
        return i;
    }

    private static int number(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (b[i] - '0');
        }
        return value;
    }

    private void moduleAndFunction(byte[] b, int from, int to) {
        int tick = from;
        while (tick < to && b[tick] != '`') {
            tick++;
        }
        moduleFrom = Math.min(from + 1, to);
        moduleTo = tick;
        functionFrom = Math.min(tick + 1, to);
        functionTo = withoutOffset(b, functionFrom, to);
        whole = functionTo < to;
        int open = whole ? -1 : argumentsOpen(b, functionFrom, to);
        inlined(b, open < 0 ? functionTo : open);
        if (open >= 0) {
            arguments(b, open, to);
        }
    }

    private void inlined(byte[] b, int to) {
        for (int i = functionFrom; i + INLINED.length() < to; i++) {
            if (b[i] == ' ' && startsWith(b, i, to, INLINED)) {
                inlined = true;
                functionFrom = i + INLINED.length();
                return;
            }
        }
    }

    //   auth-service`main + 30
    private static int withoutOffset(byte[] b, int from, int to) {
        int digits = digitsStart(b, from, to);
        boolean offset = digits < to && digits - 3 >= from && startsWith(b, digits - 3, to, " + ");
        return offset ? digits - 3 : to;
    }

    // The first "(" that `name=` follows: types are not written so, not even `Fn<(), Output = i32>`.
    private static int argumentsOpen(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == '(' && isArgument(b, i + 1, to)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isArgument(byte[] b, int from, int to) {
        int i = from + (startsWith(b, from, to, UNNAMED) ? UNNAMED.length() : 0);
        while (i < to && isNamePart(b[i])) {
            i++;
        }
        return i > from && i < to && b[i] == '=';
    }

    private static boolean isNamePart(byte c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '#'
                || c < 0;
    }

    // lldb puts the arguments where it finds brackets behind the first `<..>` of a name: for `<Condvar>::wait::<()>` it
    // prints `<Condvar>::wait::<(self=0x7f10)>`.
    private void arguments(byte[] b, int open, int to) {
        functionTo = open > functionFrom && b[open - 1] == ' ' ? open - 1 : open;
        argsFrom = open + 1;
        argsTo = b[to - 1] == ')' ? to - 1 : closing(b, open, to);
        if (argsTo + 1 < to) {
            functionRestFrom = argsTo + 1;
            functionRestTo = to;
        }
        whole = argsTo < to;
    }

    private static int closing(byte[] b, int open, int to) {
        int depth = 0;
        for (int i = open; i < to; i++) {
            switch (b[i]) {
                case '"' -> i = afterString(b, i, to) - 1;
                case '(' -> depth++;
                case ')' -> {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return to;
    }

    @Override
    public boolean isInlined(boolean innermost) {
        return inlined;
    }
}
