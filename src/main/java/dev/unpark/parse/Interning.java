package dev.unpark.parse;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.symbol.RustNames;
import java.util.HashMap;
import java.util.Map;

/** One instance for all that a text prints alike: a service that panics in a loop prints the same backtrace each time. */
public final class Interning {
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<Frame, Frame> frames = new HashMap<>();
    private final Map<Stack, Stack> stacks = new HashMap<>();
    private final Map<FrameLines, FrameLines> lines = new HashMap<>();
    private final Map<AwaitPoint, AwaitPoint> points = new HashMap<>();
    private final Map<AwaitTree, AwaitTree> trees = new HashMap<>();

    /** The symbol of this printed name, normalised once however often it is printed. */
    public Symbol symbol(String raw) {
        return symbols.computeIfAbsent(raw, r -> new Symbol(r, RustNames.normalise(r)));
    }

    public Frame one(Frame frame) {
        return frames.computeIfAbsent(frame, f -> f);
    }

    public Stack one(Stack stack) {
        return stacks.computeIfAbsent(stack, s -> s);
    }

    public AwaitPoint one(AwaitPoint point) {
        return points.computeIfAbsent(point, p -> p);
    }

    public AwaitTree one(AwaitTree tree) {
        return trees.computeIfAbsent(tree, t -> t);
    }

    public FrameLines one(FrameLines offsets) {
        return lines.computeIfAbsent(offsets, l -> l);
    }
}
