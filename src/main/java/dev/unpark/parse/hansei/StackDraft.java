package dev.unpark.parse.hansei;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Stack;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.Interning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thread whose frames are being read: {@code 0x00007f5a1c2b3d4e  tokio::runtime::park::Inner::park}. */
final class StackDraft {
    /** More frames than that are left out, and the dump says so. */
    static final int MOST_FRAMES = 100_000;

    private static final String NO_SYMBOL = "<no symbol>";
    private static final String GUESSED = "(frame-pointer walk)";

    private final Interning names;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private @Nullable Long lwp;
    private @Nullable String name;
    private int line;
    private boolean open;

    StackDraft(Interning names) {
        this.names = names;
    }

    boolean isOpen() {
        return open;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Drops it. */
    void forget() {
        open = false;
    }

    void open(@Nullable Long newLwp, @Nullable String newName, int newLine) {
        lwp = newLwp;
        name = newName;
        line = newLine;
        open = true;
        frames.clear();
        offsets.clear();
    }

    /** False if the text is no frame, which begins with an address. */
    boolean add(String text, int frameLine) {
        int end = text.indexOf(' ');
        String address = end < 0 ? text : text.substring(0, end);
        if (!address.matches("0x[0-9a-fA-F]{1,16}")) {
            return false;
        }
        String symbol = end < 0 ? "" : text.substring(end).strip();
        if (symbol.endsWith(GUESSED)) {
            symbol = symbol.substring(0, symbol.length() - GUESSED.length()).strip();
        }
        add(Long.parseUnsignedLong(address.substring(2), 16), symbol.equals(NO_SYMBOL) ? "" : symbol, frameLine);
        return true;
    }

    /** Adds the FRAME 0 cell, a symbol or an address. */
    void addCell(String cell, int frameLine) {
        if (!cell.isEmpty() && !add(cell, frameLine)) {
            add(0, cell, frameLine);
        }
    }

    private void add(long address, String symbol, int frameLine) {
        if (frames.size() < MOST_FRAMES) {
            frames.add(names.one(new Frame(address, names.symbol(symbol), null, null, false)));
            offsets.add(frameLine - line);
        }
    }

    boolean isFull() {
        return frames.size() >= MOST_FRAMES;
    }

    void close(InputSink sink) {
        open = false;
        sink.thread(
                null,
                lwp,
                name,
                line,
                names.one(new Stack(frames)),
                names.one(new FrameLines(
                        offsets.stream().mapToInt(Integer::intValue).toArray())),
                List.of());
    }
}
