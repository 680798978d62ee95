package dev.unpark.export;

import dev.unpark.classify.Describe;
import dev.unpark.classify.FramePlaces;
import dev.unpark.classify.Health;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.StackGroup;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each thread did: counts by state, the stacks of those that are blocked, and the source at their lines. */
final class ThreadParts {
    private static final int MOST_GROUPS = 30;

    private final Context context;

    ThreadParts(Context context) {
        this.context = context;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Input> inputs = context.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).threads().isEmpty()) {
                blocks.addAll(dump(i, inputs.get(i)));
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(new Block.Paragraph(
                    Span.plain("No thread dump was opened, so what the threads were doing is not known.")));
        }
        StackParts stacks = new StackParts(context);
        blocks.addAll(stacks.blocked());
        blocks.addAll(stacks.panics());
        blocks.addAll(new Excerpts(context).blocks());
        return blocks;
    }

    private List<Block> dump(int index, Input input) {
        List<StackGroup> groups = groups(index);
        List<Block> blocks = new ArrayList<>();
        String core = input.core() ? ", from a core file" : "";
        blocks.add(new Block.Heading(
                null,
                List.of(
                        new Span.Plain("Threads in "),
                        new Span.Code(context.references().name(index)),
                        new Span.Plain(core))));
        blocks.add(new Block.ThreadBar(segments(groups)));
        List<Block.Row> rows = new ArrayList<>();
        groups.stream().limit(MOST_GROUPS).forEach(group -> rows.add(row(input, group)));
        int left = groups.stream()
                .skip(MOST_GROUPS)
                .mapToInt(g -> g.threads().size())
                .sum();
        if (left > 0) {
            rows.add(new Block.Row(
                    null,
                    null,
                    List.of(
                            Span.plain("more"),
                            Span.plain(Integer.toString(left)),
                            List.of(),
                            Span.plain("in " + Phrases.counted(groups.size() - (long) MOST_GROUPS, "further stack")))));
        }
        blocks.add(new Block.Table(List.of("State", "Threads", "Health", "Role and what it does"), rows));
        return blocks;
    }

    private List<StackGroup> groups(int input) {
        return context.investigation().analysis().groups().stream()
                .filter(g -> g.input() == input)
                .toList();
    }

    /** Groups of one state and one health are one segment. */
    private List<Block.Segment> segments(List<StackGroup> groups) {
        Map<String, Block.Segment> segments = new LinkedHashMap<>();
        for (StackGroup group : groups) {
            Health health = health(group);
            segments.merge(
                    group.state().word() + " " + health.word(),
                    new Block.Segment(group.state().word(), group.threads().size(), health.word(), tone(health)),
                    (a, b) -> new Block.Segment(a.state(), a.threads() + b.threads(), a.health(), a.tone()));
        }
        return List.copyOf(segments.values());
    }

    private Block.Row row(Input input, StackGroup group) {
        Health health = health(group);
        return new Block.Row(
                null,
                group.blocked() ? Tone.BAD : null,
                List.of(
                        List.of(new Span.Code(group.state().word())),
                        Span.plain(threads(input, group)),
                        List.of(new Span.Badge(health.word(), tone(health))),
                        doing(input, group)));
    }

    /** Own code is named only where a task is being polled in it: a resting main is no culprit. */
    private List<Span> doing(Input input, StackGroup group) {
        ThreadTrace first = input.threads().get(group.first());
        ThreadFacts facts = context.facts(group.input(), group.first());
        if (facts == null) {
            return Span.plain(group.role().word());
        }
        List<Span> spans = new ArrayList<>(Span.plain(Describe.thread(input, first, facts)));
        if (Boolean.TRUE.equals(facts.insideTaskPoll()) && facts.ownFrame() >= 0) {
            Frame frame = first.stack().frames().get(facts.ownFrame());
            spans.add(new Span.Plain(", in "));
            spans.add(new Span.Code(frame.symbol().name()));
            SourcePlace place = FramePlaces.of(frame);
            if (place != null) {
                spans.add(new Span.Plain(" at "));
                spans.add(new Span.Code(place.shown()));
            }
        }
        return spans;
    }

    private static String threads(Input input, StackGroup group) {
        String label = input.threads().get(group.first()).label();
        int more = group.threads().size() - 1;
        return more == 0 ? "1 (" + label + ")" : (more + 1) + " (" + label + " and " + more + " more)";
    }

    private Health health(StackGroup group) {
        ThreadFacts facts = context.facts(group.input(), group.first());
        return facts == null ? Health.UNKNOWN : Health.of(facts);
    }

    private static Tone tone(Health health) {
        return switch (health) {
            case BLOCKED -> Tone.BAD;
            case BUSY -> Tone.GOOD;
            case WAITING, RESTING, UNKNOWN -> Tone.QUIET;
        };
    }
}
