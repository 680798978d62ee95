package dev.unpark.parse;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thread as a reader puts it together, innermost frame first. It keeps the limits on frames and threads, says in the dump
 * when one is hit, and shares what threads have in common.
 */
public final class OpenThread {
    /** Frames of a thread beyond so many are left out. */
    public static final int MOST_FRAMES = 100_000;

    /** Threads of a dump beyond so many are left out. */
    public static final int MOST_THREADS = 1_000_000;

    private final InputSink sink;
    private final Interning interning = new Interning();
    private final Map<String, String> threadNames = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private int[] lines = new int[64];
    private boolean open;
    private @Nullable Integer number;
    private @Nullable Long id;
    private @Nullable String name;
    private int line;

    public OpenThread(InputSink sink) {
        this.sink = sink;
    }

    /** Begins a thread on this line; one that is still open is put into the dump first. */
    public void open(@Nullable Integer itsNumber, @Nullable Long itsId, @Nullable String itsName, int inputLine) {
        close();
        open = true;
        number = itsNumber;
        id = itsId;
        name = itsName;
        line = inputLine;
    }

    public boolean isOpen() {
        return open;
    }

    /** Frames so far. */
    public int depth() {
        return frames.size();
    }

    /** For texts that tell the id and the name after the frames. */
    public void isKnownAs(@Nullable Long itsId, @Nullable String itsName) {
        id = itsId;
        name = itsName;
    }

    /**
     * Adds the frame that stands outside the last one.
     *
     * @param address 0 where the text has none
     * @param raw the function as printed, empty where the text has none
     */
    public void frame(
            long address,
            String raw,
            @Nullable SourcePlace place,
            @Nullable String module,
            boolean inlined,
            int inputLine) {
        if (frames.size() >= MOST_FRAMES) {
            sink.incomplete("A thread has more than " + MOST_FRAMES + " frames; the outer ones were left out.");
            return;
        }
        if (frames.size() == lines.length) {
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[frames.size()] = inputLine - line;
        frames.add(new Frame(address, interning.symbol(raw), place, module, inlined));
    }

    /** The address of the last frame, where a later line tells it. */
    public void lastFrameIsAt(long address) {
        if (!frames.isEmpty()) {
            Frame last = frames.removeLast();
            frames.add(new Frame(address, last.symbol(), last.place(), last.module(), last.inlined()));
        }
    }

    /** A later line says of the last frame that it is a call inlined into the frame outside it. */
    public void lastFrameIsInlined() {
        if (!frames.isEmpty()) {
            Frame last = frames.removeLast();
            frames.add(new Frame(last.address(), last.symbol(), last.place(), last.module(), true));
        }
    }

    /** Drops it: it was no thread. */
    public void forget() {
        open = false;
        frames.clear();
    }

    /** Puts the thread into the dump, if one is open. */
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        if (sink.threadCount() >= MOST_THREADS) {
            sink.incomplete("There are more than " + MOST_THREADS + " threads; the others were left out.");
        } else {
            Stack stack =
                    interning.one(new Stack(frames.stream().map(interning::one).toList()));
            FrameLines offsets = interning.one(new FrameLines(Arrays.copyOf(lines, frames.size())));
            String shared = name == null ? null : threadNames.computeIfAbsent(name, n -> n);
            sink.thread(number, id, shared, line, stack, offsets, List.of());
        }
        frames.clear();
    }
}
