package dev.unpark.parse;

import dev.unpark.model.Frame;

/**
 * The parts of a frame as one tool prints it, as indexes into the bytes that {@link #read} was given. Made once and used
 * for every line, so that a line costs no object.
 */
public abstract class FrameParts {
    /** Unsigned; 0 where none is printed, and where 0 is (a stack that was written over). */
    public long address;

    public boolean hasAddress;

    public int functionFrom;
    public int functionTo;
    /** What of the function's name stands behind the arguments, where a tool prints them inside of it. */
    public int functionRestFrom;

    public int functionRestTo;
    /** After the opening bracket; 0 where no arguments are printed. */
    public int argsFrom;
    /** Of the closing bracket. */
    public int argsTo;

    public int fileFrom;
    public int fileTo;
    /** 0 if no line is printed. */
    public int line;
    /** 0 if no column is printed. */
    public int column;

    public int moduleFrom;
    public int moduleTo;
    /** False where the text stops early, so that what was found may be half of what was printed. */
    public boolean whole;

    /** Finds the parts of {@code b[from]} to {@code b[to - 1]}, the text after the frame's number; false if it is no frame. */
    public abstract boolean read(byte[] b, int from, int to);

    /**
     * Whether the frame that was read is one that the compiler put into the frame outside it.
     *
     * @param innermost true for frame 0
     */
    public abstract boolean isInlined(boolean innermost);

    /** Whether the tool prints for such a frame the address of the frame within it. */
    public boolean sharesAddressInlined() {
        return false;
    }

    /** Whether the tool prints more of a frame on indented lines below it, which are part of the text given then. */
    public boolean hasLinesBelow() {
        return false;
    }

    /** A look at the frames of a whole stack, innermost first, where the tool tells by the next frame what one is. */
    protected void settle(Frame[] frames) {}

    public final boolean hasFile() {
        return fileTo > fileFrom;
    }

    public final boolean hasModule() {
        return moduleTo > moduleFrom;
    }

    public final boolean hasArguments() {
        return whole && argsFrom > 0;
    }

    /** Forgets the frame before. */
    protected final void clear() {
        address = 0;
        hasAddress = false;
        whole = false;
        line = 0;
        column = 0;
        functionFrom = 0;
        functionTo = 0;
        functionRestFrom = 0;
        functionRestTo = 0;
        argsFrom = 0;
        argsTo = 0;
        fileFrom = 0;
        fileTo = 0;
        moduleFrom = 0;
        moduleTo = 0;
    }

    /** Whether {@code ascii} stands at {@code from}; false if it would not fit before {@code to}. */
    public static boolean startsWith(byte[] b, int from, int to, String ascii) {
        if (from < 0 || to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (b[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Value of a hex digit, or -1. */
    public static int hex(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int lower = digit | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** Index after the string that opens at {@code open}; a backslash takes the next byte with it. */
    public static int afterString(byte[] b, int open, int to) {
        int i = open + 1;
        while (i < to && b[i] != '"') {
            i += b[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, to);
    }
}
