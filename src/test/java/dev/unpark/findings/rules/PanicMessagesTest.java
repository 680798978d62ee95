package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unpark.model.Finding;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Which rule is for which message, by version: each has exactly one. */
class PanicMessagesTest {
    private static final String MESSAGES = """
            panic.nested-runtime | Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) attempted to block the current thread while the thread is being used to drive asynchronous tasks.
            panic.block-in-async | Cannot block the current thread from within a runtime. This happens because a function attempted to block the current thread while the thread is being used to drive asynchronous tasks.
            panic.drop-runtime | Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime is dropped from within an asynchronous context.
            panic.no-reactor | there is no reactor running, must be called from the context of a Tokio 1.x runtime
            panic.no-reactor | there is no reactor running, must be called from the context of Tokio runtime
            panic.no-reactor | there is no timer running, must be called from the context of Tokio runtime
            panic.no-reactor | not currently running on the Tokio runtime.
            panic.no-reactor | must be called from the context of Tokio runtime configured with either `basic_scheduler` or `threaded_scheduler`
            panic.timers-disabled | A Tokio 1.x context was found, but timers are disabled. Call `enable_time` on the runtime builder to enable timers.
            panic.io-disabled | A Tokio 1.x context was found, but IO is disabled. Call `enable_io` on the runtime builder to enable IO.
            panic.io-disabled | there is no signal driver running, must be called from the context of Tokio runtime
            panic.other | A Tokio 1.x context was found, but it is being shutdown.
            panic.other | The Tokio context thread-local variable has been destroyed.
            panic.block-in-place | can call blocking only when running on the multi-threaded runtime
            panic.spawn-local | `spawn_local` called from outside of a `task::LocalSet`
            panic.spawn-local | `spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`
            panic.spawn-local | Local tasks can only be spawned on a LocalRuntime from the thread the runtime was created on
            panic.other | JoinHandle polled after completion
            panic.other | polling after `JoinHandle` already completed
            panic.join-error | `JoinError` reason is not a panic.: JoinError::Cancelled(Id(7))
            panic.other | called after complete
            panic.other | mpsc bounded channel requires buffer > 0
            panic.other | `period` must be non-zero.
            panic.other | Worker threads cannot be set to 0
            panic.other | all branches are disabled and there is no else branch
            panic.other | cannot access a task-local storage value without setting it first
            panic.other | cannot access a Task Local Storage value without setting it via `LocalKey::set`: AccessError
            panic.other | a spawned task panicked and the runtime is configured to shut down on unhandled panic
            panic.other | Registering a blocking socket with the tokio runtime is unsupported. If you wish to do anyways, please add `--cfg tokio_allow_from_blocking_fd` to your RUSTFLAGS. See github.com/tokio-rs/tokio/issues/7172 for details.
            panic.other | OS can't spawn worker thread: Resource temporarily unavailable (os error 11)
            panic.other | OS can't spawn a new worker thread
            panic.other | unexpected error when polling the I/O driver: Os { code: 9, kind: Uncategorized, message: "Bad file descriptor" }
            panic.other | failed to park thread
            panic.other | Failed to `Enter::block_on`
            panic.other | timer error: the timer is shutdown, must be called from the context of Tokio runtime
            panic.other | Oh no! We never placed the Core back, this is a bug!
            panic.other | core missing
            panic.other | driver missing
            panic.other | park missing
            panic.other | inconsistent park state; actual = 3
            panic.join-error | called `Result::unwrap()` on an `Err` value: JoinError::Panic(Id(7), "msg", ...)
            panic.join-error | called `Result::unwrap()` on an `Err` value: JoinError::Panic(Id(7), ...)
            panic.join-error | called `Result::unwrap()` on an `Err` value: JoinError::Panic(...)
            panic.join-error | called `Result::unwrap()` on an `Err` value: JoinError::Cancelled(Id(7))
            panic.join-error | called `Result::unwrap()` on an `Err` value: JoinError::Cancelled
            panic.join-error | import failed: task 7 panicked with message "msg"
            panic.join-error | import failed: task 7 panicked
            panic.join-error | task 7 was cancelled
            panic.join-error | called `Result::unwrap()` on an `Err` value: Any { .. }
            panic.join-error | a scoped thread panicked
            panic.poisoned | called `Result::unwrap()` on an `Err` value: PoisonError { .. }
            panic.poisoned | called `Result::unwrap()` on an `Err` value: PoisonError { inner: .. }
            panic.poisoned | called `Result::unwrap()` on an `Err` value: "PoisonError { inner: .. }"
            panic.poisoned | called `Result::unwrap()` on an `Err` value: "Poisoned(..)"
            panic.poisoned | roles: PoisonError { .. }
            panic.poisoned | poisoned lock: another task failed inside
            panic.poisoned | LazyLock instance has previously been poisoned
            panic.poisoned | Once instance has previously been poisoned
            panic.other | called `Result::unwrap()` on an `Err` value: RecvError(())
            panic.other | called `Result::unwrap()` on an `Err` value: SendError { .. }
            panic.other | called `Result::unwrap()` on an `Err` value: SendError(7)
            panic.other | called `Result::unwrap()` on an `Err` value: Lagged(3)
            panic.other | called `Result::unwrap()` on an `Err` value: Closed
            panic.other | called `Result::unwrap()` on an `Err` value: Elapsed(())
            panic.other | called `Result::unwrap()` on an `Err` value: AcquireError(())
            panic.refcell | RefCell already borrowed
            panic.refcell | RefCell already mutably borrowed
            panic.refcell | already borrowed: BorrowMutError
            panic.refcell | already mutably borrowed: BorrowError
            panic.other | `async fn` resumed after completion
            panic.other | `async fn` resumed after panicking
            panic.other | explicit panic
            panic.other | not yet implemented
            panic.other | internal error: entered unreachable code: x
            panic.other | index out of bounds: the len is 0 but the index is 3
            panic.other | called `Option::unwrap()` on a `None` value
            panic.other | assertion `left == right` failed: ctx
            panic.other | Box<dyn Any>
            panic.abort | panic in a destructor during cleanup
            panic.abort | panic in a function that cannot unwind
            """;

