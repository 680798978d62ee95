package dev.unpark.parse.gdb;

import dev.unpark.model.FrameLines;
import dev.unpark.parse.InputSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The thread whose frames are being read. One object for all threads of a text, one after the other. */
final class ThreadDraft {
    /** More frames than that are left out, and the dump says so; a runaway recursion prints a hundred thousand. */
    static final int MOST_FRAMES = 100_000;

    private static final ThreadHead NAMELESS = new ThreadHead(null, null, null);

    private final StackTree tree = new StackTree();
    private final PointerArguments pointers = new PointerArguments();
    private final Map<FrameLines, FrameLines> sharedLines = new HashMap<>();
    private final Map<String, String> sharedNames = new HashMap<>();

    private ThreadHead head = NAMELESS;
    private boolean open;
    private boolean headed;
    private int line;
    private StackTree.Node outermost = tree.root;
    private int[] offsets = new int[64];
    /** The text of the last frame, since a terminal may have wrapped it. */
    private byte[] last = new byte[512];

    private int lastLength;

    boolean isOpen() {
        return open;
    }

    /** True if a header was printed for it. */
    boolean isHeaded() {
        return headed;
    }

    int depth() {
        return outermost.depth;
    }

    String outermostName() {
        return outermost.outermost();
    }

    ThreadHead head() {
        return head;
    }

    int line() {
        return line;
    }

    /** The text of the last frame, without its number. */
    String lastText() {
        return new String(last, 0, lastLength, StandardCharsets.UTF_8);
    }

    void open(ThreadHead newHead, boolean isHeaded, int newLine) {
        head = newHead;
        headed = isHeaded;
        line = newLine;
        open = true;
        outermost = tree.root;
        lastLength = 0;
    }

    void openNameless(int newLine) {
        open(NAMELESS, false, newLine);
    }

    /** Gives a thread without a header what a line elsewhere told of it. */
    void isKnownAs(ThreadHead told) {
        head = told;
    }

    /** Adds the frame whose text after its number this is; false if it is none. */
    boolean add(byte[] b, int from, int to, int frameLine) {
        StackTree.Node node = tree.next(outermost, b, from, to);
        if (node == null) {
            return false;
        }
        int index = outermost.depth;
        if (index == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * index);
        }
        offsets[index] = frameLine - line;
        outermost = node;
        if (node.keepsPointers()) {
            pointers.add(index, b, node.argsFrom(from), node.argsTo(to));
        }
        int length = to - from;
        if (length > last.length) {
            last = new byte[2 * length];
        }
        System.arraycopy(b, from, last, 0, length);
        lastLength = length;
        return true;
    }

    //   #1  0x00007f10 in mio::poll::Poll::poll (self=0x7f10,
    //       events=0x7f20) at src/poll.rs:400
    /** Adds a wrapped line's rest to the last frame; false if that frame was whole without it. */
    boolean goOn(byte[] b, int from, int to) {
        if (lastLength == 0 || outermost.depth == 0) {
            return false;
        }
        boolean place = FrameText.startsWith(b, from, to, "at ") || FrameText.startsWith(b, from, to, "from ");
        FrameText text = new FrameText();
        boolean whole = text.read(last, 0, lastLength) && text.whole;
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
        return add(joined, 0, joined.length, line + offsets[index]);
    }

    /** Puts the thread into the dump. */
    void close(InputSink sink) {
        String name = head.name() == null ? null : sharedNames.computeIfAbsent(head.name(), n -> n);
        sink.thread(head.number(), head.id(), name, line, outermost.stack(), lines(), pointers.take());
        forget();
    }

    /** Drops it: it was no thread. */
    void forget() {
        pointers.take();
        open = false;
        outermost = tree.root;
        lastLength = 0;
    }

    private FrameLines lines() {
        FrameLines read = new FrameLines(Arrays.copyOf(offsets, outermost.depth));
        return sharedLines.computeIfAbsent(read, l -> l);
    }
}
