package dev.unpark.parse.gdb;

import dev.unpark.model.Frame;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.symbol.RustNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final int COMPARED = 4;

    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<SourcePlace, SourcePlace> places = new HashMap<>();
    private final Map<String, String> strings = new HashMap<>();
    private final Map<Frame, Printed> frames = new HashMap<>();
    private final FrameText text = new FrameText();

    /** The place before the innermost frame. */
    final Node root = new Node(null, null);

    /** A frame as it was first printed. */
    private static final class Printed {
        final Frame frame;
        final boolean keepsPointers;
        /** The text up to the arguments. */
        final byte[] head;
        /** The text from the closing bracket of the arguments on; empty where there are none. */
        final byte[] tail;

        Printed(Frame frame, boolean keepsPointers, byte[] head, byte[] tail) {
            this.frame = frame;
            this.keepsPointers = keepsPointers;
            this.head = head;
            this.tail = tail;
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
        private final List<Node> recent = new ArrayList<>(1);
        private @Nullable Map<Printed, Node> outer;
        private @Nullable Stack stack;

        private Node(@Nullable Node inner, @Nullable Printed printed) {
            this.inner = inner;
            this.printed = printed;
            this.depth = inner == null ? 0 : inner.depth + 1;
        }

        /** Whether the pointers among the frame's arguments are of use. */
        boolean keepsPointers() {
            return printed != null && printed.keepsPointers;
        }

        /** Where the arguments begin in a line whose text after the number begins at {@code from}. */
        int argsFrom(int from) {
            return printed == null ? from : from + printed.head.length;
        }

        int argsTo(int to) {
            return printed == null ? to : to - printed.tail.length;
        }

        /** The normalised name of the outermost frame; empty before the first. */
        String outermost() {
            return printed == null ? "" : printed.frame.symbol().name();
        }

        Node inner() {
            return inner == null ? this : inner;
        }

        /** The frames, innermost first; always the same instance. */
        Stack stack() {
            if (stack == null) {
                Frame[] all = new Frame[depth];
                for (Node node = this; node.printed != null; node = node.inner()) {
                    all[node.depth - 1] = node.printed.frame;
                }
                stack = new Stack(List.of(all));
            }
            return stack;
        }
    }

    /**
     * The frame that stands below {@code inner}, from the text after its number.
     *
     * @return null if the text is no frame
     */
    @Nullable
    Node next(Node inner, byte[] b, int from, int to) {
        for (int i = inner.recent.size() - 1; i >= 0; i--) {
            Node node = inner.recent.get(i);
            if (node.printed != null && node.printed.is(b, from, to)) {
                return node;
            }
        }
        if (!text.read(b, from, to)) {
            return null;
        }
        Printed printed = printed(b, from, to, inner.depth > 0);
        if (inner.outer == null) {
            inner.outer = new HashMap<>(2);
        }
        Node node = inner.outer.computeIfAbsent(printed, p -> new Node(inner, p));
        if (inner.recent.size() == COMPARED) {
            inner.recent.removeFirst();
        }
        inner.recent.add(node);
        return node;
    }

    private Printed printed(byte[] b, int from, int to, boolean hasInner) {
        Frame frame = frame(b, hasInner);
        Printed known = frames.get(frame);
        if (known != null) {
            return known;
        }
        boolean hasArgs = text.whole && text.argsFrom > 0;
        Printed printed = new Printed(
                frame,
                hasArgs && PointerArguments.areKept(frame.symbol().name()),
                Arrays.copyOfRange(b, from, hasArgs ? text.argsFrom : to),
                Arrays.copyOfRange(b, hasArgs ? text.argsTo : to, to));
        frames.put(frame, printed);
        return printed;
    }

    private Frame frame(byte[] b, boolean hasInner) {
        String raw = new String(b, text.functionFrom, text.functionTo - text.functionFrom, StandardCharsets.UTF_8);
        SourcePlace place = null;
        if (text.hasFile()) {
            SourcePlace read = new SourcePlace(shared(b, text.fileFrom, text.fileTo), text.line, 0);
            place = places.computeIfAbsent(read, p -> p);
        }
        String module = text.hasModule() ? shared(b, text.moduleFrom, text.moduleTo) : null;
        // gdb prints no address where the pc is at the start of a line: that is so for an inlined frame, whose pc is
        // borrowed, and may be so for the innermost one, which is a real call.
        boolean inlined = hasInner && !text.hasAddress && text.argsFrom > 0;
        return new Frame(text.address, symbol(raw), place, module, inlined);
    }

    private Symbol symbol(String raw) {
        return symbols.computeIfAbsent(raw, r -> new Symbol(r, RustNames.normalise(r)));
    }

    private String shared(byte[] b, int from, int to) {
        return strings.computeIfAbsent(new String(b, from, to - from, StandardCharsets.UTF_8), s -> s);
    }
}
