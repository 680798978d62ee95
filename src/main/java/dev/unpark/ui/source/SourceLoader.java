package dev.unpark.ui.source;

import dev.unpark.classify.DescribeTask;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.Citation;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.parse.TextLines;
import dev.unpark.source.Mapping;
import dev.unpark.source.RustSyntax;
import dev.unpark.source.Sources;
import dev.unpark.store.EvidenceFile;
import dev.unpark.work.Job;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads what belongs to a selection. Runs as a job: mapping, reading and parsing may take a while. */
final class SourceLoader implements Job<Shown> {
    private static final int LINES_AROUND = 1_500;
    private static final int MAX_CHARS = 2_000;

    private final Investigation investigation;
    private final Sources sources;
    private final List<EvidenceFile> files;
    private final ItemRef selected;

    SourceLoader(Investigation investigation, Sources sources, List<EvidenceFile> files, ItemRef selected) {
        this.investigation = investigation;
        this.sources = sources;
        this.files = files;
        this.selected = selected;
    }

    @Override
    public Shown run(dev.unpark.work.JobContext context) throws Refused {
        return switch (selected) {
            case ItemRef.OfFrame f -> frame(stack(f), f.frame());
            case ItemRef.OfThread t -> thread(t);
            case ItemRef.OfAwait a -> await(task(a.input(), a.task()), a.point());
            case ItemRef.OfTask t -> task(t);
            case ItemRef.OfPanicFrame p -> frame(panicStack(p.input(), p.panic()), p.frame());
            case ItemRef.OfPanic p -> panic(p);
            case ItemRef.OfSource s -> file(s.path(), "", s.line(), null);
            case ItemRef.OfLine l -> text(l.input(), l.line());
            case ItemRef.OfInput i -> text(i.input(), firstLine(i));
            case ItemRef.OfFinding f -> finding(f);
            case ItemRef.OfStep _, ItemRef.OfEntry _ -> new Shown.Nothing();
        };
    }

    private @Nullable Input input(dev.unpark.model.InputId id) {
        Evidence evidence = investigation.evidence();
        int index = evidence.indexOf(id);
        return index < 0 ? null : evidence.inputs().get(index);
    }

    private int firstLine(ItemRef.OfInput ref) {
        Input in = input(ref.input());
        return in == null ? 1 : Math.max(1, in.inputLine());
    }

    private @Nullable Stack stack(ItemRef.OfFrame ref) {
        Input in = input(ref.input());
        return in == null || ref.thread() >= in.threads().size()
                ? null
                : in.threads().get(ref.thread()).stack();
    }

    private @Nullable Stack panicStack(dev.unpark.model.InputId id, int panic) {
        Input in = input(id);
        return in == null || panic >= in.panics().size()
                ? null
                : in.panics().get(panic).stack();
    }

    private Shown thread(ItemRef.OfThread ref) throws Refused {
        Input in = input(ref.input());
        if (in == null || ref.thread() >= in.threads().size()) {
            return new Shown.Nothing();
        }
        int index = investigation.evidence().indexOf(ref.input());
        int own = investigation.analysis().facts().get(index).get(ref.thread()).ownFrame();
        if (own < 0) {
            return new Shown.Unavailable(
                    "",
                    "This thread is not in the service's own code.",
                    "Select a frame of its stack to see where it is in a library, if that source is open.",
                    List.of());
        }
        return frame(in.threads().get(ref.thread()).stack(), own);
    }

    private @Nullable Task task(dev.unpark.model.InputId id, int task) {
        Input in = input(id);
        return in == null || task >= in.tasks().size() ? null : in.tasks().get(task);
    }

    private Shown task(ItemRef.OfTask ref) throws Refused {
        Task task = task(ref.input(), ref.task());
        if (task == null) {
            return new Shown.Nothing();
        }
        int index = investigation.evidence().indexOf(ref.input());
        List<Integer> own = investigation.analysis().taskGroups().stream()
                .filter(g -> g.input() == index && g.tasks().contains(ref.task()))
                .findFirst()
                .map(TaskGroup::ownAwaits)
                .orElse(List.of());
        if (!own.isEmpty()) {
            return await(task, own.getFirst());
        }
        return new Shown.Unavailable("", DescribeTask.noOwnAwait(task), DescribeTask.whatThen(task), List.of());
    }

    private Shown await(@Nullable Task task, int point) throws Refused {
        if (task == null || point < 0 || point >= task.awaits().points().size()) {
            return new Shown.Nothing();
        }
        AwaitPoint await = task.awaits().points().get(point);
        SourcePlace place = await.place();
        if (place == null) {
            return new Shown.Unavailable(
                    "",
                    "The text names no file for this await.",
                    "If the build has no debug info, take the dump from one that has it (debug = 1 is enough for lines).",
                    List.of());
        }
        // Its awaits are marked as the frames of a stack are.
        Stack beside = new Stack(
                task.awaits().points().stream().map(AwaitPoint::asFrame).toList());
        return place(place, await.symbol().name(), beside);
    }

    private Shown panic(ItemRef.OfPanic ref) throws Refused {
        Stack stack = panicStack(ref.input(), ref.panic());
        Input in = input(ref.input());
        if (stack == null || in == null) {
            return new Shown.Nothing();
        }
        int own = dev.unpark.classify.Classifier.standard().ownFrame(in.panics().get(ref.panic()));
        if (own >= 0) {
            return frame(stack, own);
        }
        SourcePlace place = in.panics().get(ref.panic()).place();
        if (place == null) {
            return new Shown.Unavailable(
                    "",
                    "This panic prints no place.",
                    "Run again with RUST_BACKTRACE=1 in the environment.",
                    List.of());
        }
        return place(place, null, null);
    }

