package dev.unpark.ui;

import dev.unpark.model.Evidence;
import dev.unpark.model.InputId;
import dev.unpark.model.ItemRef;
import org.jspecify.annotations.Nullable;

/** Finds again what was selected while an input was being read: it has another id each time, its threads stay what they are. */
final class CarriedSelection {
    private CarriedSelection() {}

    /** The thread or frame in {@code to}; null if it is something else, or not there. */
    static @Nullable ItemRef of(@Nullable ItemRef item, Evidence from, Evidence to) {
        if (item instanceof ItemRef.OfThread t) {
            InputId now = same(t.input(), from, to);
            return now == null ? null : new ItemRef.OfThread(now, t.thread());
        }
        if (item instanceof ItemRef.OfFrame f) {
            InputId now = same(f.input(), from, to);
            return now == null ? null : new ItemRef.OfFrame(now, f.thread(), f.frame());
        }
        return null;
    }

    private static @Nullable InputId same(InputId id, Evidence from, Evidence to) {
        int index = from.indexOf(id);
        return index < 0 || index >= to.inputs().size()
                ? null
                : to.inputs().get(index).id();
    }
}
