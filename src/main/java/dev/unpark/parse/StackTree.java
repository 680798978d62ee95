package dev.unpark.parse;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.symbol.RustNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All distinct stacks of a dump as a tree, innermost frame at the root, so that memory grows with them and not with the
 * threads. Thousands of threads print the same lines but for argument values: a line is first compared, as bytes, with
 * what stood there in the threads before, and parsed only if it differs.
 */
final class StackTree {
    /** Alternatives at one place that are compared before the line is parsed. */
    private static final int COMPARED = 16;

    private static final int MOST = ThreadDraft.MOST_FRAMES;

    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<SourcePlace, SourcePlace> places = new HashMap<>();
    private final Map<String, String> strings = new HashMap<>();
    private final Map<Frame, Printed> frames = new HashMap<>();
    private final FrameParts text;

    /** The place before the innermost frame. */
    final Node root = new Node(null, null, new byte[0], 0);

    StackTree(FrameParts text) {
        this.text = text;
    }

    /** A frame as it was first printed. */
    private static final class Printed {
        final Frame frame;
        final boolean keepsPointers;
        /** The text after the number, up to the arguments. */
        final byte[] head;
        /** The text from the closing bracket of the arguments on; empty where there are none. */
        final byte[] tail;

        Printed(Frame frame, boolean keepsPointers, byte[] head, byte[] tail) {
            this.frame = frame;
            this.keepsPointers = keepsPointers;
            this.head = head;
            this.tail = tail;
        }

        boolean begins(byte[] b, int from, int to) {
            int common = Math.min(head.length, to - from);
            return Arrays.equals(b, from, from + common, head, 0, common);
        }

        boolean is(byte[] b, int from, int to) {
            int rest = to - from - head.length - tail.length;
            return rest >= 0
                    && (rest == 0 || tail.length > 0)
                    && Arrays.equals(b, from, from + head.length, head, 0, head.length)
                    && Arrays.equals(b, to - tail.length, to, tail, 0, tail.length);
        }
    }

    /** A frame together with all those that are further in. */
    static final class Node {
        final int depth;
        private final @Nullable Node inner;
        private final @Nullable Printed printed;
        /** The line up to the arguments, with the frame's number. */
        private final byte[] lineHead;
        /** Lines that {@code lineHead} has, 0 if a frame of this tool is always one line. */
        private final int lines;
        /** Whether its number is its place in the stack; if not, frames are missing, which is told of each thread. */
        private final boolean isNumbered;
        /** The last used first. */
        private Node[] recent = new Node[1];

        private int recentCount;
        private @Nullable Map<Printed, Node> outer;
        private @Nullable Stack stack;
        private @Nullable FrameLines oneALine;

        private Node(@Nullable Node inner, @Nullable Printed printed, byte[] lineHead, int lines) {
            this.inner = inner;
            this.printed = printed;
            this.lineHead = lineHead;
            this.lines = lines;
            this.depth = inner == null ? 0 : inner.depth + 1;
            this.isNumbered = number(lineHead) == depth - 1;
        }

        /** Whether the pointers among the frame's arguments are of use. */
        boolean keepsPointers() {
            return printed != null && printed.keepsPointers;
        }

        /** Bytes of the text between the number and the arguments. */
        int headLength() {
            return printed == null ? 0 : printed.head.length;
        }

        /** Bytes of the text from the closing bracket of the arguments on. */
        int tailLength() {
            return printed == null ? 0 : printed.tail.length;
        }

        /** Bytes of a line before the text. */
        int numberLength() {
            return lineHead.length - headLength();
        }

        /** Whether these bytes, a frame without its number, are the outermost frame again, or the first line of it. */
        boolean wasPrintedAs(byte[] b, int from, int to, boolean whole) {
            return printed != null && (whole ? printed.is(b, from, to) : printed.begins(b, from, to));
        }

        /** Lines of the frame below its first. */
        int linesBelow() {
            return Math.max(0, lines - 1);
        }

        Node inner() {
            return inner == null ? this : inner;
        }

        /** Goes to the line that comes next if it is a frame that stood here before; else stays and gives null. */
        @Nullable
        Node follow(LineCursor line) {
            for (int i = 0; i < recentCount; i++) {
                Node node = recent[i];
                if (node.printed != null && node.isNumbered && node.isNext(line, node.printed)) {
                    toFront(i, node);
                    return node;
                }
            }
            return null;
        }

        //   #12 0x000055e0ac98b9c8 in ...          frame #12: 0x000055e0ac98b9c8 ...
        private static int number(byte[] lineHead) {
            int i = 0;
            while (i < lineHead.length && lineHead[i] != '#') {
                i++;
            }
            int number = 0;
            for (i++; i < lineHead.length && lineHead[i] >= '0' && lineHead[i] <= '9' && number < MOST; i++) {
                number = 10 * number + lineHead[i] - '0';
            }
            return number;
        }

