package dev.unpark.parse.gdb;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import java.util.Arrays;

/**
 * The local variables that {@code bt full} prints below a frame. A value may go on over several lines: with {@code set
 * print pretty}, and where gdb's own warning was printed in the middle of it.
 */
final class Locals {
    /** A longer value is read up to here, and the dump says so. */
    private static final int MOST_BYTES = 2 * LineCursor.MAX_LINE_BYTES;

    private final InputSink sink;
    private final Held held;
    private final FutureReader futures = new FutureReader();
    private byte[] value = new byte[4096];
    private int length;
    private int lastLine;
    private int frame;
    private int line;
    /** Whether the thread has locals, or gdb says that it has none. */
    private boolean seen;

    Locals(InputSink sink, Held held) {
        this.sink = sink;
        this.held = held;
    }

    /** What follows are the locals of this frame. */
    void at(int frameIndex) {
        frame = frameIndex;
    }

    /**
     * A line below a frame.
     *
     * @param outer it has the indent of a variable, so it may begin one; else it goes on with the last
     */
    void line(LineCursor text, boolean outer) {
        seen = true;
        int from = text.indent();
        if (outer && beginsVariable(text, from)) {
            flush();
            line = text.number();
        } else if (length == 0) {
            return;
        } else {
            from = 0;
            append(new byte[] {'\n'}, 0, 1);
        }
        lastLine = length;
        append(text.bytes(), text.from() + from, text.to());
    }

    //         table = std::sync::poison::mutex::MutexGuard<...> {lock: 0x55e0b4761490, ...
    private static boolean beginsVariable(LineCursor text, int from) {
        int i = from;
        while (i < text.length() && isNamePart(text.byteAt(i))) {
            i++;
        }
        return i > from && text.startsWith(" = ", i);
    }

    static boolean isNamePart(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '_'
                || b == '#'
                || b < 0;
    }

    //         builder = ... {pointer: 0x56312ea6aae0, vtable: 0x563111e57c90warning: (Error: pc 0x563111e57c90 in
    // address map
    // }}, phantom: core::marker::PhantomData<...
    /** Whether an unindented line is the rest of a value that a warning of gdb tore apart. */
    boolean goesOnWith(LineCursor text) {
        byte first = text.byteAt(0);
        return length > 0
                && (first == '}' || first == ')' || first == ']' || first == ',' || (first == '{' && isTornByPython()));
    }

    //         unwind_buf = {cancel_jmp_buf = {Python Exception <class 'TypeError'>: expected string or bytes-like
    // object
    // {jmp_buf = {139883265783488, 4013144748382282059,
    private boolean isTornByPython() {
        for (int i = lastLine; i < length; i++) {
            if (value[i] == 'P' && FrameText.startsWith(value, i, length, "Python Exception <")) {
                return true;
            }
        }
        return false;
    }

    private void append(byte[] from, int start, int stop) {
        int more = stop - start;
        if (length + more > MOST_BYTES) {
            sink.incomplete("The value on line " + line + " is longer than " + (MOST_BYTES >> 20)
                    + " MiB; only so much of it was read.");
            more = MOST_BYTES - length;
        }
        if (length + more > value.length) {
            value = Arrays.copyOf(value, Math.max(2 * value.length, length + more));
        }
        System.arraycopy(from, start, value, length, more);
        length += more;
    }

    /** The frame has none, as gdb says of each such frame. */
    void none() {
        flush();
        seen = true;
    }

    /** The thread is over; true if gdb was asked for locals. */
    boolean close() {
        flush();
        boolean full = seen;
        seen = false;
        return full;
    }

    /** The last variable is over. */
    void flush() {
        if (length > 0) {
            if (mayHoldFutureOrGuard()) {
                futures.read(value, length, frame, line, held);
                limits();
            }
            length = 0;
        }
    }

    private void limits() {
        if (futures.isTooDeep()) {
            sink.incomplete("The value on line " + line + " has more than " + FutureReader.MOST_NESTED
                    + " brackets inside each other; what is further in was not read.");
        }
        if (futures.hasTooMany()) {
            sink.incomplete("The value on line " + line + " holds more than " + FutureReader.MOST_CHAINS
                    + " futures that wait; the others were left out.");
        }
    }

    // Nearly all values are neither, and reading one costs more than looking for `_env#` and `Guard<`.
    private boolean mayHoldFutureOrGuard() {
        for (int i = 0; i < length; i++) {
            if ((value[i] == '#' && FrameText.startsWith(value, i - 4, length, "_env#"))
                    || (value[i] == 'G' && FrameText.startsWith(value, i, length, "Guard<"))) {
                return true;
            }
        }
        return false;
    }
}
