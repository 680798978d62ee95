package dev.unpark.parse;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that can be read anywhere, by several threads. A file is read with plain reads: from a warm page cache they come
 * several times faster than the first touch of a mapped page does, and a file that shrinks meanwhile is an error that can
 * be told, not a fault.
 */
abstract class Bytes implements AutoCloseable {
    private static final long[] NO_JOINS = {};

    abstract long size();

    /**
     * Copies {@code length} bytes from {@code at} on.
     *
     * @throws UncheckedIOException if the file cannot be read, or has become shorter
     */
    abstract void read(long at, byte[] into, int offset, int length);

    /** Where a line of the file ends and goes on here as the same line, in order; for the most part nowhere. */
    long[] joins() {
        return NO_JOINS;
    }

    @Override
    public void close() throws IOException {}

    /** The first bytes from {@code at} on, at most so many. */
    final byte[] copy(long at, long most) {
        byte[] block = new byte[(int) Math.clamp(size() - at, 0, most)];
        read(at, block, 0, block.length);
        return block;
    }

    final boolean startsWith(int... head) {
        byte[] first = copy(0, head.length);
        if (first.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((first[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /** These bytes, which the caller no longer changes. */
    static Bytes of(byte[] bytes) {
        return new Bytes() {
            @Override
            long size() {
                return bytes.length;
            }

            @Override
            void read(long at, byte[] into, int offset, int length) {
                System.arraycopy(bytes, (int) at, into, offset, length);
            }
        };
    }

    /** A file's bytes, as many as it has now. */
    static Bytes of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        long size = channel.size();
        return new Bytes() {
            @Override
            long size() {
                return size;
            }

            @Override
            void read(long at, byte[] into, int offset, int length) {
                ByteBuffer target = ByteBuffer.wrap(into, offset, length);
                try {
                    while (target.hasRemaining()) {
                        if (channel.read(target, at + target.position() - offset) < 0) {
                            throw new EOFException("it became shorter while it was read. Copy it somewhere else and"
                                    + " open the copy.");
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
