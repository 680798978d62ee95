package dev.unpark.export;

import dev.unpark.classify.Folding;
import dev.unpark.classify.FrameOrigin;
import dev.unpark.classify.StackRow;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stacks that matter, with what is noise in them folded. */
final class StackParts {
    private static final int MOST_STACKS = 6;
    private static final int MOST_PANICS = 6;
    private static final int MOST_FRAMES = 60;

    private final Context context;

    StackParts(Context context) {
        this.context = context;
    }

    private int ownFrame(StackGroup group) {
        ThreadFacts facts = context.facts(group.input(), group.first());
        return facts == null ? -1 : facts.ownFrame();
    }

    /** The stacks of blocked threads, alike ones of several dumps once. */
    List<Block> blocked() {
        Map<String, List<StackGroup>> same = new LinkedHashMap<>();
        for (StackGroup group : context.investigation().analysis().groups()) {
            if (group.blocked()) {
                same.computeIfAbsent(likeness(group), _ -> new ArrayList<>()).add(group);
            }
        }
        List<Block> blocks = new ArrayList<>();
        same.values().stream().limit(MOST_STACKS).forEach(groups -> blocks.addAll(blockedStack(groups)));
        if (same.size() > MOST_STACKS) {
            blocks.add(new Block.Paragraph(
                    Span.plain(Phrases.counted(same.size() - (long) MOST_STACKS, "further blocked stack")
                            + " not printed here; the table above counts them.")));
        }
        return blocks;
    }

    /** Groups of several dumps that hold the same threads in the same calls. */
    private String likeness(StackGroup group) {
        Input input = context.evidence().inputs().get(group.input());
        StringBuilder text = new StringBuilder();
        group.threads().forEach(t -> text.append(input.threads().get(t).label()).append(' '));
        for (Frame frame : input.threads().get(group.first()).stack().frames()) {
            text.append('\n').append(frame.symbol().name()).append(' ').append(frame.place());
        }
        return text.toString();
    }

    private List<Block> blockedStack(List<StackGroup> groups) {
        StackGroup group = groups.getFirst();
        Input input = context.evidence().inputs().get(group.input());
        ThreadTrace thread = input.threads().get(group.first());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                null,
                Span.plain(
                        group.threads().size() == 1
                                ? "Blocked: thread " + thread.label()
                                : "Blocked: thread " + thread.label() + " and "
                                        + (group.threads().size() - 1) + " more with the same stack")));
        blocks.add(new Block.Paragraph(where(group, thread)));
        blocks.add(frames(thread.stack(), ownFrame(group)));
        for (StackGroup later : groups.subList(1, groups.size())) {
            ThreadTrace again =
                    context.evidence().inputs().get(later.input()).threads().get(later.first());
            List<Span> spans = new ArrayList<>(Span.plain("The same calls stand in "));
            spans.addAll(context.references().line(later.input(), again.inputLine()));
            spans.add(new Span.Plain("."));
            blocks.add(new Block.Paragraph(spans));
        }
        return blocks;
    }

    private List<Span> where(StackGroup group, ThreadTrace thread) {
        List<Span> spans = new ArrayList<>(context.references().line(group.input(), thread.inputLine()));
        spans.add(new Span.Plain(
                ": role " + group.role().word() + ", state " + group.state().word()));
        ThreadFacts facts = context.facts(group.input(), group.first());
        WaitsFor waits = facts == null ? null : facts.waitsFor();
        if (waits != null) {
            spans.add(new Span.Plain(", waits for "));
            spans.add(new Span.Code(waits.type() == null ? waits.kind() : waits.kind() + "<" + waits.type() + ">"));
            if (waits.address() != 0) {
                spans.add(new Span.Plain(" at "));
                spans.add(new Span.Code("0x" + Long.toHexString(waits.address())));
            }
        }
        spans.add(new Span.Plain("."));
        return spans;
    }

    private Block frames(Stack stack, int ownFrame) {
        List<Block.FrameRow> rows = new ArrayList<>();
        List<StackRow> folded = Folding.fold(stack, context.classifier(), ownFrame);
        folded.stream().limit(MOST_FRAMES).forEach(row -> rows.add(frame(stack, row)));
        if (folded.size() > MOST_FRAMES) {
            rows.add(new Block.FrameRow(
                    -1, Phrases.counted(folded.size() - (long) MOST_FRAMES, "further row"), "", false));
        }
        return new Block.Frames(rows);
    }

    private static Block.FrameRow frame(Stack stack, StackRow row) {
        return switch (row) {
            case StackRow.Folded f -> new Block.FrameRow(-1, f.words(), "", false);
            case StackRow.Shown s -> {
                Frame frame = stack.frames().get(s.frame());
                SourcePlace place = frame.place();
                yield new Block.FrameRow(
                        s.frame(),
                        frame.symbol().name(),
                        place == null ? "" : place.shown(),
                        s.origin() == FrameOrigin.OWN);
            }
        };
    }

    /** Each panic with its message and the way to it. */
    List<Block> panics() {
        List<Block> blocks = new ArrayList<>();
        int printed = 0;
        List<Input> inputs = context.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            for (Panic panic : inputs.get(i).panics()) {
                if (printed++ < MOST_PANICS) {
                    blocks.addAll(panic(i, panic));
                }
            }
        }
        if (printed > MOST_PANICS) {
            blocks.add(new Block.Paragraph(
                    Span.plain(Phrases.counted(printed - (long) MOST_PANICS, "further panic") + " not printed here.")));
        }
        return blocks;
    }

    private static String heading(Panic panic) {
        return switch (panic.kind()) {
            case PANIC -> "Panic of thread " + panic.thread();
            case ABORT -> "Abort of thread " + panic.thread();
            case ERROR -> "Error report";
            case BACKTRACE -> "Lone backtrace";
        };
    }

    private List<Block> panic(int input, Panic panic) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(null, Span.plain(heading(panic))));
        List<Span> where = new ArrayList<>(context.references().line(input, panic.inputLine()));
        SourcePlace place = panic.place();
        if (place != null) {
            where.add(new Span.Plain(": raised at "));
            where.add(new Span.Code(place.shown()));
        }
        where.add(new Span.Plain("."));
        blocks.add(new Block.Paragraph(where));
        blocks.add(new Block.Code(panic.message()));
        if (panic.stack().frames().isEmpty()) {
            blocks.add(new Block.Paragraph(Span.prose("No backtrace was printed; `RUST_BACKTRACE=1` prints one.")));
        } else {
            blocks.add(frames(panic.stack(), context.classifier().ownFrame(panic)));
        }
        return blocks;
    }
}
