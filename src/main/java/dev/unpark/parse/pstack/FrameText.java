package dev.unpark.parse.pstack;

import dev.unpark.parse.FrameParts;

/** Finds the parts of a frame: {@code 0000000000dc9c30 std::thread::Thread::join::h70e1748699da18f4 (27, 0) + 10}. */
final class FrameText extends FrameParts {
    private static final int MOST_ADDRESS_DIGITS = 16;

    @Override
    public boolean read(byte[] b, int from, int to) {
        clear();
        int name = from;
        while (name < to && hex(b[name]) >= 0) {
            address = address << 4 | hex(b[name]);
            name++;
        }
        int digits = name - from;
        boolean hasColumns = (digits == MOST_ADDRESS_DIGITS || digits == MOST_ADDRESS_DIGITS / 2)
                && name + 1 < to
                && b[name] == ' '
                && b[name + 1] != ' ';
        if (!hasColumns) {
            return false;
        }
        hasAddress = true;
        functionFrom = name + 1;
        readArguments(b, to);
        return whole;
    }

    //   main     (8047e4c, fef4c6e8) + 20e       <fn() as core::ops::FnOnce<()>>::call_once (...)
    private void readArguments(byte[] b, int to) {
        int close = closing(b, to);
        int open = close;
        while (open > functionFrom && b[open] != '(') {
            open--;
        }
        if (close < 0 || open <= functionFrom || b[open - 1] != ' ') {
            return;
        }
        functionTo = open;
        while (functionTo > functionFrom && b[functionTo - 1] == ' ') {
            functionTo--;
        }
        argsFrom = open + 1;
        argsTo = close;
        whole = functionTo > functionFrom;
    }

    /** Index of the bracket that closes the arguments; -1 if the text does not end with it and an offset at most. */
    private int closing(byte[] b, int to) {
        int offset = to;
        while (offset > functionFrom && hex(b[offset - 1]) >= 0) {
            offset--;
        }
        if (offset < to && startsWith(b, offset - 4, to, ") + ")) {
            return offset - 4;
        }
        return to > functionFrom && b[to - 1] == ')' ? to - 1 : -1;
    }

    @Override
    public boolean isInlined(boolean innermost) {
        return false; // it prints calls only
    }
}
