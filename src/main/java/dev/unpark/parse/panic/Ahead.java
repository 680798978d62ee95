package dev.unpark.parse.panic;

import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Text;

/**
 * Reads the lines below the reader's own line and leaves the reader where it is. It begins with a small piece of the text,
 * since most of these looks end after a few lines.
 */
final class Ahead {
    /** How far a look goes; assert_eq on large values prints long messages. */
    static final long MOST_BYTES = 1 << 20;

    private static final long FIRST_BYTES = 2 << 10;
    private static final int GROWTH = 4;

    private final Text text;
    private final Prefix prefix;
    private final long limit;
    private LineCursor cursor;
    private long from;
    private long size = FIRST_BYTES;
    private boolean last;
    private boolean cutShort;

    Ahead(Text text, LineCursor at, Prefix prefix) {
        this.text = text;
        this.prefix = prefix;
        this.from = at.endOffset();
        this.limit = from + MOST_BYTES;
        this.cursor = piece(at.number() + 1);
    }

    private LineCursor piece(int firstLine) {
        long to = Math.min(from + size, limit);
        Text piece = text.slice(from, to, firstLine);
        // Where another format's lines are left out of the text, the next line may stand beyond the limit.
        cutShort = to == limit && piece.sizeBytes() >= to - from;
        last = cutShort || piece.sizeBytes() < to - from;
        return piece.lines();
    }

    /** Goes to the next line; false at the end of the text, and where the look ends. */
    boolean next() {
        while (true) {
            boolean there = cursor.next();
            if (there && (cursor.isTerminated() || last)) {
                return cursor.isTerminated() || !cutShort;
            }
            if (!there && last) {
                return false;
            }
            // The piece ended, perhaps within a line: the next one begins with that line.
            int number = there ? cursor.number() : cursor.number() + 1;
            from = there ? cursor.offset() : cursor.endOffset();
            size *= GROWTH;
            cursor = piece(number);
        }
    }

    /** True if the look ended before the text did. */
    boolean isCutShort() {
        return cutShort;
    }

    LineCursor cursor() {
        return cursor;
    }

    /** The line, without the prefix of the panic. */
    String line() {
        return prefix.cut(cursor.string());
    }
}
