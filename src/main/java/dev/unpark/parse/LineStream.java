package dev.unpark.parse;

import java.io.InputStream;

/** The lines of a cursor as bytes, each ended by a line feed: no mark, no CR, no log prefix. */
final class LineStream extends InputStream {
    private final LineCursor line;
    private int at;
    private boolean ended;

    LineStream(LineCursor line) {
        this.line = line;
        this.at = 1; // behind the line feed of a line that is not there
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int most) {
        if (most == 0) {
            return 0;
        }
        if (ended || (at > line.length() && !next())) {
            return -1;
        }
        int copied = Math.min(most, line.length() - at);
        System.arraycopy(line.bytes(), line.from() + at, target, from, copied);
        at += copied;
        if (copied < most) {
            target[from + copied] = '\n';
            at++;
            copied++;
        }
        return copied;
    }

    private boolean next() {
        ended = !line.next();
        at = 0;
        return !ended;
    }
}
