package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Citation;
import dev.unpark.model.Frame;
import dev.unpark.model.Role;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One held place with its surroundings; the sentences of a finding are made from this. */
record HeldCase(RuleInput in, HeldPlace place, RuntimeScene scene) {
    private static final int CITED_THREADS = 5;
    private static final int SHOWN_CALLERS = 4;
    private static final int MOST_NAMED = 4;

    Subject subject() {
        return new Subject(place.count(), place.role(), scene.workers());
    }

    Seen first() {
        return place.threads().getFirst();
    }

    @Nullable
    WaitsFor waitsFor() {
        return first().facts().waitsFor();
    }

    /** The kind of what is waited for, or {@code otherwise} where the frames do not tell. */
    String kind(String otherwise) {
        WaitsFor what = waitsFor();
        return what == null ? otherwise : what.kind();
    }

    int looks() {
        return place.looks(in.evidence().inputs());
    }

    /** {@code , called in `settle` (sensors.rs:19)}; what is left out where no own frame is on the stack. */
    String calledIn() {
        List<Spot> spots = spots();
        if (spots.isEmpty()) {
            return "; the function that called it is not in this dump";
        }
        return ", called in "
                + Words.list(spots.stream().limit(3).map(Spot::full).toList());
    }

    /** The own lines of the threads, each once: one function may be at several. */
    List<Spot> spots() {
        Map<String, Spot> spots = new LinkedHashMap<>();
        for (Seen seen : place.threads()) {
            Frame own = seen.own();
            if (own != null) {
                spots.computeIfAbsent(seen.ownPlace(), k -> Spot.of(in, own));
            }
        }
        return List.copyOf(spots.values());
    }

    /** {@code thread 101}, {@code threads 101 and 102}, {@code 40 threads}. */
    String threads() {
        return threads(place.threads());
    }

    static String threads(List<Seen> threads) {
        if (threads.size() > MOST_NAMED) {
            return threads.size() + " threads";
        }
        List<String> labels = threads.stream()
                .map(Seen::trace)
                .sorted(Comparator.comparing(ThreadTrace::id, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(ThreadTrace::label)
                .toList();
        if (labels.size() == 1) {
            return "thread " + labels.getFirst();
        }
        return "threads " + Words.list(labels);
    }

    /** The line under the title: who, and the own calls that led there, innermost first. */
    String detail() {
        String threads = threads();
        List<Spot> calls = callers();
        String path = calls.isEmpty()
                ? ""
                : " · Own calls: "
                        + String.join(" ← ", calls.stream().map(Spot::brief).toList());
        return Character.toUpperCase(threads.charAt(0)) + threads.substring(1) + path;
    }

    private List<Spot> callers() {
        List<Frame> frames = first().trace().stack().frames();
        return in.classifier().ownFrames(first().trace().stack()).stream()
                .map(frames::get)
                .map(own -> Spot.of(in, own))
                .distinct()
                .limit(SHOWN_CALLERS)
                .toList();
    }

    /** Each thread at its own frame, then what polls the first of them, then the own calls farther out. */
    List<Citation> citations(String what) {
        Citing citing = new Citing(in);
        List<Citation> citations = new ArrayList<>();
        for (Seen seen : place.threads().stream().limit(CITED_THREADS).toList()) {
            citations.add(citing.frame(
                    seen.input(),
                    seen.trace().index(),
                    seen.facts().ownFrame(),
                    "thread " + seen.trace().label() + " " + what));
        }
        Seen first = first();
        int marker = in.classifier().marker(first.trace().stack());
        if (marker >= 0) {
            citations.add(
                    citing.frame(first.input(), first.trace().index(), marker, "it is inside the poll of a task"));
        }
        in.classifier().ownFrames(first.trace().stack()).stream()
                .skip(1)
                .limit(SHOWN_CALLERS - 1L)
                .map(frame -> citing.frame(first.input(), first.trace().index(), frame, "own code that called it"))
                .forEach(citations::add);
        place.byDump().stream()
                .map(List::getFirst)
                .filter(seen -> seen.input() != first.input())
                .limit(2)
                .map(seen -> citing.frame(
                        seen.input(),
                        seen.trace().index(),
                        seen.facts().ownFrame(),
                        "thread " + seen.trace().label() + " " + what + ", in another dump"))
                .forEach(citations::add);
        return citations;
    }

    Gdb gdb() {
        return Gdb.of(in, place.inputs());
    }

    /** Whether the call is made inside {@code block_in_place}. */
    boolean inPlace() {
        return in.classifier().inPlace(first().trace().stack());
    }

    boolean onWorkers() {
        return place.role() == Role.WORKER;
    }
}
