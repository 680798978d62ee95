package dev.unpark.parse;

import dev.unpark.model.CargoFacts;
import dev.unpark.model.FrameArgument;
import dev.unpark.model.FrameLines;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.LocalGuard;
import dev.unpark.model.LogLine;
import dev.unpark.model.Panic;
import dev.unpark.model.Stack;
import dev.unpark.model.Task;
import dev.unpark.model.ThreadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a format puts what it reads: one dump after the other, each begun with {@link #begin}. What is told before the
 * first {@code begin} belongs to the first dump.
 */
public final class InputSink {
    /** A text that is broken in every line would have as many. */
    private static final int MOST_NOTES = 100;

    private final SoFar soFar;
    private final String path;
    private final String format;
    private final String recognisedBy;
    private final List<Draft> drafts = new ArrayList<>();
    private final Leftovers leftovers = new Leftovers();
    private final SameStacks stacks = new SameStacks();
    private Draft now;

    InputSink(String path, String format, String recognisedBy, int firstLine) {
        this(path, format, recognisedBy, firstLine, SoFar.NOBODY);
    }

    /** @param soFar told of what was read at some points of a long text */
    InputSink(String path, String format, String recognisedBy, int firstLine, SoFar soFar) {
        this.soFar = soFar;
        this.path = path;
        this.format = format;
        this.recognisedBy = recognisedBy;
        this.now = new Draft(firstLine);
        drafts.add(now);
    }

    /** A dump begins on this line. Nothing is made of a dump that nothing was put into. */
    public void begin(int line) {
        if (now.isEmpty()) {
            now.line = line;
            return;
        }
        now = new Draft(line);
        drafts.add(now);
    }

    /** The program that printed the dump, with its version where the text tells. */
    public void tool(String tool) {
        now.tool = tool;
    }

    /** The text says that it was read from a core file. */
    public void core() {
        now.core = true;
    }

    public void pid(long pid) {
        now.pid = pid;
    }

    /** The executable, as the text names it. */
    public void program(String program) {
        now.program = program;
    }

    /** A sentence on what was missing or left out; the same one twice counts once. */
    public void note(String sentence) {
        if (now.notes.size() < MOST_NOTES && !now.notes.contains(sentence)) {
            boolean last = now.notes.size() == MOST_NOTES - 1;
            now.notes.add(last ? "More such notes were left out." : sentence);
        }
    }

    /** The dump is not whole: it was cut, or a limit was hit. */
    public void incomplete(String sentence) {
        now.complete = false;
        note(sentence);
    }

    /** Says so if the line was too long to be read whole. */
    public void noteIfCut(LineCursor line) {
        if (line.isCut()) {
            incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                    + " MiB; only so much of it was read.");
        }
    }

    /** A line that is no part of the format. Other formats are asked about all such lines of a text. */
    public void notUnderstood(LineCursor line) {
        now.notUnderstood++;
        leftovers.add(now, line);
    }

    /** Adds a thread to the dump; gives its index there. */
    public int thread(
            @Nullable Integer number,
            @Nullable Long id,
            @Nullable String name,
            int inputLine,
            Stack stack,
            FrameLines lines,
            List<FrameArgument> arguments) {
        int index = now.threads.size();
        now.threads.add(new ThreadTrace(index, number, id, name, inputLine, stack, lines, arguments));
        return index;
    }

    /** Puts a thread in the place of the one of the same index. */
    public void replace(ThreadTrace thread) {
        now.threads.set(thread.index(), thread);
    }

    /** Threads of the dump so far: the index that the next one gets. */
    public int threadCount() {
        return now.threads.size();
    }

    public void panic(Panic panic) {
        now.panics.add(panic);
    }

    public void future(HeldFuture future) {
        now.futures.add(future);
    }

    public void localGuard(LocalGuard guard) {
        now.localGuards.add(guard);
    }

    public void log(LogLine line) {
        now.logLines.add(line);
    }

    /** Adds a task to the dump; its index is {@link #taskCount()}. */
    public void task(Task task) {
        now.tasks.add(task);
    }

    /** What the text says of a build; once a dump. */
    public void cargo(CargoFacts cargo) {
        now.cargo = cargo;
    }

    /** Tasks of the dump so far: the index that the next one gets. */
    public int taskCount() {
        return now.tasks.size();
    }

    /** A sink for a part of a text, which {@link #append} may add to this one. */
    public InputSink forPart() {
        return new InputSink(path, format, recognisedBy, 1);
    }

    /** Whether nothing was told but threads and what hangs on them, so that the part can be appended as it is. */
    public boolean isOnlyThreads() {
        return drafts.size() == 1 && leftovers.isEmpty() && now.isOnlyThreads();
    }

    /** Threads of the dump so far. */
    public List<ThreadTrace> threads() {
        return now.threads;
    }

    /**
     * Adds a part that {@link #isOnlyThreads()} to the dump.
     *
     * @param linesBefore lines of the text that stand before the part's first
     */
    public void append(InputSink part, int linesBefore) {
        int first = now.threads.size();
        for (ThreadTrace t : part.now.threads) {
            int line = t.inputLine() + linesBefore;
            Stack stack = stacks.one(t.stack());
            thread(t.number(), t.id(), t.name(), line, stack, t.lines(), t.arguments());
        }
        for (HeldFuture f : part.now.futures) {
            future(new HeldFuture(f.thread() + first, f.frame(), f.chain(), f.inputLine() + linesBefore));
        }
        for (LocalGuard g : part.now.localGuards) {
            localGuard(new LocalGuard(g.thread() + first, g.frame(), g.guard(), g.inputLine() + linesBefore));
        }
    }

    /** True if no dump, panic or log line was told. */
    boolean isEmpty() {
        return drafts.stream().allMatch(Draft::isEmpty);
    }

    /** Shows what was told up to here to whoever waits for it. */
    void showSoFar() {
        if (soFar.equals(SoFar.NOBODY)) {
            return;
        }
        List<Input> inputs = new ArrayList<>();
        for (Draft draft : drafts) {
            inputs.add(draft.build(new InputId(path, inputs.size())));
        }
        soFar.show(List.copyOf(inputs));
    }

    /** What was told, one a dump. At least one. */
    List<Draft> drafts() {
        if (drafts.size() > 1 && now.isEmpty()) {
            drafts.getLast().foldInto(drafts.get(drafts.size() - 2));
            drafts.removeLast();
            now = drafts.getLast();
        }
        return drafts;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    /** One dump as it is put together. */
    final class Draft {
        private int line;
        private @Nullable String tool;
        private boolean core;
        private boolean complete = true;
        private @Nullable Long pid;
        private @Nullable String program;
        private long notUnderstood;
        private final List<String> notes = new ArrayList<>();
        private final List<ThreadTrace> threads = new ArrayList<>();
        private final List<Panic> panics = new ArrayList<>();
        private final List<HeldFuture> futures = new ArrayList<>();
        private final List<LocalGuard> localGuards = new ArrayList<>();
        private final List<LogLine> logLines = new ArrayList<>();
        private final List<Task> tasks = new ArrayList<>();
        private CargoFacts cargo = CargoFacts.NONE;

        Draft(int line) {
            this.line = line;
        }

        private boolean isEmpty() {
            return threads.isEmpty() && panics.isEmpty() && logLines.isEmpty() && tasks.isEmpty() && cargo.isEmpty();
        }

        private boolean isOnlyThreads() {
            return complete
                    && notUnderstood == 0
                    && notes.isEmpty()
                    && !core
                    && pid == null
                    && program == null
                    && panics.isEmpty()
                    && logLines.isEmpty()
                    && tasks.isEmpty()
                    && cargo.isEmpty();
        }

        /** Lines of somebody's words above the first thing that was read are no part of the dump. */
        void beginAtFirstItem() {
            line = IntStream.of(
                            threads.isEmpty() ? line : threads.getFirst().inputLine(),
                            panics.isEmpty() ? line : panics.getFirst().inputLine(),
                            logLines.isEmpty() ? line : logLines.getFirst().inputLine(),
                            tasks.isEmpty() ? line : tasks.getFirst().inputLine())
                    .filter(l -> l > line)
                    .min()
                    .orElse(line);
        }

        private void foldInto(Draft earlier) {
            earlier.notUnderstood += notUnderstood;
            earlier.complete &= complete;
            notes.stream().filter(n -> !earlier.notes.contains(n)).forEach(earlier.notes::add);
            if (earlier.pid == null) {
                earlier.pid = pid;
            }
            if (earlier.program == null) {
                earlier.program = program;
            }
        }

        int line() {
            return line;
        }

        /** Lines that were not understood are read by another format; a dump that began with them begins behind them. */
        void areAnothers(int first, int next, int lines) {
            notUnderstood -= lines;
            if (first <= line) {
                line = next;
            }
        }

        Input build(InputId id) {
            return new Input(
                    id,
                    path,
                    line,
                    format,
                    recognisedBy,
                    tool,
                    core,
                    complete,
                    notes,
                    notUnderstood,
                    null,
                    pid,
                    program,
                    threads,
                    panics,
                    futures,
                    localGuards,
                    logLines,
                    tasks,
                    cargo);
        }
    }
}
