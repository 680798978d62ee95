package dev.unpark.parse;

import dev.unpark.model.FrameArgument;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The thread whose frames are being read. One object for all threads of a text, one after the other: what it has seen once
 * it tells again by its bytes.
 */
public final class ThreadDraft {
    // A wrapped frame is looked at after each of so many lines; after that only when it has doubled, since each look
    // reads it from its start.
    private static final int LOOKED_AT_EACH = 32;

    /** More frames than that are left out, and the dump says so; a runaway recursion prints a hundred thousand. */
    public static final int MOST_FRAMES = 100_000;

    /** More threads than that are left out, and the dump says so. */
    public static final int MOST_THREADS = 1_000_000;

    private final StackTree tree;
    private final FrameParts parts;
    private final PointerArguments pointers = new PointerArguments();
    private final Map<FrameLines, FrameLines> sharedLines = new HashMap<>();
    private final Map<String, String> sharedNames = new HashMap<>();

    private ThreadHead head = ThreadHead.NAMELESS;
    private boolean open;
    private boolean headed;
    private int line;
    private StackTree.Node outermost;
    /** The number that the next frame has if none is missing. */
    private long nextNumber;

    private int[] offsets = new int[64];
    private boolean oneALine;
    private StackTree.Node[] path = new StackTree.Node[64];
    /** The text of the last frame, since a terminal may have wrapped it. */
    private byte[] last = new byte[512];

    private int lastLength;
    private int pieces;
    private int lookedAtLength;
    private boolean whole;

    /** @param parts finds the parts of a frame as the tool prints it */
    public ThreadDraft(FrameParts parts) {
        this.parts = parts;
        this.tree = new StackTree(parts);
        this.outermost = tree.root;
    }

    public boolean isOpen() {
        return open;
    }

    /** True if a header was printed for it. */
    public boolean isHeaded() {
        return headed;
    }

    /** Frames so far. */
    public int depth() {
        return outermost.depth;
    }

    /** The frames so far. */
    public Stack stack() {
        settle();
        return outermost.stack(parts);
    }

    /**
     * Whether the frame of this index was printed with these bytes, argument values aside.
     *
     * @param from index in {@code b} of the text after the frame's number
     */
    public boolean hasFrame(int index, byte[] b, int from, int to) {
        settle();
        boolean all = parts.read(b, from, to) && parts.whole;
        return index >= 0 && index < outermost.depth && path[index].wasPrintedAs(b, from, to, all);
    }

    public ThreadHead head() {
        return head;
    }

    /** Line of its head, or of its first frame if it has none. */
    public int line() {
        return line;
    }

    /** The text of the last frame, without its number. */
    public String lastText() {
        return new String(last, 0, lastLength, StandardCharsets.UTF_8);
    }

    /** Begins a thread that has a head on line {@code newLine}. */
    public void open(ThreadHead newHead, int newLine) {
        begin(newHead, true, newLine);
    }

    /** Begins a thread whose first frame stands on line {@code newLine}. */
    public void openNameless(int newLine) {
        begin(ThreadHead.NAMELESS, false, newLine);
    }

    private void begin(ThreadHead newHead, boolean isHeaded, int newLine) {
        head = newHead;
        headed = isHeaded;
        line = newLine;
        open = true;
        outermost = tree.root;
        nextNumber = 0;
        oneALine = true;
        lastLength = 0;
        pieces = 0;
    }

    /** Gives a thread without a header what a line elsewhere told of it. */
    public void isKnownAs(ThreadHead told) {
        head = told;
    }

    /**
     * Tells {@code sink} where a frame's number shows that some before it are missing, or that it is one too many.
     *
     * @return false if it is one too many
     */
    public boolean hasRoomFor(long number, int frameLine, InputSink sink) {
        if (outermost.depth >= MOST_FRAMES) {
            sink.incomplete("A thread has more than " + MOST_FRAMES + " frames; the outer ones were left out.");
            return false;
        }
        if (number != nextNumber) {
            sink.incomplete("Frames are missing in a thread: number " + nextNumber + " was expected on line "
                    + frameLine + ".");
        }
        nextNumber = number;
        return true;
    }

    /**
     * Adds the frame on a line.
     *
     * @param from index in {@code b} of the text after the frame's number, whose line begins at {@code lineFrom}
     * @return false if the text is no frame
     */
    public boolean add(byte[] b, int lineFrom, int from, int to, int frameLine) {
        settle();
        StackTree.Node node = tree.next(outermost, b, lineFrom, from, to);
        if (node == null) {
            return false;
        }
        push(node, b, from, to, frameLine);
        keepLast(b, from, to);
        return true;
    }

