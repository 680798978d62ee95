package dev.unpark.parse;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Collects a text whose lines were broken up, put together again; each keeps the number of its first piece. */
final class JoinedLines {
    /** The text is put together in memory. */
    static final long MOST_BYTES = 64L << 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long[] joins = new long[64];
    private int count;

    void write(byte[] bytes, int from, int to) {
        out.write(bytes, from, to - from);
    }

    void write(char ascii) {
        out.write(ascii);
    }

    /** Here stood the end of a line that goes on. */
    void join() {
        if (count == joins.length) {
            joins = Arrays.copyOf(joins, 2 * count);
        }
        joins[count++] = out.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The text; its first line has the number that {@code of} begins with. */
    Text text(Text of) {
        return Text.of(new Joined(out.toByteArray(), Arrays.copyOf(joins, count)))
                .numberedFrom(of.firstLine());
    }

    /** Bytes that know where line ends were taken out of them. */
    private static final class Joined extends Bytes {
        private final byte[] bytes;
        private final long[] joins;

        Joined(byte[] bytes, long[] joins) {
            this.bytes = bytes;
            this.joins = joins;
        }

        @Override
        long size() {
            return bytes.length;
        }

        @Override
        void read(long at, byte[] into, int offset, int length) {
            System.arraycopy(bytes, (int) at, into, offset, length);
        }

        @Override
        long[] joins() {
            return joins;
        }
    }
}
