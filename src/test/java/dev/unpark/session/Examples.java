package dev.unpark.session;

import dev.unpark.model.CargoFacts;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.ItemRef;
import dev.unpark.model.LogLine;
import dev.unpark.model.Note;
import dev.unpark.model.Panic;
import dev.unpark.model.PathMapping;
import dev.unpark.model.Section;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import dev.unpark.model.ThreadTrace;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Small values that tests share. */
public final class Examples {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Examples() {}

    public static InputId id(String path) {
        return new InputId(String.format("%064x", path.hashCode() & 0xffffffffL), 0);
    }

    public static Input input(String path, List<ThreadTrace> threads, List<Panic> panics, List<LogLine> lines) {
        return new Input(
                id(path),
                path,
                1,
                "test",
                "by hand",
                null,
                false,
                true,
                List.of(),
                0,
                null,
                4711L,
                "./auth-service",
                threads,
                panics,
                List.of(),
                List.of(),
                lines,
                List.of(),
                CargoFacts.NONE);
    }

    public static Input log(String path, LogLine... lines) {
        return input(path, List.of(), List.of(), List.of(lines));
    }

    /** @param at such as {@code 2026-11-24T09:15} */
    public static LogLine line(int number, String at, String text) {
        return new LogLine(LocalDateTime.parse(at), null, text, number);
    }

    public static Finding finding(String rule, int input, ItemRef where, String title) {
        return new Finding(
                "f1",
                rule,
                Certainty.PROVEN,
                title,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Citation(where, input, 7, null, "it")));
    }

    /** Work that has something of everything, with text that a hostile file could have put there. */
    public static Work fullWork() {
        InputId dump = id("dump.txt");
        String hostile = "\u202Etxt.exe\u0000\u001b[31m</script>\uD83D\uDE00 \uD83D lone \uDE00 \"\\\u2028\r\n\tend";
        List<ItemRef> every = List.of(
                new ItemRef.OfInput(dump),
                new ItemRef.OfLine(dump, 3),
                new ItemRef.OfThread(dump, 1),
                new ItemRef.OfFrame(dump, 1, 9),
                new ItemRef.OfTask(dump, 2),
                new ItemRef.OfAwait(dump, 2, 5),
                new ItemRef.OfPanic(dump, 0),
                new ItemRef.OfPanicFrame(dump, 0, 4),
                new ItemRef.OfSource("src/" + hostile + ".rs", 12),
                new ItemRef.OfFinding("worker.blocked-by-lock@x"),
                new ItemRef.OfStep("threads"),
                new ItemRef.OfEntry("note:1"));
        return new Work(
                hostile,
                "Europe/Berlin",
                List.of(
                        new StepRecord("threads", StepStatus.DONE, "", hostile, every, NOON),
                        new StepRecord("console", StepStatus.SKIPPED, hostile, "", List.of(), NOON),
                        StepRecord.untouched("locks")),
                List.of(new Note("note:1", NOON, "x".repeat(3_000_000), every)),
                List.of(
                        new TimelineEntry("note:1", Instant.MAX, EntryKind.NOTE, hostile, "note", every.getFirst()),
                        new TimelineEntry("typed:1", Instant.MIN, EntryKind.INCIDENT, "", "typed", null)),
                List.of(new Section("summary", hostile), new Section("", "")),
                List.of(new PathMapping("/rustc/" + hostile, "src/main.rs")));
    }
}
