package dev.unpark.ui.threads;

import dev.unpark.classify.Classifier;
import dev.unpark.classify.Folding;
import dev.unpark.classify.FrameOrigin;
import dev.unpark.classify.StackRow;
import dev.unpark.model.Evidence;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadFacts;
import dev.unpark.ui.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The stack of the selected thread or panic, with what is noise folded away; or the awaits of the selected task. */
public final class StackViewModel {
    private final Workspace workspace;
    private final Classifier classifier;
    private final ObservableList<StackLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Stack");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper alarming = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper folding = new ReadOnlyBooleanWrapper();
    private final Set<Integer> openFolds = new HashSet<>();
    private @Nullable Subject subject;
    private ItemRef.@Nullable OfTask task;

    /**
     * Whose stack is shown.
     *
     * @param thread what selecting none of its frames points at
     */
    private record Subject(ItemRef thread, String name, Stack stack, int ownFrame, IntFunction<ItemRef> frame) {
        boolean same(@Nullable Subject other) {
            return other != null && thread.equals(other.thread);
        }
    }

    public StackViewModel(Workspace workspace, Classifier classifier) {
        this.workspace = workspace;
        this.classifier = classifier;
        workspace.investigationProperty().subscribe(i -> follow(workspace.selection()));
        workspace.selectionProperty().subscribe(this::follow);
    }

