package dev.unpark.export;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.Story;
import dev.unpark.model.Symbol;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.source.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The source around the lines that matter: those that the first story cites, and where blocked threads stand. */
final class Excerpts {
    private static final int MOST_FILES = 8;
    private static final int MOST_MARKS = 24;

    // Where a citation names no function, the path alone says whose code it is.
    private static final Symbol NAMELESS = new Symbol("unnamed", "unnamed");

    private final Context context;
    private final Set<String> files;
    private final Map<String, Marked> marked = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /** @param how the way to the file in words; empty where the evidence spells it as the tree does */
    record Marked(String how, TreeMap<Integer, List<String>> remarks) {}

    Excerpts(Context context) {
        this.context = context;
        this.files = Set.copyOf(context.sources().files());
    }

    List<Block> blocks() {
        if (files.isEmpty()) {
            return List.of(
                    new Block.Paragraph(
                            Span.plain(
                                    "No source tree was opened, so no source is shown. Open it together with the dump, or name it with --source.")));
        }
        cited();
        blockedThreads();
        List<Block> blocks = new ArrayList<>();
        if (!marked.isEmpty() || !missing.isEmpty()) {
            blocks.add(new Block.Heading(null, Span.plain("The source at these lines")));
        }
        marked.entrySet().stream()
                .limit(MOST_FILES)
                .forEach(e -> blocks.add(ExcerptLines.of(context.sources(), e.getKey(), e.getValue())));
        missing.forEach(why -> blocks.add(new Block.Paragraph(Span.prose(why))));
        return blocks;
    }

    private void cited() {
        List<Finding> findings = context.investigation().analysis().findings();
        List<Story> stories = context.investigation().analysis().stories();
        for (Finding finding : findings) {
            boolean first = stories.isEmpty() || stories.getFirst().findings().contains(finding.id());
            if (first) {
                for (Citation citation : finding.citations()) {
                    SourcePlace source = citation.source();
                    if (source != null && source.line() > 0) {
                        mark(source, frame(citation.where()), citation.shows(), true);
                    }
                }
            }
        }
    }

    private void blockedThreads() {
        for (StackGroup group : context.investigation().analysis().groups()) {
            ThreadFacts facts = context.facts(group.input(), group.first());
            if (!group.blocked() || facts == null || facts.ownFrame() < 0) {
                continue;
            }
            ThreadTrace thread =
                    context.evidence().inputs().get(group.input()).threads().get(group.first());
            Frame frame = thread.stack().frames().get(facts.ownFrame());
            SourcePlace place = frame.place();
            if (place != null && place.line() > 0) {
                mark(
                        place,
                        frame,
                        "thread " + thread.label() + " is here, in "
                                + group.state().word(),
                        false);
            }
        }
    }

    /** The frame that a citation opens, which tells whose code the place is; null where it opens something else. */
    private @Nullable Frame frame(ItemRef where) {
        return switch (where) {
            case ItemRef.OfFrame f -> {
                Input input = context.input(context.evidence().indexOf(f.input()));
                yield input == null || f.thread() >= input.threads().size()
                        ? null
                        : at(input.threads().get(f.thread()).stack(), f.frame());
            }
            case ItemRef.OfAwait a -> {
                Input input = context.input(context.evidence().indexOf(a.input()));
                yield input == null || a.task() >= input.tasks().size()
                        ? null
                        : at(input.tasks().get(a.task()).awaits(), a.point());
            }
            case ItemRef.OfPanicFrame p -> {
                Input input = context.input(context.evidence().indexOf(p.input()));
                yield input == null || p.panic() >= input.panics().size()
                        ? null
                        : at(input.panics().get(p.panic()).stack(), p.frame());
            }
            case ItemRef.OfInput _,
                    ItemRef.OfLine _,
                    ItemRef.OfThread _,
                    ItemRef.OfTask _,
                    ItemRef.OfPanic _,
                    ItemRef.OfSource _,
                    ItemRef.OfFinding _,
                    ItemRef.OfStep _,
                    ItemRef.OfEntry _ -> null;
        };
    }

    private static @Nullable Frame at(AwaitTree tree, int point) {
        return point >= 0 && point < tree.points().size()
                ? tree.points().get(point).asFrame()
                : null;
    }

    private static @Nullable Frame at(Stack stack, int frame) {
        return frame >= 0 && frame < stack.depth() ? stack.frames().get(frame) : null;
    }

    private void mark(SourcePlace place, @Nullable Frame frame, String remark, boolean cited) {
        if (files.contains(place.file())) {
            mark(place.file(), "", place.line(), remark, cited);
            return;
        }
        if (!isOwn(place, frame)) {
            return;
        }
        switch (context.sources()
                .map(place.file(), frame == null ? null : frame.symbol().name())) {
            case Mapping.Found f ->
                mark(f.path(), "printed as " + place.file() + ", found " + f.how(), place.line(), remark, cited);
            case Mapping.Ambiguous a ->
                missing.add("`" + place.shown() + "` is not shown: it could be " + String.join(" or ", a.candidates())
                        + ".");
            case Mapping.NotThere n ->
                missing.add("`" + place.shown() + "` is not shown. " + Phrases.sentence(n.why()) + " "
                        + Phrases.sentence(n.remedy()));
        }
    }

    /** Lines of Tokio and std are cited by name; their source is not what a reader has to see. */
    private boolean isOwn(SourcePlace place, @Nullable Frame frame) {
        Frame asked = frame == null ? new Frame(0, NAMELESS, place, null, false) : frame;
        FrameOrigin origin = context.classifier().origin(asked);
        return origin == FrameOrigin.OWN || origin == FrameOrigin.UNKNOWN;
    }

    /** A line that is marked already keeps what was said of it first: a finding says more than a stack. */
    private void mark(String path, String how, int line, String remark, boolean cited) {
        Marked file = marked.computeIfAbsent(path, _ -> new Marked(how, new TreeMap<>()));
        List<String> remarks = file.remarks().get(line);
        if (remarks == null && file.remarks().size() < MOST_MARKS) {
            file.remarks().put(line, new ArrayList<>(List.of(remark)));
        } else if (remarks != null && cited && remarks.stream().noneMatch(remark::startsWith)) {
            remarks.add(remark);
        }
    }
}
