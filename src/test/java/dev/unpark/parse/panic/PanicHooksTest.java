package dev.unpark.parse.panic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Panics by other hooks than std's own, errors' backtraces, and panics in the words of loggers. */
class PanicHooksTest {
    private static final Path CASES = Path.of("src/test/resources/fixtures/formats/panic");

    @Test
    void colorEyresFramesKeepTheirNamesPlacesAndLines() throws IOException {
        Input input = read("color-eyre-by-hand");
        Panic panic = input.panics().get(0);
        assertEquals("<unknown>", panic.thread());
        assertEquals("could not load the table: no such file", panic.message());
        assertEquals(new SourcePlace("auth-service/src/permissions.rs", 38, 0), panic.place());
        assertEquals(3, panic.stack().depth());
        Frame last = panic.stack().frames().get(2);
        assertEquals(
                "tokio::runtime::runtime::Runtime::block_on<unknown>",
                last.symbol().raw());
        assertEquals("tokio::runtime::runtime::Runtime::block_on", last.symbol().name());
        assertNull(last.place());
        assertEquals(19, panic.lineOf(2));
        assertEquals(
                "assertion `left == right` failed\n  left: 1\n right: 2\n\nCaused by the test",
                input.panics().get(1).message());
        assertTrue(input.complete());
        assertEquals(2, input.notes().size());
    }

    @Test
    void sourceLinesBetweenFramesAreNoFrames() throws IOException {
        Panic panic = read("color-backtrace-full-by-hand").panics().get(0);
        assertEquals(
                List.of("demo::fetch::h0123456789abcdef", "core::ops::function::FnOnce::call_once"),
                panic.stack().frames().stream().map(f -> f.symbol().raw()).toList());
        assertEquals("libdemo", panic.stack().frames().get(1).module());
    }

    @Test
    void betterPanicsFramesComeOutInnermostFirst() throws IOException {
        List<Panic> first = read("better-panic-by-hand").panics();
        assertEquals("main", first.get(0).thread());
        assertEquals("demo::bar", first.get(0).stack().frames().get(1).symbol().raw());
        assertEquals(4, first.get(0).lineOf(1), "the backtrace stands above the message");
        assertEquals("first line\n\nthird line", first.get(1).message());
        Panic last = read("better-panic-innermost-last-by-hand").panics().get(0);
        assertEquals(
                List.of("demo::bar", "demo::foo", "demo::main"),
                last.stack().frames().stream().map(f -> f.symbol().raw()).toList());
        assertEquals(
                List.of(10, 9, 7),
                IntStream.range(0, 3).map(last::lineOf).boxed().toList());
        assertEquals(new SourcePlace("examples/demo.rs", 2, 0), last.place());
    }

    @Test
    void humanPanicSaysWhereThePanicIs() throws IOException {
        Input told = read("human-panic-by-hand");
        assertTrue(told.notes().get(0).contains("/tmp/report-6f1c0a52-1a2b-4c3d-8e9f-001122334455.toml"));
        Panic report = read("human-panic-report-by-hand").panics().get(0);
        assertEquals("called `Result::unwrap()` on an `Err` value: \"no account \\\"7\\\"\"", report.message());
        assertEquals(new SourcePlace("ledger/src/transfer.rs", 184, 0), report.place());
        assertEquals(
                List.of(false, false, true, false),
                report.stack().frames().stream().map(Frame::inlined).toList());
    }

    @Test
    void errorsAreNoPanics() throws IOException {
        Input input = read("error-reports-by-hand");
        assertEquals(0, input.panicCount());
        assertEquals(2, input.otherBacktraceCount());
        assertTrue(input.panics().stream().allMatch(p -> p.kind() == Panic.Kind.ERROR));
        assertEquals(3, input.panics().get(0).stack().depth());
        assertEquals(
                new SourcePlace("src/permissions.rs", 12, 5),
                input.panics().get(1).place());
        assertTrue(input.notes().get(0).contains("tells of no panic"));
        assertTrue(input.complete());
    }

    @Test
    void anErrorInsideAPanicKeepsItsOwnBacktrace() throws IOException {
        List<Panic> panics = read("error-inside-panic-by-hand").panics();
        assertEquals(
                List.of(Panic.Kind.ERROR, Panic.Kind.PANIC),
                panics.stream().map(Panic::kind).toList());
        assertEquals(
                "auth_service::permissions::load",
                panics.get(0).stack().frames().get(0).symbol().raw());
        assertEquals(
                "__rustc::rust_begin_unwind",
                panics.get(1).stack().frames().get(0).symbol().raw());
        assertEquals(1, panics.get(1).inputLine());
    }