    public ObservableList<StackLine> lines() {
        return lines;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The panic's message, or what a task waits on; empty for a thread. */
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** True while the words above the lines are a panic's message. */
    public ReadOnlyBooleanProperty alarmingProperty() {
        return alarming.getReadOnlyProperty();
    }

    /** True while the lines are a stack, whose noise is folded; a task's awaits are few and all shown. */
    public ReadOnlyBooleanProperty foldingProperty() {
        return folding.getReadOnlyProperty();
    }

    /** Opens or closes a fold. */
    public void toggle(StackLine.OfFold fold) {
        if (!openFolds.remove(fold.from())) {
            openFolds.add(fold.from());
        }
        build();
    }

    /** Opens every fold, or closes all if none is closed. */
    public void toggleAll() {
        Subject now = subject;
        if (now == null) {
            return;
        }
        boolean anyClosed = false;
        for (StackRow row : Folding.fold(now.stack(), classifier, now.ownFrame())) {
            if (row instanceof StackRow.Folded folded) {
                anyClosed |= openFolds.add(folded.from());
            }
        }
        if (!anyClosed) {
            openFolds.clear();
        }
        build();
    }

    public void select(StackLine line) {
        ItemRef about = line.about();
        if (about != null) {
            workspace.select(about);
        }
    }

    private void follow(@Nullable ItemRef ref) {
        if (ref == null) {
            show(null);
            return;
        }
        switch (ref) {
            case ItemRef.OfThread t -> show(thread(t));
            case ItemRef.OfFrame f -> show(thread(new ItemRef.OfThread(f.input(), f.thread())));
            case ItemRef.OfPanic p -> show(panic(p));
            case ItemRef.OfPanicFrame p -> show(panic(new ItemRef.OfPanic(p.input(), p.panic())));
            case ItemRef.OfTask t -> showTask(t);
            case ItemRef.OfAwait a -> showTask(new ItemRef.OfTask(a.input(), a.task()));
            case ItemRef.OfInput _,
                    ItemRef.OfLine _,
                    ItemRef.OfSource _,
                    ItemRef.OfFinding _,
                    ItemRef.OfStep _,
                    ItemRef.OfEntry _ -> {
                // the stack that was shown stays: the person is looking at what belongs to it
                if ((subject != null || task != null)
                        && workspace.investigation().evidence().inputs().isEmpty()) {
                    show(null);
                }
            }
        }
    }

    private void show(@Nullable Subject next) {
        if (next == null || !next.same(subject)) {
            openFolds.clear();
        }
        subject = next;
        task = null;
        build();
        revealSelected();
    }

    private void showTask(ItemRef.OfTask next) {
        subject = null;
        openFolds.clear();
        task = next;
        build();
    }

    /** A selected frame that is folded away is unfolded. */
    private void revealSelected() {
        Subject now = subject;
        int frame = selectedFrame(workspace.selection());
        if (now == null || frame < 0) {
            return;
        }
        for (StackRow row : Folding.fold(now.stack(), classifier, now.ownFrame())) {
            if (row instanceof StackRow.Folded folded
                    && folded.from() <= frame
                    && frame <= folded.to()
                    && openFolds.add(folded.from())) {
                build();
            }
        }
    }

    /** Position of the selected frame in its stack, or of the await in its tree; -1 where neither is selected. */
    static int selectedFrame(@Nullable ItemRef ref) {
        if (ref instanceof ItemRef.OfFrame f) {
            return f.frame();
        }
        if (ref instanceof ItemRef.OfAwait a) {
            return a.point();
        }
        return ref instanceof ItemRef.OfPanicFrame p ? p.frame() : -1;
    }

    private @Nullable Subject thread(ItemRef.OfThread ref) {
        Evidence evidence = workspace.investigation().evidence();
        int index = evidence.indexOf(ref.input());
        if (index < 0 || ref.thread() >= evidence.inputs().get(index).threads().size()) {
            return null;
        }
        Input in = evidence.inputs().get(index);
        ThreadFacts facts =
                workspace.investigation().analysis().facts().get(index).get(ref.thread());
        return new Subject(
                ref,
                in.threads().get(ref.thread()).label(),
                in.threads().get(ref.thread()).stack(),
                facts.ownFrame(),
                frame -> new ItemRef.OfFrame(ref.input(), ref.thread(), frame));
    }

    private @Nullable Subject panic(ItemRef.OfPanic ref) {
        Evidence evidence = workspace.investigation().evidence();
        int index = evidence.indexOf(ref.input());
        if (index < 0 || ref.panic() >= evidence.inputs().get(index).panics().size()) {
            return null;
        }
        Panic panic = evidence.inputs().get(index).panics().get(ref.panic());
        return new Subject(
                ref,
                panic.label(),
                panic.stack(),
                classifier.ownFrame(panic),
                frame -> new ItemRef.OfPanicFrame(ref.input(), ref.panic(), frame));
    }

    private void build() {
        Subject now = subject;
        alarming.set(now != null && now.thread() instanceof ItemRef.OfPanic);
        folding.set(now != null);
        if (now == null) {
            AwaitLines awaits = task == null ? null : AwaitLines.of(task, workspace.investigation(), classifier);
            title.set(awaits == null ? "Stack" : awaits.title());
            detail.set(awaits == null ? "" : awaits.detail());
            lines.setAll(awaits == null ? List.of() : awaits.lines());
            return;
        }
        List<StackLine> out = new ArrayList<>();
        int folded = 0;
        for (StackRow row : Folding.fold(now.stack(), classifier, now.ownFrame())) {
            switch (row) {
                case StackRow.Shown shown -> out.add(frame(now, shown.frame(), shown.origin(), false));
                case StackRow.Folded fold -> {
                    boolean open = openFolds.contains(fold.from());
                    folded += open ? 0 : fold.to() - fold.from() + 1;
                    out.add(new StackLine.OfFold(fold.from(), fold.to(), fold.words(), open));
                    for (int i = fold.from(); open && i <= fold.to(); i++) {
                        Frame frame = now.stack().frames().get(i);
                        out.add(frame(now, i, classifier.origin(frame), true));
                    }
                }
            }
        }
        lines.setAll(out);
        title.set("Stack of " + now.name() + " · "
                + ThreadsViewModel.count(now.stack().depth(), "frame") + (folded > 0 ? ", " + folded + " folded" : ""));
        detail.set(now.thread() instanceof ItemRef.OfPanic p ? message(p) : "");
    }

    private String message(ItemRef.OfPanic ref) {
        Evidence evidence = workspace.investigation().evidence();
        return evidence.inputs()
                .get(evidence.indexOf(ref.input()))
                .panics()
                .get(ref.panic())
                .message();
    }

    private static StackLine frame(Subject now, int index, FrameOrigin origin, boolean unfolded) {
        Frame frame = now.stack().frames().get(index);
        SourcePlace place = frame.place();
        String full = frame.symbol().raw() + (place == null ? "" : "\nat " + place.shown());
        return new StackLine.OfFrame(
                index,
                now.frame().apply(index),
                frame.symbol().name(),
                place == null ? "" : ThreadsViewModel.shortPlace(place),
                full,
                origin,
                frame.inlined(),
                unfolded);
    }
}
