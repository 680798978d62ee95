package dev.unpark.parse.panic;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.parse.Interning;
import java.util.ArrayList;
import java.util.List;

/** The frames below one {@code stack backtrace:}, put together line by line. */
final class Backtrace {
    private static final String AT = "at ";

    private final Interning names;
    private final int headerLine;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private boolean placed;
    private boolean addresses;
    /** First frame of those that have the last one's address. */
    private int sameAddress;

    Backtrace(Interning names, int headerLine) {
        this.names = names;
        this.headerLine = headerLine;
    }

    /** True if the frames have addresses: {@code RUST_BACKTRACE=full}, which prints no note at the end. */
    boolean isFull() {
        return addresses;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Takes one line, or says that it is no part of a backtrace. */
    boolean take(String line, int number) {
        int start = blanks(line, 0);
        if (start == line.length()) {
            return false;
        }
        if (!frames.isEmpty() && start >= 2 && line.startsWith(AT, start)) {
            return takePlace(line.substring(start + AT.length()));
        }
        int colon = line.indexOf(": ", start);
        if (colon > start && Places.number(line, start, colon, Integer.MAX_VALUE) >= 0) {
            return takeFrame(line, blanks(line, colon + 1), number);
        }
        // Before rustc 1.8x a call that was inlined into the frame above it had no index of its own.
        if (!frames.isEmpty() && start >= 6) {
            Frame last = frames.getLast();
            String name = line.startsWith("- ", start) ? line.substring(start + 2) : line.substring(start);
            add(new Frame(last.address(), names.symbol(name), null, null, true), number);
            return true;
        }
        return false;
    }

    //     4: core::panicking::panic_fmt
    //     4:     0x5618b6da471c - core[c1f1a4ba060b9bfa]::panicking::panic_fmt
    private boolean takeFrame(String line, int start, int number) {
        long address = 0;
        int name = start;
        int dash = line.startsWith("0x", start) ? line.indexOf(" - ", start) : -1;
        if (dash > 0) {
            try {
                address = Long.parseUnsignedLong(line, start + 2, dash, 16);
                name = dash + 3;
                addresses = true;
            } catch (NumberFormatException e) {
                name = start; // a name that begins with 0x is none of std's, but it is what the line says
            }
        }
        Symbol symbol = names.symbol(line.substring(Math.min(name, line.length())));
        add(new Frame(address, symbol, null, null, isInlined(address, symbol)), number);
        return true;
    }

    /** The calls of one address follow each other; a name that comes again is a recursion, which returns to the same address. */
    private boolean isInlined(long address, Symbol symbol) {
        boolean same = address != 0 && !frames.isEmpty() && frames.getLast().address() == address;
        for (int i = sameAddress; same && i < frames.size(); i++) {
            same = !frames.get(i).symbol().equals(symbol);
        }
        if (!same) {
            sameAddress = frames.size();
        }
        return same;
    }

    private boolean takePlace(String text) {
        if (placed) {
            return false;
        }
        SourcePlace place = Places.of(text);
        Frame last = frames.getLast();
        frames.set(frames.size() - 1, new Frame(last.address(), last.symbol(), place, last.module(), last.inlined()));
        placed = true;
        return true;
    }

    private void add(Frame frame, int number) {
        frames.add(frame);
        offsets.add(number - headerLine);
        placed = false;
    }

    Stack stack() {
        return names.one(new Stack(frames.stream().map(names::one).toList()));
    }

    FrameLines lines() {
        return names.one(new FrameLines(offsets.stream().mapToInt(i -> i).toArray()));
    }

    private static int blanks(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
