package dev.unpark.parse;

import dev.unpark.model.FrameLines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The thread whose frames are being read. One object for all threads of a text, one after the other: what it has seen once
 * it tells again by its bytes.
 */
public final class ThreadDraft {
    /** More frames than that are left out, and the dump says so; a runaway recursion prints a hundred thousand. */
    public static final int MOST_FRAMES = 100_000;

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
    private int[] offsets = new int[64];
    private boolean oneALine;
    /** The text of the last frame, since a terminal may have wrapped it. */
    private byte[] last = new byte[512];

    private int lastLength;

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

    /** Normalised name of the outermost frame so far. */
    public String outermostName() {
        return outermost.outermost();
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
        oneALine = true;
        lastLength = 0;
    }

    /** Gives a thread without a header what a line elsewhere told of it. */
    public void isKnownAs(ThreadHead told) {
        head = told;
    }

    /**
     * Adds the frame on a line.
     *
     * @param from index in {@code b} of the text after the frame's number, whose line begins at {@code lineFrom}
     * @return false if the text is no frame
     */
    public boolean add(byte[] b, int lineFrom, int from, int to, int frameLine) {
        StackTree.Node node = tree.next(outermost, b, lineFrom, from, to);
        if (node == null) {
            return false;
        }
        push(node, b, from, to, frameLine);
        return true;
    }

    /** Goes on over the lines that are the frames of a stack that was read before; the last of them is the current one. */
    public void follow(LineCursor cursor) {
        while (outermost.depth < MOST_FRAMES) {
            StackTree.Node node = outermost.follow(cursor);
            if (node == null) {
                return;
            }
            int from = cursor.from() + node.numberLength();
            push(node, cursor.bytes(), from, cursor.to(), cursor.number());
        }
    }

    private void push(StackTree.Node node, byte[] b, int from, int to, int frameLine) {
        int index = outermost.depth;
        if (index == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * index);
        }
        offsets[index] = frameLine - line;
        oneALine &= frameLine - line == index + 1;
        outermost = node;
        if (node.keepsPointers()) {
            pointers.add(index, b, from + node.headLength(), to - node.tailLength());
        }
        int length = to - from;
        if (length > last.length) {
            last = new byte[2 * length];
        }
        System.arraycopy(b, from, last, 0, length);
        lastLength = length;
    }

    //   #1  0x00007f10 in mio::poll::Poll::poll (self=0x7f10,
    //       events=0x7f20) at src/poll.rs:400
    /** Adds a wrapped line's rest to the last frame; false if that frame was whole without it. */
    public boolean goOn(byte[] b, int from, int to) {
        if (lastLength == 0 || outermost.depth == 0) {
            return false;
        }
        boolean place = FrameParts.startsWith(b, from, to, "at ") || FrameParts.startsWith(b, from, to, "from ");
        boolean whole = parts.read(last, 0, lastLength) && parts.whole;
        if (whole && !(place && last[lastLength - 1] == ')')) {
            return false;
        }
        int kept = lastLength;
        while (kept > 0 && last[kept - 1] == ' ') {
            kept--;
        }
        byte[] joined = Arrays.copyOf(last, kept + 1 + to - from);
        joined[kept] = ' ';
        System.arraycopy(b, from, joined, kept + 1, to - from);
        int index = outermost.depth - 1;
        pointers.dropFrame(index);
        outermost = outermost.inner();
        return add(joined, 0, 0, joined.length, line + offsets[index]);
    }

    /** Puts the thread into the dump. */
    public void close(InputSink sink) {
        String name = head.name() == null ? null : sharedNames.computeIfAbsent(head.name(), n -> n);
        sink.thread(head.number(), head.id(), name, line, outermost.stack(), lines(), pointers.take());
        forget();
    }

    /** Drops it: it was no thread. */
    public void forget() {
        pointers.take();
        open = false;
        outermost = tree.root;
        lastLength = 0;
    }

    private FrameLines lines() {
        if (oneALine) {
            return outermost.oneALine();
        }
        FrameLines read = new FrameLines(Arrays.copyOf(offsets, outermost.depth));
        return sharedLines.computeIfAbsent(read, l -> l);
    }
}
