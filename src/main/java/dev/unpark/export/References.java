package dev.unpark.export;

import dev.unpark.checklist.Step;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.model.Task;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what an {@link ItemRef} points at, and links to where the document has it. */
final class References {
    private final Investigation investigation;
    private final List<Step> steps;
    private final List<TimelineEntry> entries;
    private final List<String> names;

    References(Investigation investigation, List<Step> steps, List<TimelineEntry> entries) {
        this.investigation = investigation;
        this.steps = steps;
        this.entries = entries;
        this.names = names(investigation.evidence());
    }

    static String inputAnchor(int index) {
        return "input-" + (index + 1);
    }

    static String findingAnchor(int index) {
        return "finding-" + (index + 1);
    }

    static String stepAnchor(int index) {
        return "step-" + (index + 1);
    }

    static String entryAnchor(int index) {
        return "entry-" + (index + 1);
    }

    /** The file's name, with its folders where two inputs share the name and with the dump's number where a file has several. */
    String name(int input) {
        return input >= 0 && input < names.size() ? names.get(input) : "source";
    }

    private static List<String> names(Evidence evidence) {
        List<String> names = new ArrayList<>();
        for (Input input : evidence.inputs()) {
            long alike = evidence.inputs().stream()
                    .filter(other -> other.fileName().equals(input.fileName()))
                    .map(Input::path)
                    .distinct()
                    .count();
            long dumps = evidence.inputs().stream()
                    .filter(other -> other.path().equals(input.path()))
                    .count();
            String name = alike > 1 ? input.path() : input.fileName();
            names.add(dumps > 1 ? name + " (dump " + (input.id().dump() + 1) + ")" : name);
        }
        return names;
    }

    /** {@code file:line} of an input, as a link to its row in the list of evidence. */
    List<Span> line(int input, int line) {
        String text = line > 0 ? name(input) + ":" + line : name(input);
        return List.of(new Span.Ref(text, inputAnchor(input), true));
    }

    /** The source of a timeline entry, such as {@code incident.log:6} or {@code step 3}, with a link where there is one. */
    List<Span> named(String source) {
        for (int i = 0; i < names.size(); i++) {
            String file = investigation.evidence().inputs().get(i).fileName();
            if (source.equals(file) || source.startsWith(file + ":")) {
                return List.of(new Span.Ref(source, inputAnchor(i), true));
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            if (source.equals("step " + steps.get(i).number())) {
                return List.of(new Span.Ref(source, stepAnchor(i), false));
            }
        }
        return source.equals("note") ? List.of(new Span.Ref(source, "notes", false)) : Span.plain(source);
    }

    /** What it is and where it stands. */
    List<Span> spans(ItemRef ref) {
        return switch (ref) {
            case ItemRef.OfInput i -> input(i.input(), "", 0);
            case ItemRef.OfLine l -> input(l.input(), "", l.line());
            case ItemRef.OfThread t -> thread(t.input(), t.thread());
            case ItemRef.OfFrame f -> frame(f);
            case ItemRef.OfTask t -> task(t.input(), t.task());
            case ItemRef.OfAwait a -> await(a);
            case ItemRef.OfPanic p -> panic(p.input(), p.panic(), -1);
            case ItemRef.OfPanicFrame p -> panic(p.input(), p.panic(), p.frame());
            case ItemRef.OfSource s -> List.of(new Span.Code(s.line() > 0 ? s.path() + ":" + s.line() : s.path()));
            case ItemRef.OfFinding f -> finding(f.key());
            case ItemRef.OfStep s -> step(s.step());
            case ItemRef.OfEntry e -> entry(e.entry());
        };
    }

    private List<Span> input(InputId id, String what, int line) {
        int index = investigation.evidence().indexOf(id);
        if (index < 0) {
            return gone("an input");
        }
        List<Span> spans = new ArrayList<>();
        if (!what.isEmpty()) {
            spans.add(new Span.Plain(what + " in "));
        }
        spans.addAll(line(index, line));
        return spans;
    }

    private List<Span> thread(InputId id, int thread) {
        ThreadTrace trace = trace(id, thread);
        return trace == null ? gone("a thread") : input(id, "thread " + trace.label(), trace.inputLine());
    }

    private List<Span> frame(ItemRef.OfFrame ref) {
        ThreadTrace trace = trace(ref.input(), ref.thread());
        if (trace == null || ref.frame() < 0 || ref.frame() >= trace.stack().depth()) {
            return gone("a frame");
        }
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Code(trace.stack().frames().get(ref.frame()).symbol().name()));
        spans.add(new Span.Plain(", "));
        spans.addAll(
                input(ref.input(), "frame " + ref.frame() + " of thread " + trace.label(), trace.lineOf(ref.frame())));
        return spans;
    }

    private @Nullable ThreadTrace trace(InputId id, int thread) {
        int index = investigation.evidence().indexOf(id);
        if (index < 0) {
            return null;
        }
        List<ThreadTrace> threads = investigation.evidence().inputs().get(index).threads();
        return thread >= 0 && thread < threads.size() ? threads.get(thread) : null;
    }

    private List<Span> task(InputId id, int number) {
        Task task = taskAt(id, number);
        return task == null ? gone("a task") : input(id, "task " + task.label(), task.inputLine());
    }

    private List<Span> await(ItemRef.OfAwait ref) {
        Task task = taskAt(ref.input(), ref.task());
        if (task == null
                || ref.point() < 0
                || ref.point() >= task.awaits().points().size()) {
            return gone("an await");
        }
        List<Span> spans = new ArrayList<>();
        String symbol = task.awaits().points().get(ref.point()).symbol().name();
        if (!symbol.isEmpty()) {
            spans.add(new Span.Code(symbol));
            spans.add(new Span.Plain(", "));
        }
        spans.addAll(input(ref.input(), "an await of task " + task.label(), task.lineOf(ref.point())));
        return spans;
    }

    private @Nullable Task taskAt(InputId id, int number) {
        int index = investigation.evidence().indexOf(id);
        if (index < 0) {
            return null;
        }
        List<Task> tasks = investigation.evidence().inputs().get(index).tasks();
        return number >= 0 && number < tasks.size() ? tasks.get(number) : null;
    }

    private List<Span> panic(InputId id, int number, int frame) {
        int index = investigation.evidence().indexOf(id);
        List<Panic> panics = index < 0
                ? List.of()
                : investigation.evidence().inputs().get(index).panics();
        if (number < 0 || number >= panics.size()) {
            return gone("a panic");
        }
        Panic panic = panics.get(number);
        String what = panic.isPanic() ? "panic of thread " + panic.thread() : panic.label();
        return frame < 0
                ? input(id, what, panic.inputLine())
                : input(id, "frame " + frame + " of the " + what, panic.lineOf(frame));
    }

    private List<Span> finding(String key) {
        List<Finding> findings = investigation.analysis().findings();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).key().equals(key)) {
                return List.of(new Span.Ref("finding " + (i + 1), findingAnchor(i), false));
            }
        }
        return gone("a finding");
    }

    private List<Span> step(String id) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(id)) {
                return List.of(new Span.Ref("step " + steps.get(i).number(), stepAnchor(i), false));
            }
        }
        return gone("a step");
    }

    private List<Span> entry(String id) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(id)) {
                return List.of(new Span.Ref("timeline entry " + (i + 1), entryAnchor(i), false));
            }
        }
        return gone("a timeline entry");
    }

    private static List<Span> gone(String what) {
        return Span.plain(what + " that is no longer part of the evidence");
    }
}
