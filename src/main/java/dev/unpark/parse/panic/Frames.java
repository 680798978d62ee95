package dev.unpark.parse.panic;

import dev.unpark.parse.panic.Remarks.Kind;

/** Reads the frames below a heading. Lines that others printed between two frames are counted and stepped over. */
final class Frames {
    private static final int MOST_STRANGERS = 32;

    private final Reading reading;

    Frames(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads up to the first line that is no frame, on which it stays; false at the end of the text.
     *
     * @param noted std prints a note below its frames: without it they were cut
     */
    boolean read(Backtrace trace, int header, boolean noted) {
        boolean terminated = true;
        while (reading.next()) {
            if (!trace.take(reading.line(), reading.number())) {
                int strangers = strangers(trace);
                if (strangers == 0) {
                    boolean whole = trace.isFull() || trace.isEmpty() || Phrases.isNote(reading.line());
                    if (noted && !whole) {
                        cut(header);
                    }
                    return true;
                }
                skip(strangers);
            }
            terminated = reading.cursor().isTerminated();
        }
        if (!reading.isEmbedded() && ((noted && !trace.isFull()) || !terminated)) {
            cut(header);
        }
        return false;
    }

    private void skip(int strangers) {
        reading.notUnderstood();
        for (int i = 1; i < strangers && reading.next(); i++) {
            reading.notUnderstood();
        }
    }

    /** Lines from the current one on before the next frame of the same backtrace; 0 if it does not go on. */
    private int strangers(Backtrace trace) {
        if (ends(reading.line())) {
            return 0;
        }
        Ahead ahead = reading.ahead();
        for (int lines = 1; lines <= MOST_STRANGERS && ahead.next(); lines++) {
            String line = ahead.line();
            if (trace.continuesWith(line)) {
                return lines;
            }
            if (ends(line)) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean ends(String line) {
        Opening opening = Opening.of(line);
        return opening.endsMessage() || opening.beginsPanic() || opening == Opening.ERROR;
    }

    private void cut(int header) {
        reading.tell(
                Kind.CUT_BACKTRACE,
                "The backtrace of the panic on line " + header
                        + " stops early: the text may have been cut there, and outer frames may be missing.");
    }
}
