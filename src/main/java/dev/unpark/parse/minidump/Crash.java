package dev.unpark.parse.minidump;

import dev.unpark.parse.InputSink;
import org.jspecify.annotations.Nullable;

/** What is said of a dump as a whole, and how far its frames can be trusted. */
final class Crash {
    private @Nullable String reason;
    private @Nullable String address;
    private @Nullable String assertion;
    private @Nullable String thread;
    private boolean asked;
    private int scanned;
    private int scannedThreads;
    private boolean scannedHere;

    void reason(@Nullable String text) {
        reason = text == null || text.isEmpty() ? null : text;
    }

    void address(@Nullable String text) {
        address = text;
    }

    void assertion(@Nullable String text) {
        assertion = text;
    }

    /** The thread that crashed, as people call it. */
    void thread(String label) {
        thread = label;
    }

    /** The thread that asked for the dump, while nothing crashed. */
    void askedBy(String label) {
        thread = label;
        asked = true;
    }

    void threadBegins() {
        scannedHere = false;
    }

    void scannedFrame() {
        scanned++;
        scannedThreads += scannedHere ? 0 : 1;
        scannedHere = true;
    }

    void tell(InputSink sink) {
        String who = thread == null ? "" : " in thread " + thread;
        if (asked) {
            sink.note("Nothing crashed: the dump was asked for" + who + ".");
        } else if (reason != null) {
            sink.note("It crashed" + who + ": " + reason + (address == null ? "" : " at " + address)
                    + (assertion == null ? "" : "; " + assertion) + ".");
        }
        if (scanned > 0) {
            sink.note("Frames found by scanning the stack, which may be left from calls that ended long ago: " + scanned
                    + ", in " + scannedThreads + " of " + sink.threadCount()
                    + " threads. Symbol files with unwind information make them certain.");
        }
        reason = null;
        address = null;
        assertion = null;
        thread = null;
        asked = false;
        scanned = 0;
        scannedThreads = 0;
    }
}
