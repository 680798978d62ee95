package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.panic.Remarks.Kind;
import org.jspecify.annotations.Nullable;

/** Reads what std's own hook prints, and the loggers' hooks that repeat its words. */
final class StdPanic {
    private final Reading reading;
    private final Frames frames;

    StdPanic(Reading reading, Frames frames) {
        this.reading = reading;
        this.frames = frames;
    }

    /** On the line of a header; false if it turns out to be none. */
    boolean read() {
        String line = reading.cursor().string();
        PanicHeader header = PanicHeader.of(line);
        if (header == null) {
            return false;
        }
        int number = reading.number();
        reading.prefix(new Prefix(line.substring(0, header.at())));
        boolean read = switch (header.form()) {
            case MESSAGE_BELOW, ABORT_BELOW -> messageBelow(header, number);
            case WHOLE_ON_LINE -> finish(header, header.place(), header.message(), header.heading(), number);
            case MESSAGE_GOES_ON -> oldMessage(header, number);
            case OVERFLOW -> overflow(header, number);
        };
        reading.prefix(Prefix.NONE);
        return read;
    }

    private boolean messageBelow(PanicHeader header, int number) {
        MessageEnd end = MessageEnd.find(reading);
        if (end.lines() == 0) {
            reading.tell(
                    Kind.NO_MESSAGE,
                    "The panic on line " + number + " has no message: the text may have been cut there.");
        }
        String message = Tail.withoutFields(reading.take(end.lines()));
        for (int i = 0; i < end.strangers() && reading.next(); i++) {
            reading.notUnderstood();
        }
        return finish(header, header.place(), message, false, number);
    }

    private boolean oldMessage(PanicHeader header, int number) {
        int count = MessageEnd.oldLines(reading);
        if (count >= 0) {
            PanicHeader.OldEnd end = PanicHeader.OldEnd.of(header.message() + "\n" + reading.take(count));
            return end == null
                    ? finish(header, null, header.message(), false, number)
                    : finish(header, end.place(), end.message(), end.heading(), number);
        }
        if (!header.isCertain()) {
            return false;
        }
        if (header.message().endsWith("'")) { // a hook that prints no place, or a person who took it away
            String message = header.message().substring(0, header.message().length() - 1);
            return finish(header, null, message, false, number);
        }
        reading.tell(
                Kind.NO_MESSAGE_END,
                "The message of the panic on line " + number + " has no end: the text may have been cut there.");
        return finish(header, null, header.message(), false, number);
    }

    // thread 'main' (812) has overflowed its stack
    // fatal runtime error: stack overflow, aborting
    private boolean overflow(PanicHeader header, int number) {
        String message = header.message();
        if (reading.next()) {
            if (Phrases.isFatal(reading.line())) {
                message += "\n" + reading.line();
            } else {
                reading.back();
            }
        }
        reading.add(Panic.Kind.ABORT, header, null, message, reading.backtrace(number), number);
        return true;
    }

    /**
     * Reads what may follow a message: the backtrace, the note.
     *
     * @param heading the heading of the backtrace has been read
     */
    private boolean finish(
            PanicHeader header, @Nullable SourcePlace place, String message, boolean heading, int number) {
        Backtrace trace = reading.backtrace(number);
        boolean noted = reading.prefix().isEmpty() && !heading; // a logger's hook prints no note
        boolean more = heading ? frames.read(trace, number, false) : reading.next();
        if (more && !heading) {
            String line = reading.line();
            if (line.equals(Phrases.BACKTRACE)) {
                more = frames.read(trace, number, noted);
            } else if (line.equals(Phrases.ERROR_BACKTRACE)) {
                return finishError(header, place, message.stripTrailing(), noted, number);
            } else if (FrameText.isInnermost(line)) { // log-panics prints no heading
                reading.back();
                more = frames.read(trace, number, false);
            }
        }
        boolean aborts = header.form() == PanicHeader.Form.ABORT_BELOW || (more && Phrases.isAbort(reading.line()));
        leave(more);
        reading.add(aborts ? Panic.Kind.ABORT : Panic.Kind.PANIC, header, place, message, trace, number);
        return true;
    }

    // called `Result::unwrap()` on an `Err` value: no route
    //
    // Stack backtrace:                  anyhow's, of where the error was made
    //    0: anyhow::error::Error::msg
    // stack backtrace:                  the panic's
    private boolean finishError(
            PanicHeader header, @Nullable SourcePlace place, String message, boolean noted, int number) {
        int errorLine = reading.number();
        Backtrace ofError = reading.backtrace(errorLine);
        boolean more = frames.read(ofError, errorLine, false);
        while (more && reading.line().isBlank()) {
            more = reading.next();
        }
        Backtrace own = reading.backtrace(number);
        boolean cut = !more || !reading.cursor().isTerminated();
        if (cut || !(reading.line().equals(Phrases.BACKTRACE) || message.contains("` on an `Err` value"))) {
            leave(more);
            add(header, place, message, ofError, number);
            return true;
        }
        ErrorReport.tell(reading, errorLine);
        reading.add(Panic.Kind.ERROR, PanicHeader.UNKNOWN_THREAD, null, message, ofError, errorLine);
        if (reading.line().equals(Phrases.BACKTRACE)) {
            more = frames.read(own, number, noted);
        }
        leave(more);
        add(header, place, message, own, number);
        return true;
    }

    /** Gives back the line that was read too far, unless it is the note that closes a panic. */
    private void leave(boolean more) {
        if (more && !Phrases.isNote(reading.line())) {
            reading.back();
        }
    }

    private void add(PanicHeader header, @Nullable SourcePlace place, String message, Backtrace trace, int number) {
        reading.add(Panic.Kind.PANIC, header, place, message, trace, number);
    }
}
