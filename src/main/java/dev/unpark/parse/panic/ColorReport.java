package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.panic.Remarks.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the panics of color-eyre and color-backtrace.
 *
 * <pre>
 * The application panicked (crashed).
 * Message:  could not load the table
 * Location: src/load.rs:12
 * </pre>
 */
final class ColorReport {
    private static final String MESSAGE = "Message:";
    static final String LOCATION = "Location: ";

    private final Reading reading;
    private final Frames frames;

    ColorReport(Reading reading, Frames frames) {
        this.reading = reading;
        this.frames = frames;
    }

    /** On the greeting. */
    boolean read() {
        int number = reading.number();
        String line = reading.cursor().string();
        reading.prefix(new Prefix(line.substring(0, line.length() - Phrases.GREETING.length())));
        if (reading.next()) {
            if (reading.line().startsWith(MESSAGE)) {
                message(number);
                reading.prefix(Prefix.NONE);
                return true;
            }
            reading.back();
        }
        reading.prefix(Prefix.NONE);
        noMessage(number);
        reading.add(Panic.Kind.PANIC, PanicHeader.UNKNOWN_THREAD, null, "", reading.backtrace(number), number);
        return true;
    }

    /** On {@code Message:  ..} below a greeting of the program's own; false where no place comes. */
    boolean withoutGreeting() {
        if (linesToLocation() < 0) {
            return false;
        }
        message(reading.number());
        return true;
    }

    /** On the bar of a backtrace whose report was cut away above it. */
    boolean lonelyBacktrace() {
        int number = reading.number();
        Backtrace trace = reading.backtrace(number);
        reading.back();
        new ColorTail(reading, frames).read(trace, number);
        reading.tell(Kind.LOST_PANIC, "The backtrace on line " + number + " has no panic message above it.");
        reading.add(Panic.Kind.BACKTRACE, PanicHeader.UNKNOWN_THREAD, null, "", trace, number);
        return true;
    }

    private void message(int number) {
        int lines = linesToLocation();
        StringBuilder message =
                new StringBuilder(reading.line().substring(MESSAGE.length()).stripLeading());
        SourcePlace place = null;
        if (lines >= 0) {
            if (lines > 0) {
                message.append('\n').append(reading.take(lines));
            }
            place = place();
        } else {
            noMessage(number);
        }
        Backtrace trace = reading.backtrace(number);
        new ColorTail(reading, frames).read(trace, number);
        reading.add(Panic.Kind.PANIC, PanicHeader.UNKNOWN_THREAD, place, message.toString(), trace, number);
    }

    private @Nullable SourcePlace place() {
        return reading.next()
                ? Places.of(reading.line().substring(LOCATION.length()).strip())
                : null;
    }

    /** Lines between {@code Message:} and {@code Location:}; -1 where the latter does not come. */
    private int linesToLocation() {
        Ahead ahead = reading.ahead();
        for (int lines = 0; ahead.next(); lines++) {
            String line = ahead.line();
            if (line.startsWith(LOCATION)) {
                return lines;
            }
            Opening opening = Opening.of(line);
            if (opening.beginsPanic()
                    || opening.endsMessage()
                    || opening == Opening.MESSAGE
                    || opening == Opening.BAR) {
                return -1;
            }
        }
        return -1;
    }

    private void noMessage(int number) {
        reading.tell(
                Kind.NO_MESSAGE_END,
                "The message of the panic on line " + number + " has no end: the text may have been cut there.");
    }
}
