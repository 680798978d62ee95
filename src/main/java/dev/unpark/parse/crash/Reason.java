package dev.unpark.parse.crash;

import dev.unpark.parse.InputSink;
import org.jspecify.annotations.Nullable;

/** Why the program ended, as the head of the report says. */
final class Reason {
    private @Nullable String exception;
    private @Nullable String termination;
    private final StringBuilder message = new StringBuilder();
    private @Nullable Integer thread;
    private @Nullable String threadName;

    void exception(String text) {
        exception = text;
    }

    void termination(String text) {
        termination = text;
    }

    /** A line below {@code Application Specific Information:}. */
    void message(String line) {
        if (message.length() < 1_000) {
            message.append(message.isEmpty() ? "" : " ").append(line);
        }
    }

    void crashed(int number, @Nullable String name) {
        thread = number;
        threadName = name;
    }

    void tell(InputSink sink) {
        if (exception != null || termination != null) {
            StringBuilder sentence = new StringBuilder("It crashed");
            if (thread != null) {
                sentence.append(" in thread ").append(thread);
                sentence.append(threadName == null ? "" : " (" + threadName + ")");
            }
            sentence.append(": ").append(exception == null ? termination : exception);
            if (exception != null && termination != null) {
                sentence.append("; ").append(termination);
            }
            if (!message.isEmpty()) {
                sentence.append("; ").append(message);
            }
            sink.note(sentence + (sentence.charAt(sentence.length() - 1) == '.' ? "" : "."));
        }
        exception = null;
        termination = null;
        message.setLength(0);
        thread = null;
        threadName = null;
    }
}
