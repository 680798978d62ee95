package dev.unpark.parse;

import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces together that a container's log driver made of a program's line of over 16 KiB: in CRI files all but the
 * last are marked {@code P}, in docker's json-file all but the last end without a line feed. A backtrace in a field of a JSON
 * log is as long as that.
 */
final class Pieces {
    private static final long SAMPLE_BYTES = 256 << 10;
    private static final int STREAM_LENGTH = "stdout P".length();

    private Pieces() {}

    /** The text in whole lines, still with their prefixes; null if none is in pieces. */
    static @Nullable Text of(Text text) {
        if (text.hasGaps() || text.sizeBytes() > JoinedLines.MOST_BYTES || !isDrivers(text.head(SAMPLE_BYTES))) {
            return null;
        }
        JoinedLines joined = new JoinedLines();
        LineCursor line = text.lines();
        boolean goesOn = false;
        boolean any = false;
        while (line.next()) {
            if (any && !goesOn) {
                joined.write('\n');
            }
            goesOn = piece(line, goesOn, joined);
            any = true;
        }
        if (line.isTerminated() && !goesOn) {
            joined.write('\n');
        }
        return joined.isEmpty() ? null : joined.text(text);
    }

    /** Whether the first line is of such a driver. */
    private static boolean isDrivers(Text head) {
        LineCursor line = head.lines();
        while (line.next()) {
            if (!line.isBlank()) {
                return DockerJson.isOne(line.bytes(), line.from(), line.to()) || stream(line) > 0;
            }
        }
        return false;
    }

    /** Writes one line; true if what it says goes on in the next. */
    private static boolean piece(LineCursor line, boolean goesOn, JoinedLines joined) {
        byte[] b = line.bytes();
        int stream = stream(line);
        if (stream > 0) {
            int content = Shape.oneBlank(b, stream, line.to());
            joined.write(b, goesOn ? content : line.from(), line.to());
            return joinIf(b[stream - 1] == 'P', joined);
        }
        if (!DockerJson.isOne(b, line.from(), line.to())) {
            joined.write(b, line.from(), line.to());
            return false;
        }
        int from = goesOn ? line.from() + DockerJson.START.length() : line.from();
        int quote = DockerJson.endOfText(b, line.from() + DockerJson.START.length(), line.to());
        boolean part = !Shape.startsWith(b, quote - 2, quote, "\\n");
        joined.write(b, from, part ? quote : line.to());
        return joinIf(part, joined);
    }

    private static boolean joinIf(boolean part, JoinedLines joined) {
        if (part) {
            joined.join();
        }
        return part;
    }

    /** Behind the letter of {@code 2026-11-24T09:31:02.1Z stderr P text}, 0 where the line is no such one. */
    private static int stream(LineCursor line) {
        byte[] b = line.bytes();
        int at = Shape.isoTime(b, line.from(), line.to());
        boolean cri = at > line.from()
                && (Shape.startsWith(b, at, line.to(), "stdout ") || Shape.startsWith(b, at, line.to(), "stderr "))
                && at + STREAM_LENGTH <= line.to()
                && (b[at + STREAM_LENGTH - 1] == 'P' || b[at + STREAM_LENGTH - 1] == 'F');
        return cri ? at + STREAM_LENGTH : 0;
    }
}
