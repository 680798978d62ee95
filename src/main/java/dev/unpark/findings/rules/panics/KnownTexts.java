package dev.unpark.findings.rules.panics;

import java.util.List;
import java.util.regex.Pattern;

/** What messages of Tokio and of std mean that have no rule of their own. */
final class KnownTexts {
    private static final String TASK_LOCAL =
            "A task-local value was read outside of its scope; a task that is spawned does not inherit it.";
    private static final String NO_THREAD =
            "The system refused another thread: look at the limits of threads, processes and memory (`ulimit -u`, a container's pids limit).";
    private static final String DRIVER = "The system refused something that Tokio's own driver or parking needs.";
    private static final String INNER =
            "A check inside of Tokio failed. Look for a panic before this one, and for an issue of this version of Tokio.";

    private record Text(Pattern pattern, String meaning) {}

    private static final String SHUT_DOWN_BY_PANIC =
            "a spawned task panicked and the runtime is configured to shut down on unhandled panic";

    private static final List<Text> TEXTS = List.of(
            begins(
                    "A Tokio 1.x context was found, but it is being shutdown",
                    "Tokio was used while its runtime was being shut down."),
            begins(
                    "The Tokio context thread-local variable has been destroyed",
                    "Tokio was used on a thread that was ending, as from the destructor of a thread-local value."),
            begins(
                    "JoinHandle polled after completion",
                    "A JoinHandle was polled again after it had given its outcome, as in a loop around `select!`."),
            begins(
                    "polling after `JoinHandle` already completed",
                    "A JoinHandle was polled again after it had given its outcome, as in a loop around `select!`."),
            begins("called after complete", "A oneshot receiver was polled again after it had given its value."),
            begins("mpsc bounded channel requires buffer > 0", "A bounded channel was made with room for nothing."),
            begins("`period` must be non-zero", "An interval was made with a period of zero."),
            begins("Worker threads cannot be set to 0", "A runtime was to be built with no worker."),
            begins(
                    "all branches are disabled and there is no else branch",
                    "Every branch of a `select!` was switched off, and it has no `else`."),
            begins("cannot access a task-local storage value without setting it first", TASK_LOCAL),
            begins("cannot access a Task Local Storage value without setting it via `LocalKey::set`", TASK_LOCAL),
            begins(
                    SHUT_DOWN_BY_PANIC,
                    "The runtime was told to shut down once a task panics: this panic is a consequence of that one."),
            begins(
                    "Registering a blocking socket with the tokio runtime is unsupported",
                    "A socket of std's was handed to Tokio without `set_nonblocking(true)`."),
            begins("OS can't spawn worker thread", NO_THREAD),
            begins("OS can't spawn a new worker thread", NO_THREAD),
            begins("unexpected error when polling the I/O driver", DRIVER),
            begins("failed to park thread", DRIVER),
            begins("Failed to `Enter::block_on`", DRIVER),
            begins("timer error: ", DRIVER),
            begins("Oh no! We never placed the Core back", INNER),
            begins("core missing", INNER),
            begins("driver missing", INNER),
            begins("park missing", INNER),
            begins("inconsistent park state; actual = ", INNER),
            begins("`async fn` resumed after", "A future was polled again after it had ended."),
            ends("RecvError(\\(\\(\\)\\))?", "The other half of the channel was gone: every sender was dropped."),
            ends(
                    "SendError(\\(.*\\)| \\{ \\.\\. \\})",
                    "The other half of the channel was gone: the receiver was dropped or closed."),
            ends("Lagged\\(\\d+\\)", "A broadcast receiver was so far behind that messages were lost to it."),
            ends("Elapsed(\\(\\(\\)\\))?", "A timeout ran out, and its error was unwrapped."),
            ends("AcquireError(\\(\\(\\)\\))?", "The semaphore had been closed."));

    private KnownTexts() {}

    /** A sentence, or nothing. */
    static String meaning(String message) {
        return TEXTS.stream()
                .filter(t -> t.pattern.matcher(message).find())
                .map(Text::meaning)
                .findFirst()
                .orElse("");
    }

    static boolean isShutDownByPanic(String message) {
        return message.startsWith(SHUT_DOWN_BY_PANIC);
    }

    private static Text begins(String words, String meaning) {
        return new Text(Pattern.compile("^" + Pattern.quote(words)), meaning);
    }

    /** What an {@code unwrap} or {@code expect} prints last: {@code called `Result::unwrap()` on an `Err` value: Elapsed(())}. */
    private static Text ends(String error, String meaning) {
        return new Text(Pattern.compile(": " + error + "$"), meaning);
    }
}
