package dev.unpark.export;

import dev.unpark.model.Analysis;
import dev.unpark.model.AwaitPoint;
import dev.unpark.model.AwaitTree;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.LogLine;
import dev.unpark.model.Note;
import dev.unpark.model.Panic;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.Section;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.State;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import dev.unpark.model.Story;
import dev.unpark.model.Symbol;
import dev.unpark.model.Task;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.TaskState;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.WaitsFor;
import dev.unpark.model.Work;
import java.time.Instant;
import java.util.List;

/** An investigation in which one text stands wherever a text can stand. */
final class HostileInvestigation {
    private static final InputId ID = new InputId("00", 0);
    private static final Instant AT = Instant.parse("2026-11-24T09:15:00Z");

    private HostileInvestigation() {}

    /** @param text also of everything that a person wrote */
    static Investigation of(String text) {
        Frame frame = new Frame(16, new Symbol(text, text), new SourcePlace(text, 3, 0), text, false);
        Stack stack = new Stack(List.of(frame));
        FrameLines lines = new FrameLines(new int[] {1});
        ThreadTrace thread = new ThreadTrace(0, 1, 2L, text, 1, stack, lines, List.of());
        Input input = new Input(
                ID,
                text,
                1,
                text,
                text,
                text,
                false,
                false,
                List.of(text),
                3,
                text,
                4L,
                text,
                List.of(thread),
                List.of(new Panic(text, null, text, new SourcePlace(text, 4, 0), stack, lines, 9)),
                List.of(),
                List.of(),
                List.<LogLine>of(),
                List.of(task(text)),
                CargoFacts.NONE);
        Evidence evidence = new Evidence(List.of(input), List.of(text), List.of(text));
        return new Investigation(evidence, analysis(text), work(text));
    }

    private static Analysis analysis(String text) {
        ItemRef frame = new ItemRef.OfFrame(ID, 0, 0);
        List<String> all = List.of(text);
        Finding finding = new Finding(
                "f1",
                "worker.blocked-by-lock",
                Certainty.LIKELY,
                text,
                text,
                text,
                all,
                all,
                all,
                all,
                all,
                all,
                List.of(new Citation(frame, 0, 2, new SourcePlace(text, 3, 0), text)));
        ThreadFacts facts = new ThreadFacts(Role.WORKER, State.MUTEX, true, true, new WaitsFor(text, text, 255), 0);
        return new Analysis(
                List.of(List.of(facts)),
                List.of(new StackGroup(0, State.MUTEX, Role.WORKER, true, List.of(0))),
                List.of(new TaskGroup(0, TaskState.IDLE, text, List.of(0), List.of(0))),
                List.of(
                        new RuleRun("a", new RuleOutcome.Clear(text)),
                        new RuleRun("b", new RuleOutcome.CannotTell(text)),
                        new RuleRun("c", new RuleOutcome.Crashed(text)),
                        new RuleRun("d", new RuleOutcome.Found(List.of(finding), text))),
                List.of(finding),
                List.of(new Story("s1", text, "f1", List.of("f1"))));
    }

    private static Task task(String text) {
        AwaitPoint point = new AwaitPoint(0, new Symbol(text, text), new SourcePlace(text, 3, 0), 2);
        return new Task(
                0,
                1,
                2L,
                text,
                text,
                TaskState.IDLE,
                text,
                new SourcePlace(text, 5, 0),
                1,
                new AwaitTree(List.of(point)),
                new FrameLines(new int[] {1}));
    }

    private static Work work(String text) {
        List<ItemRef> refs = List.of(
                new ItemRef.OfInput(ID),
                new ItemRef.OfLine(ID, 4),
                new ItemRef.OfThread(ID, 0),
                new ItemRef.OfFrame(ID, 0, 0),
                new ItemRef.OfPanic(ID, 0),
                new ItemRef.OfPanicFrame(ID, 0, 0),
                new ItemRef.OfSource(text, 1),
                new ItemRef.OfFinding(text),
                new ItemRef.OfStep(text),
                new ItemRef.OfEntry(text),
                new ItemRef.OfTask(ID, 0),
                new ItemRef.OfAwait(ID, 0, 0),
                new ItemRef.OfThread(ID, 7),
                new ItemRef.OfTask(ID, 7),
                new ItemRef.OfAwait(ID, 0, 7),
                new ItemRef.OfPanic(new InputId("gone", 0), 0));
        List<Section> sections = new java.util.ArrayList<>();
        for (DocumentSection section : DocumentSection.values()) {
            sections.add(new Section(section.id(), text));
        }
        sections.add(new Section(DocumentSection.STATUS_ID, text));
        sections.add(new Section(text, text));
        return new Work(
                text,
                text,
                List.of(
                        new StepRecord("backtrace", StepStatus.SKIPPED, text, text, refs, AT),
                        new StepRecord("threads", StepStatus.DONE, "", text, refs, AT)),
                List.of(new Note("note:1", AT, text, refs)),
                List.of(
                        new TimelineEntry("typed:1", AT, EntryKind.INCIDENT, text, text, null),
                        new TimelineEntry("note:1", AT, EntryKind.NOTE, text, text, refs.getFirst()),
                        new TimelineEntry("finding:1", AT, EntryKind.FINDING, text, text, refs.get(7))),
                sections,
                List.of());
    }
}