    /** Texts that are no header and a message; {@code \\n} stands for the end of a line. */
    private static final String ABORTS = """
            panic.stack-overflow | thread 'main' (812) has overflowed its stack\\nfatal runtime error: stack overflow, aborting
            panic.stack-overflow | thread 'main' has overflowed its stack\\nfatal runtime error: stack overflow
            panic.stack-overflow | fatal runtime error: stack overflow, aborting
            panic.abort | fatal runtime error: Rust panics must be rethrown, aborting
            panic.abort | fatal runtime error: Rust panics must be rethrown
            panic.abort | fatal runtime error: Rust cannot catch foreign exceptions
            panic.abort | fatal runtime error: drop of the panic payload panicked, aborting
            panic.abort | fatal runtime error: thread result panicked on drop, aborting
            panic.abort | fatal runtime error: thread local panicked on drop, aborting
            panic.abort | fatal runtime error: failed to initiate panic, error 5, aborting
            panic.abort | fatal runtime error: IO Safety violation: owned file descriptor already closed, aborting
            panic.abort | fatal runtime error: assertion failed: state != POISONED, aborting
            panic.abort | memory allocation of 99999999999 bytes failed
            panic.abort | aborting due to panic at src/a.rs:8:3:\\nboom
            panic.abort | panicked at src/a.rs:8:3:\\nRefCell already borrowed\\nthread panicked while processing panic. aborting.
            panic.abort | thread 'main' (812) panicked at src/a.rs:8:3:\\nboom\\nthread caused non-unwinding panic. aborting.
            panic.abort | thread 'main' panicked at 'boom', src/a.rs:8:3\\nthread panicked while panicking. aborting.
            """;

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicTest> eachMessageHasItsRule() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] line : lines(MESSAGES)) {
            String note = "\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
            // rustc 1.91, 1.73 and before
            tests.add(test(line[0], "thread 'main' (812) panicked at src/a.rs:8:3:\n" + line[1] + note));
            tests.add(test(line[0], "thread 'main' panicked at src/a.rs:8:3:\n" + line[1] + note));
            tests.add(test(line[0], "thread 'main' panicked at '" + line[1] + "', src/a.rs:8:3" + note));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> eachAbortHasItsRule() {
        return lines(ABORTS).stream().map(line -> test(line[0], line[1].replace("\\n", "\n") + "\n"));
    }

    private DynamicTest test(String rule, String text) {
        return dynamicTest(text.strip().replace('\n', ' '), () -> assertEquals(List.of(rule), rules(text)));
    }

    private List<String> rules(String text) throws IOException, Refused {
        Path file = Files.writeString(scratch.resolve("output.txt"), "\n" + text);
        return Case.read(List.of(file), List.of()).analysis().findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<String[]> lines(String table) {
        return table.lines().map(line -> line.split(" \\| ", 2)).toList();
    }
}