    private Shown finding(ItemRef.OfFinding ref) throws Refused {
        Optional<Finding> finding = investigation.analysis().findings().stream()
                .filter(f -> f.key().equals(ref.key()))
                .findFirst();
        if (finding.isEmpty()) {
            return new Shown.Nothing();
        }
        for (Citation citation : finding.get().citations()) {
            SourcePlace source = citation.source();
            if (source != null && sources.files().contains(source.file())) {
                return file(source.file(), "", source.line(), null);
            }
        }
        Citation first = finding.get().citations().getFirst();
        return first.where() instanceof ItemRef.OfFinding
                ? new Shown.Nothing()
                : new SourceLoader(investigation, sources, files, first.where()).run(dev.unpark.work.JobContext.NONE);
    }

    private Shown frame(@Nullable Stack stack, int index) throws Refused {
        if (stack == null || index < 0 || index >= stack.depth()) {
            return new Shown.Nothing();
        }
        Frame frame = stack.frames().get(index);
        SourcePlace place = frame.place();
        if (place == null) {
            return new Shown.Unavailable(
                    "",
                    "The tool printed no file for this frame.",
                    "Take the dump from a build with debug info (debug = 1 is enough for lines), or with separate debug"
                            + " symbols installed.",
                    List.of());
        }
        return place(place, frame.symbol().name(), stack);
    }

    private Shown place(SourcePlace place, @Nullable String symbol, @Nullable Stack stack) throws Refused {
        return switch (sources.map(place.file(), symbol)) {
            case Mapping.Found found -> file(found.path(), found.how(), place.line(), stack);
            case Mapping.Ambiguous many ->
                new Shown.Unavailable(
                        place.file(),
                        "Several files of the opened tree fit " + place.file() + ".",
                        "Choose the one that this build was made from.",
                        many.candidates());
            case Mapping.NotThere not -> new Shown.Unavailable(place.file(), not.why(), not.remedy(), List.of());
        };
    }

    private Shown file(String path, String how, int line, @Nullable Stack stack) throws Refused {
        if (!sources.files().contains(path)) {
            return new Shown.Unavailable(
                    path,
                    "No opened source tree holds " + path + ".",
                    "Open the folder that holds Cargo.toml.",
                    List.of());
        }
        List<String> lines = sources.text(path).lines();
        List<RustSyntax.Token> tokens =
                path.endsWith(".rs") ? sources.syntax(path).tokens() : List.of();
        return new Shown.Code(path, how, lines, 1, line, tokens, marks(path, line, stack));
    }

    private List<Mark> marks(String path, int line, @Nullable Stack stack) {
        List<Mark> marks = new ArrayList<>();
        for (Finding finding : investigation.analysis().findings()) {
            for (Citation citation : finding.citations()) {
                SourcePlace source = citation.source();
                if (source != null && source.file().equals(path) && source.line() > 0) {
                    boolean thread =
                            citation.where() instanceof ItemRef.OfFrame || citation.where() instanceof ItemRef.OfThread;
                    marks.add(new Mark(
                            source.line(), thread ? Mark.Kind.WAITER : Mark.Kind.CITED, citation.plainShows()));
                }
            }
        }
        if (line > 0) {
            marks.add(new Mark(line, Mark.Kind.SELECTED, ""));
        }
        if (stack != null) {
            addFrames(marks, path, line, stack);
        }
        return marks.stream().distinct().sorted().toList();
    }

    private void addFrames(List<Mark> marks, String path, int line, Stack stack) {
        for (int i = 0; i < stack.depth(); i++) {
            Frame frame = stack.frames().get(i);
            SourcePlace place = frame.place();
            if (place != null
                    && place.line() != line
                    && sources.map(place.file(), frame.symbol().name()) instanceof Mapping.Found found
                    && found.path().equals(path)) {
                marks.add(new Mark(place.line(), Mark.Kind.FRAME, (isOfTask() ? "await " : "frame ") + i));
            }
        }
    }

    private boolean isOfTask() {
        return selected instanceof ItemRef.OfTask || selected instanceof ItemRef.OfAwait;
    }

    private Shown text(dev.unpark.model.InputId id, int line) throws Refused {
        Input in = input(id);
        Optional<EvidenceFile> file = in == null
                ? Optional.empty()
                : files.stream().filter(f -> f.shown().equals(in.path())).findFirst();
        if (in == null || file.isEmpty()) {
            return new Shown.Unavailable(
                    "", "This input is not part of the evidence any more.", "Open its file again.", List.of());
        }
        int first = Math.max(1, line - LINES_AROUND);
        List<String> lines = TextLines.read(file.get().path(), first, 2 * LINES_AROUND, MAX_CHARS);
        List<Mark> marks = new ArrayList<>();
        for (Finding finding : investigation.analysis().findings()) {
            for (Citation citation : finding.citations()) {
                if (citation.input() >= 0
                        && citation.input() == investigation.evidence().indexOf(id)
                        && citation.line() > 0) {
                    marks.add(new Mark(citation.line(), Mark.Kind.CITED, citation.plainShows()));
                }
            }
        }
        marks.add(new Mark(line, Mark.Kind.SELECTED, ""));
        return new Shown.Code(
                in.fileName(),
                "the input itself, line " + line,
                lines,
                first,
                line,
                List.of(),
                marks.stream().distinct().sorted().toList());
    }
}
