package dev.unpark.parse.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Input;
import dev.unpark.model.LogLine;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentLogFormatTest {
    private static final Path CASES = Path.of("src/test/resources/fixtures/formats/log");
    private static final IncidentLogFormat FORMAT = new IncidentLogFormat();

    @Test
    void sampleLogGivesItsLinesWithTimeZoneAndPlace() throws IOException {
        Input input = only(Files.readString(Path.of("samples/silent-hang/incident.log")));
        assertEquals("log", input.format());
        assertEquals(9, input.logLines().size());
        assertEquals(
                new LogLine(LocalDateTime.of(2026, 11, 24, 9, 15), "Z", "Deployed auth-service 0.3.1 to staging", 2),
                input.logLines().get(0));
        assertEquals(0, input.notUnderstoodLines());
        assertTrue(input.complete());
    }

    @Test
    void everyWayOfWritingATimeIsRead() throws IOException {
        Input input = only(Files.readString(CASES.resolve("times-of-many-hands/input.txt")));
        List<String> read = input.logLines().stream()
                .map(l -> l.inputLine() + " " + l.at() + " " + l.zone() + " " + l.text())
                .toList();
        assertEquals(
                List.of(
                        "3 2026-11-24T09:15:02.117 Z Deployed auth-service 0.3.1",
                        "4 2026-11-24T11:15:04 +02:00 Paged: health check 503",
                        "5 2026-11-24T09:16:00.250 null first look at the log",
                        "6 2026-11-24T09:17 UTC restarted the pod, no change",
                        "7 2026-11-24T09:18 null dumped with gdb",
                        "8 1970-01-01T09:20 null took a second dump",
                        "9 1970-01-01T09:21 null the lock is never given back",
                        "10 1970-01-01T09:22:30 null rolled back",
                        "11 1970-01-01T09:23 null all green",
                        "13 1970-01-01T09:24 null ",
                        "14 1970-01-01T21:25 null closed"),
                read);
        assertEquals(2, input.notUnderstoodLines());
    }

    @Test
    void whatOnlyLooksLikeATimeIsNone() {
        for (String line : List.of(
                "25:00 late",
                "09:61 later",
                "2026-13-01 09:15 x",
                "09:1 x",
                "0915 x",
                "9 x",
                "12:30pm2 x",
                "[09:15 x",
                "2026-11-24 x",
                "src/a.rs:12:30",
                "12:30x",
                "(lwp 8811) x",
                "[lwp 8811] x",
                "--09:15 x",
                "")) {
            assertNull(TimedLine.of(line), line);
        }
    }

    @Test
    void aDashBehindTheTimeIsNoOffset() {
        assertNull(zone("09:15 - 12 threads are left"));
        assertNull(zone("09:15 -12 threads are left"));
        assertEquals("-02:00", zone("09:15 -02:00 x"));
        assertEquals("+0200", zone("09:15+0200 x"));
        assertEquals("+02", zone("09:15+02 x"));
        assertNull(zone("09:15 Zookeeper is down"));
    }

    @Test
    void textsWithFewOrNoTimesAreNotItsOwn() throws IOException {
        assertEquals(Match.NO, FORMAT.recognise(Text.of("a\nb\n09:15 c\n")));
        assertEquals(Match.MAYBE, FORMAT.recognise(Text.of("a\nb\n09:15 c\n09:16 d\ne\n")));
        assertEquals(Match.YES, FORMAT.recognise(Text.of("a\n09:15 c\n09:16 d\n")));
        assertEquals(Match.NO, FORMAT.recognise(Text.of("# only a comment\n")));
        assertEquals(Match.NO, FORMAT.recognise(Text.of("")));
        assertEquals(
                Match.NO, FORMAT.recognise(Text.of(Files.readString(Path.of("samples/silent-hang/dump-0930.txt")))));
    }

    @Test
    void logThatHoldsAPanicIsRecognisedAsThePanic() {
        String log = """
                2026-11-24 09:15:01 INFO listening
                2026-11-24 09:15:02 INFO ok

                thread 'main' (7) panicked at src/main.rs:8:5:
                boom
                note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
                2026-11-24 09:15:03 INFO ok
                2026-11-24 09:15:04 INFO ok
                2026-11-24 09:15:05 INFO ok
                """;
        List<Input> inputs = Formats.load().read(Text.of(log), "service.log", "0", JobContext.NONE);
        Input panic = inputs.stream()
                .filter(i -> i.format().equals("panic"))
                .findFirst()
                .orElseThrow();
        assertEquals("boom", panic.panics().get(0).message());
        assertEquals(4, panic.panics().get(0).inputLine());
        assertEquals(
                5, inputs.stream().mapToInt(i -> i.logLines().size()).sum(), "the log's own lines are read as well");
    }

    @Test
    void panicFarBelowInALogIsFound() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            log.append("2026-11-24 09:15:01 INFO a service writes line after line\n");
        }
        log.append("thread 'main' (7) panicked at src/main.rs:8:5:\nboom\n");
        List<Input> inputs = Formats.load().read(Text.of(log.toString()), "service.log", "0", JobContext.NONE);
        assertEquals(List.of("log", "panic"), inputs.stream().map(Input::format).toList());
        assertEquals("boom", inputs.get(1).panics().get(0).message());
        assertEquals(40_001, inputs.get(1).panics().get(0).inputLine());
    }

    @Test
    void longLogIsKeptInPartAndSaysSo() {
        String line = "2026-11-24 09:15:01 INFO " + "x".repeat(100) + "\n";
        Input input = only(line.repeat(IncidentLogFormat.MAX_LINES + 5));
        assertEquals(IncidentLogFormat.MAX_LINES, input.logLines().size());
        assertFalse(input.complete());
        assertEquals(
                List.of("The log has 10005 lines with a time; the first 10000 were kept. Cut the log down to the"
                        + " incident to see the rest."),
                input.notes());
    }

    @Test
    void veryLongLineIsShortened() {
        Input input = only("09:15 " + "x".repeat(100_000) + "\n");
        String text = input.logLines().get(0).text();
        assertEquals(IncidentLogFormat.MAX_TEXT + 1, text.length());
        assertTrue(text.endsWith("…"));
    }

    private static @org.jspecify.annotations.Nullable String zone(String line) {
        return java.util.Objects.requireNonNull(TimedLine.of(line), line).zone();
    }

    private static Input only(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "incident.log", "0", JobContext.NONE);
        assertEquals(1, inputs.size());
        return inputs.get(0);
    }
}
