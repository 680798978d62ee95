package dev.unpark.parse.gdb;

import dev.unpark.parse.FrameParts;

/**
 * Finds the parts of a frame as gdb prints it (stack.c, print_frame): {@code [0xADDR in ]FUNCTION (ARGS)[ at FILE:LINE |
 * from SOLIB]}.
 */
final class FrameText extends FrameParts {
    @Override
    public boolean read(byte[] b, int from, int to) {
        clear();
        int i = afterAddress(b, from, to);
        // eu-stack prints no "in" between address and name.
        if (i >= to || (startsWith(b, i, to, "0x") && i + 2 < to && hex(b[i + 2]) >= 0)) {
            return false;
        }
        functionFrom = i;
        if (b[i] == '<' && startsWith(b, i, to, "<signal handler called>")) {
            functionTo = i + "<signal handler called>".length();
            whole = true;
            return true;
        }
        int open = argumentsOpen(b, i, to);
        if (open < 0) {
            functionTo = to;
            whole = false;
            return isName(b, i, to);
        }
        functionTo = open - 1;
        argsFrom = open + 1;
        argsTo = to;
        whole = readPlace(b, to);
        return functionTo > functionFrom;
    }

    //   0x000055e0ac98b9c8 in mio::poll::Poll::poll (...
    private int afterAddress(byte[] b, int from, int to) {
        if (!startsWith(b, from, to, "0x")) {
            return from;
        }
        long value = 0;
        int i = from + 2;
        while (i < to && hex(b[i]) >= 0) {
            value = value << 4 | hex(b[i]);
            i++;
        }
        if (i == from + 2 || !startsWith(b, i, to, " in ")) {
            return from;
        }
        address = value;
        hasAddress = true;
        return i + 4;
    }

    // The first " (" outside of all brackets: generic arguments hold blanks and brackets of their own, such as
    // `call_once<(dyn core::any::Any + core::marker::Send), fn() -> ()>`. A C++ operator< spoils the count of the
    // angles;
    // then the last " (" that a ")" follows is taken.
    private static int argumentsOpen(byte[] b, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            switch (b[i]) {
                case '(' -> {
                    if (depth == 0 && i > from && b[i - 1] == ' ') {
                        return i;
                    }
                    depth++;
                }
                case '<', '[', '{' -> depth++;
                case '>' -> depth -= i > from && b[i - 1] == '-' ? 0 : 1;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
        }
        for (int i = to - 2; i > from; i--) {
            if (b[i] == '(' && b[i - 1] == ' ') {
                return i;
            }
        }
        return -1;
    }

    // A terminal may wrap before the arguments, so there may be none; but words are no name.
    private static boolean isName(byte[] b, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            switch (b[i]) {
                case '(', '<', '[', '{' -> depth++;
                case ')', '>', ']', '}' -> depth--;
                case ' ' -> {
                    if (depth <= 0 && i + 1 < to && b[i + 1] != '(') {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    // Argument values hold any text, `<error reading variable: Cannot access memory at address 0x3>` for one, so the
    // place is looked for from the end: the last ")" that " at FILE:LINE", " from FILE" or nothing follows.
    private boolean readPlace(byte[] b, int to) {
        if (to > argsFrom && b[to - 1] == ')') {
            argsTo = to - 1;
            return true;
        }
        for (int i = to - 2; i >= argsFrom; i--) {
            if (b[i] != ')') {
                continue;
            }
            if (startsWith(b, i + 1, to, " at ")) {
                return readFile(b, i, to);
            }
            if (startsWith(b, i + 1, to, " from ")) {
                argsTo = i;
                moduleFrom = i + 7;
                moduleTo = to;
                return moduleTo > moduleFrom;
            }
        }
        return false;
    }

    private boolean readFile(byte[] b, int close, int to) {
        argsTo = close;
        fileFrom = close + 5;
        int i = to;
        while (i > fileFrom && b[i - 1] >= '0' && b[i - 1] <= '9') {
            i--;
        }
        if (i == to || i == fileFrom || b[i - 1] != ':' || to - i > 9) {
            fileTo = to; // cut in the file's name, or before its line
            return false;
        }
        for (int d = i; d < to; d++) {
            line = line * 10 + (b[d] - '0');
        }
        fileTo = i - 1;
        return true;
    }

    // gdb prints no address where the pc is at the start of a line: that is so for an inlined frame, whose pc is
    // borrowed, and may be so for the innermost one, which is a real call.
    @Override
    public boolean isInlined(boolean innermost) {
        return !innermost && !hasAddress && argsFrom > 0;
    }

    // -frame-info location-and-address
    @Override
    public boolean sharesAddressInlined() {
        return true;
    }
}
