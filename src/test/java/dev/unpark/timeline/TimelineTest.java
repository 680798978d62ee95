package dev.unpark.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.model.Analysis;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.LogLine;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.session.Examples;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Input DUMP = Examples.input("case/dump-0930.txt", List.of(), List.of(), List.of());
    private static final Input FULL = Examples.input("case/dump-0930.txt.full", List.of(), List.of(), List.of());

    @Test
    void entriesGoByTimeThenLaneThenNumber() {
        Work work = Work.empty()
                .withEntries(List.of(
                        entry("log:a:10", 5, EntryKind.INCIDENT),
                        entry("log:a:9", 5, EntryKind.INCIDENT),
                        entry("note:1", 5, EntryKind.NOTE),
                        entry("finding:x:1", 5, EntryKind.FINDING),
                        entry("typed:1", 4, EntryKind.STEP)));

        assertEquals(
                List.of("typed:1", "log:a:9", "log:a:10", "note:1", "finding:x:1"),
                Timeline.sorted(work).stream().map(TimelineEntry::id).toList());
    }

    @Test
    void lineThatNamesADumpLinksToIt() {
        Evidence evidence = evidence(Examples.log(
                "case/incident.log",
                Examples.line(2, "2026-11-24T09:15", "Deployed"),
                Examples.line(3, "2026-11-24T09:30", "Took dump-0930.txt."),
                Examples.line(4, "2026-11-24T09:31", "Took dump-0930.txt.full, and my-dump-0930.txt")));

        List<TimelineEntry> entries = Timeline.fromLogs(evidence, "UTC");

        assertEquals(
                List.of(
                        new ItemRef.OfLine(Examples.id("case/incident.log"), 2),
                        new ItemRef.OfInput(DUMP.id()),
                        new ItemRef.OfInput(FULL.id())),
                entries.stream().map(TimelineEntry::about).toList());
        assertEquals(
                List.of(EntryKind.INCIDENT, EntryKind.EVIDENCE, EntryKind.EVIDENCE),
                entries.stream().map(TimelineEntry::kind).toList());
        assertEquals("incident.log:3", entries.get(1).source());
    }

    @Test
    void nameInsideALongerNameIsNotTheDump() {
        Evidence evidence = evidence(Examples.log(
                "incident.log", Examples.line(1, "2026-11-24T09:31", "Took my-dump-0930.txt and dump-0930.txt.gz")));

        assertEquals(
                EntryKind.INCIDENT,
                Timeline.fromLogs(evidence, "UTC").getFirst().kind());
    }

    @Test
    void timeWithoutOffsetIsReadInTheZone() {
        Evidence evidence = evidence(Examples.log(
                "incident.log",
                Examples.line(1, "2026-11-24T09:15", "bare"),
                new LogLine(LocalDateTime.parse("2026-11-24T09:16"), "Z", "with Z", 2),
                new LogLine(LocalDateTime.parse("2026-11-24T09:17"), "+02:00", "with offset", 3),
                new LogLine(LocalDateTime.parse("2026-11-24T09:18"), "nowhere", "with nonsense", 4)));

        assertEquals(
                List.of("2026-11-24T08:15:00Z", "2026-11-24T09:16:00Z", "2026-11-24T07:17:00Z", "2026-11-24T08:18:00Z"),
                times(Timeline.fromLogs(evidence, "Europe/Berlin")));
        assertEquals(
                "2026-11-24T09:15:00Z",
                times(Timeline.fromLogs(evidence, "No/Such_Zone")).getFirst());
    }

    @Test
    void timesOfDayTakeTheDateAroundThemAndPassMidnight() {
        Evidence evidence = evidence(Examples.log(
                "incident.log",
                Examples.line(1, "1970-01-01T23:50", "before the first date"),
                Examples.line(2, "2026-11-24T23:55", "dated"),
                Examples.line(3, "1970-01-01T23:58", "same day"),
                Examples.line(4, "1970-01-01T00:03", "next day"),
                Examples.line(5, "1970-01-01T00:03", "same minute")));

        assertEquals(
                List.of(
                        "2026-11-24T23:50:00Z",
                        "2026-11-24T23:55:00Z",
                        "2026-11-24T23:58:00Z",
                        "2026-11-25T00:03:00Z",
                        "2026-11-25T00:03:00Z"),
                times(Timeline.fromLogs(evidence, "UTC")));
    }

    @Test
    void logWithoutAnyDateStaysInOrder() {
        Evidence evidence = evidence(Examples.log(
                "incident.log",
                Examples.line(1, "1970-01-01T23:50", "late"),
                Examples.line(2, "1970-01-01T00:10", "early")));

        assertEquals(
                List.of("1970-01-01T23:50:00Z", "1970-01-02T00:10:00Z"), times(Timeline.fromLogs(evidence, "UTC")));
    }

    @Test
    void sameLogTwiceTellsItsStoryOnce() {
        Input log = Examples.log("incident.log", Examples.line(1, "2026-11-24T09:15", "Deployed"));

        assertEquals(
                1,
                Timeline.fromLogs(new Evidence(List.of(log, log), List.of(), List.of()), "UTC")
                        .size());
    }

    @Test
    void findingStandsWhereTheLastOfItsEvidenceWasTaken() {
        Evidence evidence = evidence(
                Examples.log("incident.log", Examples.line(3, "2026-11-24T09:30", "Took dump-0930.txt with gdb")));
        Finding found = Examples.finding("worker.blocked-by-lock", 0, new ItemRef.OfThread(DUMP.id(), 0), "Blocked");
        Finding other =
                Examples.finding("worker.blocked-by-lock", 1, new ItemRef.OfThread(FULL.id(), 0), "Blocked too");
        Analysis analysis = new Analysis(List.of(), List.of(), List.of(), List.of(), List.of(found, other), List.of());
        List<TimelineEntry> logs = Timeline.fromLogs(evidence, "UTC");

        List<TimelineEntry> known = Timeline.fromFindings(evidence, analysis, logs, null);
        List<TimelineEntry> all = Timeline.fromFindings(evidence, analysis, logs, Examples.NOON);

        assertEquals(
                List.of(new TimelineEntry(
                        "finding:worker.blocked-by-lock:1",
                        Instant.parse("2026-11-24T09:30:00Z"),
                        EntryKind.FINDING,
                        "Blocked",
                        "dump-0930.txt:7",
                        new ItemRef.OfFinding(found.key()))),
                known);
        assertEquals(
                List.of("finding:worker.blocked-by-lock:1", "finding:worker.blocked-by-lock:2"),
                all.stream().map(TimelineEntry::id).toList());
        assertEquals(Examples.NOON, all.get(1).at());
    }

    private static Evidence evidence(Input log) {
        return new Evidence(List.of(DUMP, FULL, log), List.of(), List.of());
    }

    private static List<String> times(List<TimelineEntry> entries) {
        return entries.stream().map(e -> e.at().toString()).toList();
    }

    private static TimelineEntry entry(String id, int second, EntryKind kind) {
        return new TimelineEntry(id, Instant.ofEpochSecond(second), kind, "text", "source", null);
    }
}
