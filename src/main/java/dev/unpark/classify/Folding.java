package dev.unpark.classify;

import dev.unpark.model.Stack;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides which frames of a stack are noise. */
public final class Folding {
    /** Own frames of one function in a row from which on a recursion is folded. */
    private static final int RECURSION = 6;

    private static final int NAMED_LIBRARIES = 3;

    private final Stack stack;
    private final StackReading reading;
    private final List<Catalogue.Topic> topics;
    private final int ownFrame;
    private final List<StackRow> rows = new ArrayList<>();

    private Folding(Stack stack, StackReading reading, List<Catalogue.Topic> topics, int ownFrame) {
        this.stack = stack;
        this.reading = reading;
        this.topics = topics;
        this.ownFrame = ownFrame;
    }

    /**
     * The leaf, own frames and the marker that tells the role are shown; runs of other frames are folded with their
     * count and origin. Every frame is in exactly one row, in the order of the stack.
     *
     * @param ownFrame index of the innermost own frame, -1 if none; it is shown even if its crate is on the list of libraries
     */
    public static List<StackRow> fold(Stack stack, Classifier classifier, int ownFrame) {
        Folding folding = new Folding(stack, classifier.read(stack), classifier.topics(), ownFrame);
        folding.run();
        return List.copyOf(folding.rows);
    }

    private void run() {
        int from = 0;
        for (int i = 0; i < stack.depth(); i++) {
            if (!isShown(i)) {
                continue;
            }
            fold(from, i - 1);
            int recursion = sameFunction(i);
            if (recursion >= RECURSION) {
                show(i);
                repeat(i + 1, i + recursion - 2);
                i += recursion - 1;
            }
            show(i);
            from = i + 1;
        }
        fold(from, stack.depth() - 1);
    }

    private boolean isShown(int i) {
        return i == 0 || i == ownFrame || i == reading.marker() || origin(i) == FrameOrigin.OWN;
    }

    /** How many frames from here on are of the same own function: a recursion may have thousands. */
    private int sameFunction(int i) {
        String name = stack.frames().get(i).symbol().name();
        int end = i;
        while (end < stack.depth()
                && end != reading.marker()
                && origin(end) == FrameOrigin.OWN
                && stack.frames().get(end).symbol().name().equals(name)) {
            end++;
        }
        return end - i;
    }

    private void show(int i) {
        rows.add(new StackRow.Shown(i, origin(i)));
    }

    private void repeat(int from, int to) {
        String name = stack.frames().get(from).symbol().name();
        rows.add(new StackRow.Folded(from, to, (to - from + 1) + " more frames of " + name));
    }

    private void fold(int from, int to) {
        int count = to - from + 1;
        if (count > 0) {
            String frames = count == 1 ? "1 frame of " : count + " frames of ";
            rows.add(new StackRow.Folded(from, to, frames + owners(from, to) + topic(from, to)));
        }
    }

    /** {@code hyper, tokio and std}, in the order of the stack. */
    private String owners(int from, int to) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> libraries = new LinkedHashSet<>();
        for (int i = from; i <= to; i++) {
            String name = owner(i);
            if (origin(i) == FrameOrigin.LIBRARY && libraries.add(name) && libraries.size() > NAMED_LIBRARIES) {
                names.removeAll(libraries);
                name = "libraries";
            } else if (origin(i) == FrameOrigin.LIBRARY && libraries.size() > NAMED_LIBRARIES) {
                name = "libraries";
            }
            names.add(name);
        }
        List<String> list = List.copyOf(names);
        int last = list.size() - 1;
        return last == 0 ? list.getFirst() : String.join(", ", list.subList(0, last)) + " and " + list.get(last);
    }

    private String owner(int i) {
        return switch (origin(i)) {
            case OWN -> FrameOrigin.OWN.word();
            case TOKIO -> FrameOrigin.TOKIO.word();
            case STD -> FrameOrigin.STD.word();
            case LIBRARY -> reading.frames().get(i).path().crate();
            case SYSTEM -> "libc";
            case UNKNOWN -> "unnamed code";
        };
    }

    private String topic(int from, int to) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (int i = from; i <= to; i++) {
            marks.addAll(reading.frames().get(i).marks());
        }
        for (Catalogue.Topic topic : topics) {
            boolean fits = topic.insidePoll() == null || topic.insidePoll().equals(reading.insideTaskPoll());
            if (fits && marks.contains(topic.mark()) && topic.unless().stream().noneMatch(marks::contains)) {
                return ": " + topic.words();
            }
        }
        return "";
    }

    private FrameOrigin origin(int i) {
        return reading.frames().get(i).origin();
    }
}
