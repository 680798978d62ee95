package dev.unpark.findings.rules.panics;

import dev.unpark.classify.Classifier;
import dev.unpark.classify.FrameOrigin;
import dev.unpark.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An own function that stands on a stack again and again.
 *
 * @param call index of the frame in which it called itself the last time
 * @param times how often it stands in the frames that were looked at
 * @param frames how many were looked at
 */
record Recursion(String function, int call, int times, int frames) {
    /** Of a stack of a million frames the innermost ones tell. */
    private static final int LOOKED_AT = 2000;

    private static final int FEWEST = 3;

    /** The one that stands there most often; null if none stands there three times. */
    static @Nullable Recursion of(Classifier classifier, Stack stack, int from) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        int end = Math.min(stack.depth(), from + LOOKED_AT);
        for (int i = from; i < end; i++) {
            if (classifier.origin(stack.frames().get(i)) == FrameOrigin.OWN) {
                places.computeIfAbsent(stack.frames().get(i).symbol().name(), k -> new ArrayList<>())
                        .add(i);
            }
        }
        Recursion most = null;
        for (Map.Entry<String, List<Integer>> e : places.entrySet()) {
            int times = e.getValue().size();
            if (times >= FEWEST && (most == null || times > most.times)) {
                most = new Recursion(e.getKey(), e.getValue().get(1), times, end - from);
            }
        }
        return most;
    }
}
