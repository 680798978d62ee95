package dev.unpark.ui;

import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.model.Stack;
import dev.unpark.model.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few words for whatever a person can point at. */
public final class RefWords {
    private RefWords() {}

    public static String of(ItemRef ref, Investigation investigation) {
        Evidence evidence = investigation.evidence();
        return switch (ref) {
            case ItemRef.OfInput i -> file(evidence, i.input());
            case ItemRef.OfLine l -> file(evidence, l.input()) + ":" + l.line();
            case ItemRef.OfThread t -> "thread " + thread(evidence, t.input(), t.thread());
            case ItemRef.OfFrame f -> "thread " + thread(evidence, f.input(), f.thread()) + ", " + frame(evidence, f);
            case ItemRef.OfTask t -> "task " + task(evidence, t.input(), t.task());
            case ItemRef.OfAwait a -> "task " + task(evidence, a.input(), a.task()) + ", " + await(evidence, a);
            case ItemRef.OfPanic p -> panic(evidence, p.input(), p.panic());
            case ItemRef.OfPanicFrame p -> panic(evidence, p.input(), p.panic()) + ", frame " + p.frame();
            case ItemRef.OfSource s -> s.path() + ":" + s.line();
            case ItemRef.OfFinding f ->
                investigation.analysis().findings().stream()
                        .filter(x -> x.key().equals(f.key()))
                        .map(Finding::title)
                        .findFirst()
                        .orElse("a finding that the evidence no longer gives");
            case ItemRef.OfStep s -> "step " + s.step();
            case ItemRef.OfEntry e ->
                investigation.work().entries().stream()
                        .filter(x -> x.id().equals(e.entry()))
                        .map(TimelineEntry::text)
                        .findFirst()
                        .orElse("an entry that is gone");
        };
    }

    private static @Nullable Input input(Evidence evidence, InputId id) {
        int index = evidence.indexOf(id);
        return index < 0 ? null : evidence.inputs().get(index);
    }

    private static String file(Evidence evidence, InputId id) {
        Input in = input(evidence, id);
        return in == null ? "a file that is not open" : in.fileName();
    }

    private static String thread(Evidence evidence, InputId id, int thread) {
        Input in = input(evidence, id);
        return in == null || thread >= in.threads().size()
                ? "of a dump that is not open"
                : in.threads().get(thread).label();
    }

    private static String frame(Evidence evidence, ItemRef.OfFrame ref) {
        Input in = input(evidence, ref.input());
        if (in == null || ref.thread() >= in.threads().size()) {
            return "frame " + ref.frame();
        }
        Stack stack = in.threads().get(ref.thread()).stack();
        return ref.frame() < stack.depth()
                ? stack.frames().get(ref.frame()).symbol().name()
                : "frame " + ref.frame();
    }

    private static String task(Evidence evidence, InputId id, int task) {
        Input in = input(evidence, id);
        return in == null || task >= in.tasks().size()
                ? "of a dump that is not open"
                : in.tasks().get(task).label();
    }

    private static String await(Evidence evidence, ItemRef.OfAwait ref) {
        Input in = input(evidence, ref.input());
        if (in == null || ref.task() >= in.tasks().size()) {
            return "await " + ref.point();
        }
        List<AwaitPoint> points = in.tasks().get(ref.task()).awaits().points();
        String name =
                ref.point() < points.size() ? points.get(ref.point()).symbol().name() : "";
        return name.isEmpty() ? "await " + ref.point() : name;
    }

    private static String panic(Evidence evidence, InputId id, int panic) {
        Input in = input(evidence, id);
        if (in == null || panic >= in.panics().size()) {
            return "panic in a text that is not open";
        }
        Panic p = in.panics().get(panic);
        return p.isPanic() ? "panic in " + p.label() : p.label();
    }
}
