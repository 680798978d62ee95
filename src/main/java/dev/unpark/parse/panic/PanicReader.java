package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.parse.panic.Remarks.Kind;

/** Reads all panics of one text, in their order, whatever hook printed them. */
final class PanicReader {
    private final Reading reading;
    private final Frames frames;
    private final StdPanic std;
    private final ErrorReport errors;
    private final ColorReport colors;
    private final BetterPanic better;
    private final HumanPanic human;
    /** Line of the last panic's header while nothing else came after it, else 0. */
    private int openPanic;

    PanicReader(Reading reading) {
        this.reading = reading;
        this.frames = new Frames(reading);
        this.std = new StdPanic(reading, frames);
        this.errors = new ErrorReport(reading, frames);
        this.colors = new ColorReport(reading, frames);
        this.better = new BetterPanic(reading);
        this.human = new HumanPanic(reading);
    }

    void read() {
        while (reading.next()) {
            int number = reading.number();
            Opening opening = Opening.of(reading.cursor());
            if (!understood(opening)) {
                notUnderstood();
            } else if (opening.beginsPanic() || opening == Opening.MESSAGE) {
                openPanic = number;
            }
        }
    }

    private boolean understood(Opening opening) {
        return switch (opening) {
            case PANIC -> std.read();
            case JSON -> json();
            case FIELDS -> fields();
            case GREETING -> better.isBelow() ? better.panic() : colors.read();
            case MESSAGE -> colors.withoutGreeting();
            case PYTHON -> better.backtrace();
            case HUMAN -> human.told();
            case REPORT -> human.report();
            case ERROR -> errors.read();
            case HEADING -> errors.lonelyHeading();
            case BAR -> colors.lonelyBacktrace();
            case FRAME -> errors.lonelyFrames();
            case NOTE, HINT -> true;
            case ABORT -> ended(reading.cursor().string());
            case FATAL -> fatal(reading.cursor().string());
            case NONE -> reading.cursor().isBlank();
        };
    }

    private boolean json() {
        JsonPanic json = JsonPanic.of(reading.cursor().string());
        if (json == null) {
            return false;
        }
        Reading inside = reading.inside(json.text());
        if (json.panic()) {
            new PanicReader(inside).read();
        } else {
            new ErrorReport(inside, new Frames(inside)).held(json.message());
        }
        return true;
    }

    private boolean fields() {
        String line = reading.cursor().string();
        FieldsPanic fields = FieldsPanic.of(line);
        if (fields == null) {
            return false;
        }
        int number = reading.number();
        reading.prefix(new Prefix(line.substring(0, fields.at())));
        Backtrace trace = reading.backtrace(number);
        if (trace.take(fields.rest(), number) && frames.read(trace, number, false)) {
            reading.back();
        }
        reading.prefix(Prefix.NONE);
        reading.add(Panic.Kind.PANIC, PanicHeader.UNKNOWN_THREAD, fields.place(), fields.message(), trace, number);
        return true;
    }

    private boolean ended(String words) {
        reading.tell(
                Kind.END,
                openPanic > 0
                        ? "After the panic on line " + openPanic + " the process ended itself: " + words
                        : "On line " + reading.number() + " the process ended itself: " + words);
        return true;
    }

    private boolean fatal(String words) {
        int number = reading.number();
        reading.add(Panic.Kind.ABORT, PanicHeader.UNKNOWN_THREAD, null, words, reading.backtrace(number), number);
        return true;
    }

    private void notUnderstood() {
        openPanic = 0;
        String words = reading.cursor().isTerminated() ? "" : reading.cursor().string();
        if (words.contains("thread '") && words.contains(" panicked at ")) {
            reading.tell(Kind.CUT_HEADER, "The text ends inside the first line of a panic.");
        }
        reading.notUnderstood();
    }
}
