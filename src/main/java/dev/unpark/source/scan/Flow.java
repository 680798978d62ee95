package dev.unpark.source.scan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which guards may be alive at a point of a body, each with the scope that ends it. */
final class Flow {
    private final Map<Held, Integer> live = new LinkedHashMap<>();
    private boolean reachable = true;

    Flow copy() {
        Flow copy = new Flow();
        copy.live.putAll(live);
        copy.reachable = reachable;
        return copy;
    }

    static Flow unreachable() {
        Flow flow = new Flow();
        flow.reachable = false;
        return flow;
    }

    boolean reachable() {
        return reachable;
    }

    void end() {
        live.clear();
        reachable = false;
    }

    void join(Flow other) {
        if (other.reachable) {
            other.live.forEach((held, depth) -> live.merge(held, depth, Math::min));
            reachable = true;
        }
    }

    boolean covers(Flow other) {
        return !other.reachable || live.keySet().containsAll(other.live.keySet());
    }

    Set<Held> live() {
        return live.keySet();
    }

    void own(Held held, int depth) {
        if (reachable) {
            live.put(held, depth);
        }
    }

    /** Only if it is alive. */
    void pass(Held held, int depth) {
        live.computeIfPresent(held, (h, d) -> depth);
    }

    void drop(Set<Held> dropped) {
        live.keySet().removeAll(dropped);
    }

    /** Ends a scope; what it gives away belongs to the scope around. */
    void close(int depth, Set<Held> given, int around) {
        given.forEach(h -> live.computeIfPresent(h, (k, d) -> Math.min(d, around)));
        live.values().removeIf(d -> d >= depth);
    }
}
