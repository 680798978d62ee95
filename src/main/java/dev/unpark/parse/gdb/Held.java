package dev.unpark.parse.gdb;

import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.LocalGuard;
import dev.unpark.parse.InputSink;
import java.util.ArrayList;
import java.util.List;

/** Futures and lock guards among the locals of the thread that is being read. */
final class Held {
    private static final int UNKNOWN = -1;

    private final List<HeldFuture> futures = new ArrayList<>();
    private final List<LocalGuard> guards = new ArrayList<>();

    void future(int frame, List<FutureLink> chain, int line) {
        futures.add(new HeldFuture(UNKNOWN, frame, chain, line));
    }

    void guard(int frame, Guard guard, int line) {
        guards.add(new LocalGuard(UNKNOWN, frame, guard, line));
    }

    /** They are those of the thread of this index. */
    void addTo(InputSink sink, int thread) {
        futures.forEach(f -> sink.future(new HeldFuture(thread, f.frame(), f.chain(), f.inputLine())));
        guards.forEach(g -> sink.localGuard(new LocalGuard(thread, g.frame(), g.guard(), g.inputLine())));
        forget();
    }

    void forget() {
        futures.clear();
        guards.clear();
    }
}