    @Test
    void aBacktraceAloneIsToldFromANumberedList() throws IOException {
        Input input = read("lone-backtrace-by-hand");
        assertEquals(1, input.panics().size());
        assertEquals(Panic.Kind.BACKTRACE, input.panics().get(0).kind());
        assertEquals(4, input.notUnderstoodLines());
    }

    @Test
    void aLoggersWordsBeforeThePanicAreNoPartOfIt() throws IOException {
        List<Panic> panics = read("hooks-of-loggers-by-hand").panics();
        assertEquals(
                List.of(
                        "called `Option::unwrap()` on a `None` value",
                        "assertion failed: len <= 7",
                        "no table",
                        "no heading",
                        "old words",
                        "new words",
                        "all on one line",
                        "someone took the place away"),
                panics.stream().map(Panic::message).toList());
        assertEquals(
                new SourcePlace(
                        "C:\\Users\\kim\\.cargo\\registry\\src\\index.crates.io-6f17d22bba15001f\\wry-0.24.1\\src\\lib.rs",
                        12,
                        5),
                panics.get(0).place());
        assertEquals(
                List.of(0, 3, 2, 2, 0, 0, 0, 0),
                panics.stream().map(p -> p.stack().depth()).toList());
    }

    @Test
    void stringsOfAJsonLineKeepTheLineOfTheFile() throws IOException {
        Input input = read("json-log-by-hand");
        assertEquals(
                List.of(2, 3, 4, 5, 6, 7, 9),
                input.panics().stream().map(Panic::inputLine).toList());
        Panic first = input.panics().get(0);
        assertEquals("boom\n  left: 1", first.message());
        assertEquals(2, first.stack().depth());
        assertEquals(2, first.lineOf(1));
        assertEquals("tokio-runtime-worker", input.panics().get(1).thread());
        assertEquals("old \"form\"", input.panics().get(3).message());
        assertEquals(1, input.panics().get(3).stack().depth());
        assertEquals(Panic.Kind.ERROR, input.panics().get(4).kind());
    }

    @Test
    void linesThatOthersPrintInBetweenAreCountedAndCostNoFrame() throws IOException {
        Input input = read("log-lines-in-between-by-hand");
        Panic first = input.panics().get(0);
        assertEquals("no report\nfor today", first.message());
        assertEquals(3, first.stack().depth());
        assertEquals(
                List.of(8, 11, 15),
                IntStream.range(0, 3).map(first::lineOf).boxed().toList());
        assertEquals("no report", input.panics().get(1).message());
        assertEquals(8, input.notUnderstoodLines());
        assertTrue(input.complete());
    }

    @Test
    void anOldMessageOfSeveralLinesNeedsNoThreadIfItsEndIsThere() {
        String text =
                "ERROR app: panicked at 'assertion failed: `(left == right)`\n  left: `1`,\n right: `2`', src/a.rs:1:2\n";
        List<Input> inputs = Formats.load().read(Text.of(text), "app.log", "0", JobContext.NONE);
        Panic panic = inputs.get(0).panics().get(0);
        assertEquals("assertion failed: `(left == right)`\n  left: `1`,\n right: `2`", panic.message());
        assertEquals(new SourcePlace("src/a.rs", 1, 2), panic.place());
    }

    @Test
    void aTimedLogWithAPanicInItIsReadByBoth() {
        List<Input> inputs = Formats.load().read(Text.of("""
                        2024-11-13 02:42:38 INFO one
                        2024-11-13 02:42:39 INFO two
                        2024-11-13 02:42:41 ERROR panicked at src/lib.rs:12:5:
                        boom
                        stack backtrace:
                           0: app::load
                                     at src/lib.rs:12:5
                        2024-11-13 02:42:42 INFO three
                        """), "app.log", "0", JobContext.NONE);
        assertEquals(1, inputs.stream().mapToInt(Input::panicCount).sum());
        assertEquals(3, inputs.stream().mapToInt(i -> i.logLines().size()).sum());
    }

    private static Input read(String name) throws IOException {
        String text = Files.readString(CASES.resolve(name).resolve("input.txt"));
        List<Input> inputs = Formats.load().read(Text.of(text), "panic.txt", "0", JobContext.NONE);
        assertEquals(1, inputs.size());
        assertEquals("panic", inputs.get(0).format());
        return inputs.get(0);
    }
}