    /** Goes on over the lines that are the frames of a stack that was read before; the last of them is the current one. */
    public void follow(LineCursor cursor) {
        int lastFrom = -1;
        while (outermost.depth < MOST_FRAMES) {
            StackTree.Node node = outermost.follow(cursor);
            if (node == null) {
                break;
            }
            lastFrom = cursor.from() + node.numberLength();
            push(node, cursor.bytes(), lastFrom, cursor.to(), cursor.number() - node.linesBelow());
        }
        if (lastFrom >= 0) {
            keepLast(cursor.bytes(), lastFrom, cursor.to());
        }
    }

    private void push(StackTree.Node node, byte[] b, int from, int to, int frameLine) {
        int index = outermost.depth;
        if (index == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * index);
            path = Arrays.copyOf(path, 2 * index);
        }
        offsets[index] = frameLine - line;
        oneALine &= frameLine - line == index + 1;
        outermost = node;
        path[index] = node;
        nextNumber++;
        if (node.keepsPointers()) {
            pointers.add(index, b, from + node.headLength(), to - node.tailLength());
        }
    }

    private void keepLast(byte[] b, int from, int to) {
        lastLength = 0;
        pieces = 0;
        keep(b, from, to);
    }

    private void keep(byte[] b, int from, int to) {
        int length = lastLength + to - from;
        if (length > last.length) {
            last = Arrays.copyOf(last, 2 * length);
        }
        System.arraycopy(b, from, last, lastLength, to - from);
        lastLength = length;
    }

    //   #1  0x00007f10 in mio::poll::Poll::poll (self=0x7f10,
    //       events=0x7f20) at src/poll.rs:400
    /** Adds a wrapped line's rest to the last frame; false if that frame was whole without it. */
    public boolean goOn(byte[] b, int from, int to) {
        if (lastLength == 0 || outermost.depth == 0 || lastLength + to - from >= LineCursor.MAX_LINE_BYTES) {
            return false;
        }
        boolean place = FrameParts.startsWith(b, from, to, "at ") || FrameParts.startsWith(b, from, to, "from ");
        if (lastIsWhole() && !(place && last[lastLength - 1] == ')')) {
            return false;
        }
        while (lastLength > 0 && last[lastLength - 1] == ' ') {
            lastLength--;
        }
        keep(new byte[] {' '}, 0, 1);
        keep(b, from, to);
        pieces++;
        return true;
    }

    private boolean lastIsWhole() {
        if (pieces <= LOOKED_AT_EACH || lastLength >= 2 * lookedAtLength) {
            whole = parts.read(last, 0, lastLength) && parts.whole;
            lookedAtLength = lastLength;
        }
        return whole;
    }

    // Puts the wrapped frame in the place of what its first line gave.
    private void settle() {
        if (pieces == 0) {
            return;
        }
        int index = outermost.depth - 1;
        byte[] joined = Arrays.copyOf(last, lastLength);
        StackTree.Node node = tree.next(outermost.inner(), joined, 0, 0, joined.length);
        pieces = 0;
        if (node != null) {
            pointers.dropFrame(index);
            outermost = outermost.inner();
            nextNumber--;
            push(node, joined, 0, joined.length, line + offsets[index]);
            keepLast(joined, 0, joined.length);
        }
    }

    /** Puts the thread into the dump, if there is room for it. */
    public void close(InputSink sink) {
        close(sink, List.of(head));
    }

    /** Puts threads into the dump that were printed as one, as far as there is room for them. */
    public void close(InputSink sink, List<ThreadHead> sharers) {
        settle();
        Stack stack = outermost.stack(parts);
        FrameLines lines = lines();
        List<FrameArgument> arguments = pointers.take();
        for (ThreadHead one : sharers) {
            if (sink.threadCount() >= MOST_THREADS) {
                sink.incomplete("There are more than " + MOST_THREADS + " threads; the others were left out.");
                break;
            }
            String name = one.name() == null ? null : sharedNames.computeIfAbsent(one.name(), n -> n);
            sink.thread(one.number(), one.id(), name, line, stack, lines, arguments);
        }
        forget();
    }

    /** Puts the thread into the dump in the place of one that was put there before. */
    public void replace(InputSink sink, int index) {
        settle();
        sink.replace(new ThreadTrace(
                index, head.number(), head.id(), name(), line, outermost.stack(parts), lines(), pointers.take()));
        forget();
    }

    private @Nullable String name() {
        return head.name() == null ? null : sharedNames.computeIfAbsent(head.name(), n -> n);
    }

    /** Drops it: it was no thread. */
    public void forget() {
        pointers.take();
        open = false;
        outermost = tree.root;
        lastLength = 0;
        pieces = 0;
    }

    private FrameLines lines() {
        if (oneALine) {
            return outermost.oneALine();
        }
        FrameLines read = new FrameLines(Arrays.copyOf(offsets, outermost.depth));
        return sharedLines.computeIfAbsent(read, l -> l);
    }
}
