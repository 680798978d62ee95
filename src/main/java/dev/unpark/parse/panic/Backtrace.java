package dev.unpark.parse.panic;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.parse.Interning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frames of one backtrace, put together line by line. */
final class Backtrace {
    /** A recursion without end fills a stack of some megabytes with fewer. */
    static final int MOST_FRAMES = 100_000;

    private static final String AT = "at ";
    private static final String UNKNOWN_LINE = ":<unknown line>";

    private final Interning names;
    private final int headerLine;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final Set<Symbol> atOneAddress = new HashSet<>();
    private boolean placed;
    private boolean addresses;
    private int lastIndex = -1;
    private int hidden;
    private boolean hiddenHere;
    private boolean gap;
    private long dropped;

    /** @param headerLine line that the frames' lines are counted from */
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

    /** Frames that the text says were left out, by a hook's filter or by std between two of its marks. */
    int hidden() {
        return hidden;
    }

    /** True if the numbers of the frames have a hole that no line explains. */
    boolean hasGap() {
        return gap;
    }

    /** True if there were more frames than are kept. */
    boolean isOverfull() {
        return dropped > 0;
    }

    /** Whether the line is the frame after the last one. */
    boolean continuesWith(String line) {
        FrameText frame = FrameText.of(line);
        return frame != null && frame.index() == lastIndex + 1 && FrameText.isName(frame.name());
    }

    /** Takes one line, or says that it is no part of a backtrace. */
    boolean take(String line, int number) {
        int start = FrameText.blanks(line, 0);
        if (start == line.length()) {
            return false;
        }
        if (!frames.isEmpty() && start >= 2 && line.startsWith(AT, start)) {
            return takePlace(line.substring(start + AT.length()).strip());
        }
        if (isHiddenMark(line, start) || (placed && isSnippet(line, start))) {
            return true;
        }
        FrameText frame = FrameText.of(line);
        if (frame != null) {
            return takeFrame(frame, number);
        }
        // Before rustc 1.8x a call that was inlined into the frame above it had no index of its own.
        if (!frames.isEmpty() && start >= 6) {
            String name = line.startsWith("- ", start) ? line.substring(start + 2) : line.substring(start);
            if (FrameText.isName(name)) {
                Frame last = frames.getLast();
                add(new Frame(last.address(), names.symbol(name), null, last.module(), true), number);
                return true;
            }
        }
        return false;
    }

    private boolean takeFrame(FrameText text, int number) {
        if (text.index() <= lastIndex) {
            return false; // the next backtrace
        }
        boolean first = frames.isEmpty() && text.index() == 1; // std counted from 1 before rustc 1.15
        gap |= text.index() != lastIndex + 1 && !hiddenHere && !first;
        hiddenHere = false;
        lastIndex = text.index();
        addresses |= text.address() != 0;
        Symbol symbol = names.symbol(text.name());
        add(new Frame(text.address(), symbol, null, text.module(), isInlined(text.address(), symbol)), number);
        return true;
    }

    /** A frame without a number: better-panic prints a file, a line and a name. */
    void add(String name, @Nullable SourcePlace place, int number) {
        add(new Frame(0, names.symbol(name), place, null, false), number);
    }

    /** The calls of one address follow each other; a name that comes again is a recursion, which returns to the same address. */
    private boolean isInlined(long address, Symbol symbol) {
        boolean same = address != 0 && !frames.isEmpty() && frames.getLast().address() == address;
        if (same && atOneAddress.add(symbol)) {
            return true;
        }
        atOneAddress.clear();
        atOneAddress.add(symbol);
        return false;
    }

    //               ⋮ 7 frames hidden ⋮           (7 post panic frames hidden)           [... omitted 3 frames ...]
    private boolean isHiddenMark(String line, int start) {
        String text = line.strip();
        boolean mark = (text.startsWith("⋮ ") && text.endsWith(" hidden ⋮"))
                || (text.startsWith("(") && text.endsWith(" frames hidden)"))
                || (start >= 4 && text.startsWith("[... omitted ") && text.endsWith(" ...]"));
        if (mark) {
            hidden += count(text);
            hiddenHere = true;
        }
        return mark;
    }

    private static int count(String text) {
        int from = 0;
        while (from < text.length() && !Places.isDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && Places.isDigit(text.charAt(to))) {
            to++;
        }
        return (int) Math.max(0, Places.number(text, from, to, MOST_FRAMES));
    }

    //       38 │ let table = load();
    //       40 > table.unwrap()
    private static boolean isSnippet(String line, int start) {
        int i = start;
        while (i < line.length() && Places.isDigit(line.charAt(i))) {
            i++;
        }
        return i > start && (line.startsWith(" │", i) || line.startsWith(" >", i) || line.startsWith(" |", i));
    }

    private boolean takePlace(String text) {
        if (placed) {
            return false;
        }
        placed = true;
        if (dropped > 0) {
            return true;
        }
        SourcePlace place = text.endsWith(UNKNOWN_LINE) && !text.startsWith("<unknown")
                ? new SourcePlace(text.substring(0, text.length() - UNKNOWN_LINE.length()), 0, 0)
                : Places.of(text);
        Frame last = frames.getLast();
        frames.set(frames.size() - 1, new Frame(last.address(), last.symbol(), place, last.module(), last.inlined()));
        return true;
    }

    private void add(Frame frame, int number) {
        placed = frame.place() != null;
        if (frames.size() >= MOST_FRAMES) {
            dropped++;
            return;
        }
        frames.add(frame);
        offsets.add(number - headerLine);
    }

    /** Turns the order round, for text that prints the innermost frame last. */
    void reverse() {
        Collections.reverse(frames);
        Collections.reverse(offsets);
    }

    Stack stack() {
        return names.one(new Stack(frames.stream().map(names::one).toList()));
    }

    /** The frames' lines, counted from {@code line}. */
    FrameLines lines(int line) {
        return names.one(new FrameLines(
                offsets.stream().mapToInt(i -> i + headerLine - line).toArray()));
    }
}
