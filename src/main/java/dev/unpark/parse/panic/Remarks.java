package dev.unpark.parse.panic;

import dev.unpark.parse.InputSink;
import java.util.EnumMap;
import java.util.Map;

/** What is missing or odd, told panic by panic for the first few of a kind and in one sentence for the rest. */
final class Remarks {
    /** A service that panics in a loop says the same thousands of times. */
    private static final int TOLD = 20;

    enum Kind {
        NO_MESSAGE(true, "panics have no message"),
        NO_MESSAGE_END(true, "messages have no end"),
        CUT_HEADER(true, "headers are cut"),
        CUT_BACKTRACE(true, "backtraces stop early"),
        MISSING_FRAMES(true, "backtraces lack frames in between"),
        TOO_MANY_FRAMES(true, "backtraces have more frames than are kept"),
        HIDDEN_FRAMES(false, "backtraces have frames that were hidden when they were printed"),
        SPANS(false, "panics have a span trace"),
        LOST_PANIC(true, "backtraces have no panic message above them"),
        LONE_BACKTRACE(false, "backtraces stand by themselves"),
        ERROR_REPORT(false, "backtraces are error reports"),
        HIDDEN_PANIC(true, "panics are told in a report file only"),
        END(false, "times the process ended itself");

        private final boolean incomplete;
        private final String words;

        Kind(boolean incomplete, String words) {
            this.incomplete = incomplete;
            this.words = words;
        }
    }

    private final InputSink sink;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    Remarks(InputSink sink) {
        this.sink = sink;
    }

    void tell(Kind kind, String sentence) {
        if (counts.merge(kind, 1, Integer::sum) <= TOLD) {
            put(kind, sentence);
        }
    }

    /** Says of how many no sentence of their own was told. */
    void close() {
        counts.forEach((kind, count) -> {
            if (count > TOLD) {
                put(kind, "Besides the first " + TOLD + ", " + (count - TOLD) + " more " + kind.words + ".");
            }
        });
    }

    private void put(Kind kind, String sentence) {
        if (kind.incomplete) {
            sink.incomplete(sentence);
        } else {
            sink.note(sentence);
        }
    }
}
