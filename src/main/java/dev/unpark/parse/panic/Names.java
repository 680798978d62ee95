package dev.unpark.parse.panic;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.symbol.RustNames;
import java.util.HashMap;
import java.util.Map;

/** One instance for all that is printed alike: a service that panics in a loop prints the same backtrace each time. */
final class Names {
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<Frame, Frame> frames = new HashMap<>();
    private final Map<Stack, Stack> stacks = new HashMap<>();
    private final Map<FrameLines, FrameLines> lines = new HashMap<>();

    Symbol symbol(String raw) {
        return symbols.computeIfAbsent(raw, r -> new Symbol(r, RustNames.normalise(r)));
    }

    Frame one(Frame frame) {
        return frames.computeIfAbsent(frame, f -> f);
    }

    Stack one(Stack stack) {
        return stacks.computeIfAbsent(stack, s -> s);
    }

    FrameLines one(FrameLines offsets) {
        return lines.computeIfAbsent(offsets, l -> l);
    }
}
