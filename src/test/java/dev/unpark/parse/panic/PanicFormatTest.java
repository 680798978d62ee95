package dev.unpark.parse.panic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanicFormatTest {
    private static final Path CASES = Path.of("src/test/resources/fixtures/formats/panic");

    @Test
    void shortBacktraceIsReadWithItsPlacesAndLines() throws IOException {
        Panic panic = onlyPanic("short-backtrace");
        assertEquals("main", panic.thread());
        assertEquals(22418L, panic.threadId());
        assertEquals(
                "Cannot start a runtime from within a runtime. This happens because a function (like `block_on`)"
                        + " attempted to block the current thread while the thread is being used to drive"
                        + " asynchronous tasks.",
                panic.message());
        assertEquals(2, panic.inputLine());
        assertEquals(
                new SourcePlace(
                        "/usr/share/cargo/registry/tokio-1.24.2/src/runtime/scheduler/multi_thread/mod.rs", 65, 25),
                panic.place());
        assertEquals(16, panic.stack().depth());
        Frame fetch = panic.stack().frames().get(4);
        assertEquals("report_runner::legacy::Client::fetch", fetch.symbol().raw());
        assertEquals(new SourcePlace("/srv/build/out/programs/report-runner/src/legacy.rs", 15, 22), fetch.place());
        assertEquals(0, fetch.address());
        assertEquals("   4: report_runner::legacy::Client::fetch", line("short-backtrace", panic.lineOf(4)));
    }

    @Test
    void fullBacktraceHasAddressesAndMarksInlinedCalls() throws IOException {
        Panic panic = onlyPanic("full-backtrace");
        List<Frame> frames = panic.stack().frames();
        for (int i = 0; i < frames.size(); i++) {
            String printed = line("full-backtrace", panic.lineOf(i));
            assertTrue(printed.contains(frames.get(i).symbol().raw()), printed);
            assertTrue(printed.contains("0x" + Long.toHexString(frames.get(i).address()) + " - "), printed);
        }
        assertFalse(frames.get(0).inlined());
        assertTrue(frames.get(1).inlined());
        assertEquals(
                "std::backtrace_rs::backtrace::libunwind::trace",
                frames.get(0).symbol().name());
    }

    @Test
    void recursionIsNotTakenForInlining() {
        Panic panic = only(read("""
                thread 'main' (1) panicked at src/a.rs:1:1:
                deep
                stack backtrace:
                   0:           0x10 - app::leaf
                   1:           0x20 - app::inner
                   2:           0x20 - app::outer
                   3:           0x20 - app::inner
                   4:           0x20 - app::outer
                   5:           0x30 - app::main
                """));
        assertEquals(
                List.of(false, false, true, false, true, false),
                panic.stack().frames().stream().map(Frame::inlined).toList());
    }

    @Test
    void messageOfSeveralLinesEndsAtTheBacktrace() throws IOException {
        List<Panic> panics = read(CASES.resolve("many-panics")).panics();
        assertEquals("multi\nline", panics.get(0).message());
        assertEquals("my thread", panics.get(0).thread());
        assertEquals(
                "called `Result::unwrap()` on an `Err` value: \"bad \\\"q\\\"\"",
                panics.get(1).message());
        assertEquals(
                "assertion `left == right` failed: ctx\n  left: 1\n right: 2",
                panics.get(3).message());
        assertEquals(11, panics.size());
    }

    @Test
    void blankLinesInsideAMessageAreKept() {
        Panic panic = only(read("""
                thread 'main' (1) panicked at src/a.rs:1:1:

                a

                b

                stack backtrace:
                note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
                """));
        assertEquals("\na\n\nb\n", panic.message());
    }

    @Test
    void outputAfterALaterPanicIsNotItsMessage() throws IOException {
        Input input = read(CASES.resolve("later-panics-without-note"));
        assertEquals(
                List.of("boom", "Box<dyn Any>", "`JoinError` reason is not a panic.: JoinError::Cancelled"),
                input.panics().stream().map(Panic::message).toList());
        assertEquals(6, input.notUnderstoodLines());
    }

    @Test
    void outputAroundAPanicIsCountedAsNotUnderstood() throws IOException {
        Input input = read(CASES.resolve("without-backtrace-in-output"));
        Panic panic = only(input);
        assertEquals(
                "error binding to 127.0.0.1:18080: error creating server listener: Address already in use"
                        + " (os error 98)",
                panic.message());
        assertEquals(0, panic.stack().depth());
        assertEquals(18, input.notUnderstoodLines());
        assertTrue(input.complete());
    }

    @Test
    void strippedProgramHasTheMessageAndNoNames() throws IOException {
        Panic none = onlyPanic("stripped");
        assertEquals(0, none.stack().depth());
        assertTrue(none.message().startsWith("Cannot start a runtime"));
        Panic full = onlyPanic("stripped-full");
        assertEquals("<unknown>", full.stack().frames().get(0).symbol().raw());
        assertEquals(0x55c127fb38eaL, full.stack().frames().get(0).address());
    }

    @Test
    void panicWhilePanickingGivesAllThreeInOrder() throws IOException {
        Input input = read(CASES.resolve("double-panic-in-drop"));
        assertEquals(
                List.of("first", "in drop", "panic in a destructor during cleanup"),
                input.panics().stream().map(Panic::message).toList());
        assertEquals(
                List.of(4, 37, 0),
                input.panics().stream().map(p -> p.stack().depth()).toList());
        assertEquals(
                List.of("After the panic on line 89 the process ended itself: thread caused non-unwinding panic."
                        + " aborting."),
                input.notes());
        assertTrue(input.complete());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void stackOverflowIsKeptInItsOwnWords() throws IOException {
        Panic panic = onlyPanic("stack-overflow");
        assertEquals("tokio-runtime-worker", panic.thread());
        assertEquals(27885L, panic.threadId());
        assertEquals("has overflowed its stack\nfatal runtime error: stack overflow, aborting", panic.message());
        assertNull(panic.place());
    }

    @Test
    void headerOfOneLineGivesMessageAndPlace() throws IOException {
        List<Panic> panics = read(CASES.resolve("header-of-1.72-by-hand")).panics();
        assertEquals(new SourcePlace("src/legacy.rs", 15, 22), panics.get(0).place());
        assertTrue(panics.get(0).message().endsWith("asynchronous tasks."));
        assertNull(panics.get(0).threadId());
        assertEquals(4, panics.get(0).stack().depth());
        assertEquals(
                "assertion failed: `(left == right)`\n  left: `1`,\n right: `2`: it said 'no', src/x.rs:1:2",
                panics.get(1).message());
        assertEquals(new SourcePlace("src/reports.rs", 31, 9), panics.get(1).place());
        assertEquals(
                new SourcePlace("C:\\srv\\app\\src\\main.rs", 41, 203),
                panics.get(2).place());
    }

    @Test
    void headerOfTwoLinesWithoutThreadIdIsRead() throws IOException {
        Input input = read(CASES.resolve("header-of-1.73-by-hand"));
        assertEquals(
                "called `Option::unwrap()` on a `None` value",
                input.panics().get(0).message());
        Panic named = input.panics().get(1);
        assertEquals("it's named", named.thread());
        assertEquals(new SourcePlace("C:\\srv\\app\\src\\main.rs", 12, 9), named.place());
        assertEquals("assertion `left == right` failed: ctx\n  left: 1\n right: 2", named.message());
        assertEquals(1, input.notUnderstoodLines());
    }

    @Test
    void inlinedCallsOfOlderBacktracesHaveNoIndex() throws IOException {
        List<Frame> frames =
                onlyPanic("inlined-calls-without-index-by-hand").stack().frames();
        assertEquals(4, frames.size());
        assertTrue(frames.get(1).inlined());
        assertEquals(frames.get(0).address(), frames.get(1).address());
        assertEquals(
                "std::backtrace_rs::backtrace::trace_unsynchronized",
                frames.get(1).symbol().name());
        assertEquals(
                new SourcePlace("/srv/app/src/main.rs", 4, 0), frames.get(2).place());
    }

    @Test
    void prefixOfALoggerIsTakenFromTheLinesOfItsPanic() throws IOException {
        Input input = read(CASES.resolve("log-prefixes-by-hand"));
        Panic first = input.panics().get(0);
        assertEquals("error binding to 127.0.0.1:8080", first.message());
        assertEquals(
                "auth::http::serve::{{closure}}",
                first.stack().frames().get(0).symbol().raw());
        Panic second = input.panics().get(1);
        assertEquals("pool-2", second.thread());
        assertEquals("record 7 is broken", second.message());
        assertEquals(9, second.inputLine());
    }

    @Test
    void abortsAreToldWhereTheyBelong() throws IOException {
        Input input = read(CASES.resolve("aborts-by-hand"));
        assertEquals(
                List.of(
                        "panic in a function that cannot unwind",
                        "fatal runtime error: failed to initiate panic, error 5, aborting",
                        "memory allocation of 18446744073709551 bytes failed",
                        "the Display of the message panicked"),
                input.panics().stream().map(Panic::message).toList());
        assertTrue(input.panics().stream().allMatch(p -> p.kind() == Panic.Kind.ABORT));
        assertEquals("<unknown>", input.panics().get(3).thread());
        assertEquals(2, input.notes().size());
        assertEquals(1, input.notUnderstoodLines());
    }

    @Test
    void samePanicTwiceSharesOneStack() throws IOException {
        String once = Files.readString(CASES.resolve("short-backtrace/input.txt"));
        List<Panic> panics = read(once + once).panics();
        assertEquals(2, panics.size());
        assertSame(panics.get(0).stack(), panics.get(1).stack());
        assertSame(panics.get(0).lines(), panics.get(1).lines());
    }

    @Test
    void cutBacktraceIsSaidToBeCut() throws IOException {
        String whole = Files.readString(CASES.resolve("short-backtrace/input.txt"));
        Input input = read(whole.substring(0, whole.indexOf("  11: ")));
        assertFalse(input.complete());
        assertEquals(11, only(input).stack().depth());
        assertEquals(
                List.of("The backtrace of the panic on line 2 stops early: the text may have been cut there, and outer"
                        + " frames may be missing."),
                input.notes());
    }

    @Test
    void cutHeaderAndMissingMessageAreSaid() {
        Input cut = read("thread 'a' (1) panicked at src/a.rs:1:1:\nx\n\nthread 'main' panicked at src/ma");
        assertFalse(cut.complete());
        assertEquals(1, cut.panics().size());
        Input bare = read("thread 'a' (1) panicked at src/a.rs:1:1:\n");
        assertFalse(bare.complete());
        assertEquals("", only(bare).message());
    }

    @Test
    void backtraceWithoutItsPanicIsRead() {
        Input input = read("stack backtrace:\n   0: app::f\n             at src/a.rs:1:1\nnote: Some details are"
                + " omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.\n");
        assertEquals("app::f", only(input).stack().frames().get(0).symbol().raw());
        assertFalse(input.complete());
    }

    @Test
    void wordsAboutPanicsAreNoPanic() {
        PanicFormat format = new PanicFormat();
        for (String line : List.of(
                "thread 'main' panicked at the disco",
                "thread 'main' (12) panicked at src/a.rs",
                "{\"message\":\"the cat panicked at the dog\"}",
                "it panicked at 'noon, and left",
                "steps:\n   0: wake up\n   1: go to work",
                "Error: no such file",
                "name = \"tokio\"",
                "Message:  hello",
                "explanation = \"none\"",
                "thread 'main",
                "panicked at nothing:",
                "")) {
            assertEquals(Match.NO, format.recognise(Text.of(line)), line);
        }
    }

    private static Panic onlyPanic(String name) throws IOException {
        return only(read(CASES.resolve(name)));
    }

    private static Panic only(Input input) {
        assertEquals(1, input.panics().size());
        return input.panics().get(0);
    }

    private static Input read(Path folder) throws IOException {
        return read(Files.readString(folder.resolve("input.txt")));
    }

    private static Input read(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "panic.txt", "0", JobContext.NONE);
        return inputs.stream()
                .filter(i -> i.format().equals("panic"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not recognised: " + inputs));
    }

    private static String line(String name, int number) throws IOException {
        return Files.readAllLines(CASES.resolve(name).resolve("input.txt")).get(number - 1);
    }
}
