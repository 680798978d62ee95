package dev.unpark.parse.panic;

import dev.unpark.parse.panic.Remarks.Kind;

/**
 * Reads what color-eyre and color-backtrace print below a message.
 *
 * <pre>
 *   ━━━━━━━━━━━━━━━━ SPANTRACE ━━━━━━━━━━━━━━━━
 *    0: auth::login with user="kim"
 *       at src/login.rs:35
 *   ━━━━━━━━━━━━━━━━ BACKTRACE ━━━━━━━━━━━━━━━━
 *                ⋮ 7 frames hidden ⋮
 *    8: auth::login::h624f7c40eecd7bdc
 *       at src/login.rs:38:5
 * Run with COLORBT_SHOW_HIDDEN=1 environment variable to disable frame filtering.
 * </pre>
 */
final class ColorTail {
    private final Reading reading;
    private final Frames frames;

    ColorTail(Reading reading, Frames frames) {
        this.reading = reading;
        this.frames = frames;
    }

    /** Reads up to the first line that is none of these; gives the number of bars. */
    int read(Backtrace trace, int header) {
        int bars = 0;
        int spans = 0;
        boolean inSpans = false;
        boolean framed = false;
        while (reading.next()) {
            String line = reading.line();
            if (!framed && Phrases.isBacktraceBar(line)) {
                bars++;
                framed = true;
                inSpans = false;
                if (!frames.read(trace, header, false)) {
                    break;
                }
                reading.back();
            } else if (!framed && Phrases.isSpanBar(line)) {
                bars++;
                inSpans = true;
            } else if (inSpans && line.startsWith(" ")) {
                spans += FrameText.of(line) == null ? 0 : 1;
            } else if (!line.isBlank() && !isSection(line)) {
                reading.back();
                break;
            }
        }
        if (spans > 0) {
            reading.tell(
                    Kind.SPANS,
                    "Above the backtrace of line " + header + " stands a span trace of " + spans
                            + (spans == 1 ? " span" : " spans") + "; spans are no frames and are not listed.");
        }
        return bars;
    }

    private static boolean isSection(String line) {
        return Phrases.isHint(line)
                || line.startsWith("Note: ")
                || line.startsWith("Warning: ")
                || line.startsWith("Suggestion: ")
                || line.startsWith("Consider reporting this error using this URL: ");
    }
}
