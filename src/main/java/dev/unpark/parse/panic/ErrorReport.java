package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.panic.Remarks.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads backtraces that no panic printed: an error's, by anyhow, eyre or color-eyre, or one that stands alone.
 *
 * <pre>
 * Error: could not load the table
 *
 * Caused by:
 *     no such file
 *
 * Stack backtrace:
 *    0: auth::load
 *              at ./src/load.rs:12:5
 * </pre>
 */
final class ErrorReport {
    private static final int MOST_LINES = 400;
    private static final String LOCATION = "Location:";

    private final Reading reading;
    private final Frames frames;

    ErrorReport(Reading reading, Frames frames) {
        this.reading = reading;
        this.frames = frames;
    }

    /** On a line {@code Error: ..}; false where no backtrace belongs to it. */
    boolean read() {
        int lines = linesToBacktrace();
        if (lines < 0) {
            return false;
        }
        int number = reading.number();
        String report = reading.line() + (lines == 0 ? "" : "\n" + reading.take(lines));
        int location = report.indexOf("\n" + LOCATION);
        Backtrace trace = reading.backtrace(number);
        if (new ColorTail(reading, frames).read(trace, number) == 0 && trace.isEmpty() && reading.next()) {
            readPlain(trace, number);
        }
        tell(reading, number);
        String message = (location < 0 ? report : report.substring(0, location)).stripTrailing();
        reading.add(Panic.Kind.ERROR, PanicHeader.UNKNOWN_THREAD, place(report, location), message, trace, number);
        return true;
    }

    private void readPlain(Backtrace trace, int number) {
        if (!Phrases.isHeading(reading.line()) || frames.read(trace, number, false)) {
            reading.back();
        }
    }

    /** Lines below the current one that are the report's words; -1 where no backtrace comes. */
    private int linesToBacktrace() {
        Ahead ahead = reading.ahead();
        for (int lines = 0; lines < MOST_LINES && ahead.next(); lines++) {
            String line = ahead.line();
            Opening opening = Opening.of(line);
            if (opening == Opening.HEADING || opening == Opening.BAR || Phrases.isSpanBar(line)) {
                return lines;
            }
            if (opening.beginsPanic() || opening == Opening.ERROR || LogRecord.is(line)) {
                return -1;
            }
        }
        return -1;
    }

    //  Location:
    //     src/load.rs:12:5
    private static @Nullable SourcePlace place(String report, int location) {
        if (location < 0) {
            return null;
        }
        String below = report.substring(location + 1 + LOCATION.length()).strip();
        int end = below.indexOf('\n');
        return Places.of(end < 0 ? below : below.substring(0, end).strip());
    }

    /** On a heading without a panic or an error above it; false where no frames stand below. */
    boolean lonelyHeading() {
        Ahead ahead = reading.ahead();
        if (!ahead.next() || FrameText.of(ahead.line()) == null) {
            return false;
        }
        int number = reading.number();
        boolean error = reading.line().equals(Phrases.ERROR_BACKTRACE);
        if (error) {
            tell(reading, number);
        } else {
            reading.tell(Kind.LOST_PANIC, "The backtrace on line " + number + " has no panic message above it.");
        }
        Backtrace trace = reading.backtrace(number);
        boolean more = frames.read(trace, number, !error);
        if (more && !Phrases.isNote(reading.line())) {
            reading.back();
        }
        Panic.Kind kind = error ? Panic.Kind.ERROR : Panic.Kind.BACKTRACE;
        reading.add(kind, PanicHeader.UNKNOWN_THREAD, null, "", trace, number);
        return true;
    }

    /** On a line that may be the innermost frame of a backtrace without any heading. */
    boolean lonelyFrames() {
        Ahead ahead = reading.ahead();
        if (!FrameText.isInnermost(reading.line()) || !ahead.next() || !FrameText.isSecond(ahead.line())) {
            return false;
        }
        int number = reading.number();
        Backtrace trace = reading.backtrace(number);
        reading.back();
        if (frames.read(trace, number, false)) {
            reading.back();
        }
        reading.tell(
                Kind.LONE_BACKTRACE,
                "The backtrace on line " + number
                        + " was printed by itself; nothing in it says that there was a panic.");
        reading.add(Panic.Kind.BACKTRACE, PanicHeader.UNKNOWN_THREAD, null, "", trace, number);
        return true;
    }

    /** The whole text is a backtrace that a logger wrote beside {@code message}. */
    void held(String message) {
        int number = reading.number();
        Backtrace trace = reading.backtrace(number);
        if (reading.next()) {
            frames.read(trace, number, false);
        }
        tell(reading, number);
        reading.add(Panic.Kind.ERROR, PanicHeader.UNKNOWN_THREAD, null, message, trace, number);
    }

    static void tell(Reading reading, int number) {
        reading.tell(
                Kind.ERROR_REPORT,
                "The backtrace on line " + number + " is an error's, of where it was made; it tells of no panic.");
    }
}