        private boolean isNext(LineCursor line, Printed text) {
            return lines == 0 ? line.nextIs(lineHead, text.tail) : line.nextAre(lineHead, lines);
        }

        private @Nullable Node known(byte[] b, int from, int to) {
            for (int i = 0; i < recentCount; i++) {
                Node node = recent[i];
                if (node.printed != null && node.printed.is(b, from, to)) {
                    toFront(i, node);
                    return node;
                }
            }
            return null;
        }

        private void toFront(int at, Node node) {
            System.arraycopy(recent, 0, recent, 1, at);
            recent[0] = node;
        }

        private void addRecent(Node node) {
            if (recentCount == recent.length && recentCount < COMPARED) {
                recent = Arrays.copyOf(recent, Math.min(COMPARED, 2 * recentCount));
            }
            recentCount = Math.min(recentCount + 1, recent.length);
            toFront(recentCount - 1, node);
        }

        /** The frames, innermost first; always the same instance. */
        Stack stack(FrameParts text) {
            if (stack == null) {
                Frame[] all = new Frame[depth];
                for (Node node = this; node.printed != null; node = node.inner()) {
                    all[node.depth - 1] = node.printed.frame;
                }
                text.settle(all);
                stack = new Stack(List.of(all));
            }
            return stack;
        }

        /** The lines of a stack whose frames follow each other on the lines below the thread's head. */
        FrameLines oneALine() {
            if (oneALine == null) {
                int[] offsets = new int[depth];
                Arrays.setAll(offsets, i -> i + 1);
                oneALine = new FrameLines(offsets);
            }
            return oneALine;
        }
    }

    /**
     * The frame that stands below {@code inner}.
     *
     * @param lineFrom where its line begins
     * @param from where the text after its number begins
     * @return null if the text is no frame
     */
    @Nullable
    Node next(Node inner, byte[] b, int lineFrom, int from, int to) {
        Node known = inner.known(b, from, to);
        if (known != null) {
            return known;
        }
        if (!text.read(b, from, to)) {
            return null;
        }
        Printed printed = printed(b, from, to, inner.printed);
        if (inner.outer == null) {
            inner.outer = new HashMap<>(2);
        }
        byte[] head = Arrays.copyOfRange(b, lineFrom, from + printed.head.length);
        int lines = text.hasLinesBelow() ? 1 + lineEnds(head) : 0;
        Node node = inner.outer.computeIfAbsent(printed, p -> new Node(inner, p, head, lines));
        inner.addRecent(node);
        return node;
    }

    private static int lineEnds(byte[] b) {
        int ends = 0;
        for (byte x : b) {
            ends += x == '\n' ? 1 : 0;
        }
        return ends;
    }

    private Printed printed(byte[] b, int from, int to, @Nullable Printed inner) {
        Frame frame = frame(b, inner);
        Printed known = frames.get(frame);
        if (known != null && known.is(b, from, to)) {
            return known;
        }
        boolean hasArguments = text.hasArguments();
        Printed printed = new Printed(
                frame,
                hasArguments && PointerArguments.areKept(frame.symbol().name()),
                Arrays.copyOfRange(b, from, hasArguments ? text.argsFrom : to),
                Arrays.copyOfRange(b, hasArguments ? text.argsTo : to, to));
        frames.put(frame, printed);
        return printed;
    }

    private Frame frame(byte[] b, @Nullable Printed inner) {
        String raw = string(b, text.functionFrom, text.functionTo);
        if (text.functionRestTo > 0) {
            raw += "(..)" + string(b, text.functionRestFrom, text.functionRestTo);
        }
        SourcePlace place = null;
        if (text.hasFile()) {
            SourcePlace read = new SourcePlace(shared(b, text.fileFrom, text.fileTo), text.line, text.column);
            place = places.computeIfAbsent(read, p -> p);
        }
        String module = text.hasModule() ? shared(b, text.moduleFrom, text.moduleTo) : null;
        Symbol symbol = symbol(raw);
        boolean inlined = text.isInlined(inner == null) || (inner != null && isInlinedAt(inner.frame, symbol));
        return new Frame(text.address, symbol, place, module, inlined);
    }

    // A recursion returns to the same address too, but to the same function.
    private boolean isInlinedAt(Frame inner, Symbol symbol) {
        return text.sharesAddressInlined()
                && text.address != 0
                && text.address == inner.address()
                && !symbol.equals(inner.symbol());
    }

    private Symbol symbol(String raw) {
        return symbols.computeIfAbsent(raw, r -> new Symbol(r, RustNames.normalise(r)));
    }

    private String shared(byte[] b, int from, int to) {
        return strings.computeIfAbsent(string(b, from, to), s -> s);
    }

    private static String string(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
}
