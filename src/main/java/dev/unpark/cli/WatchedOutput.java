package dev.unpark.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that writing failed, which {@link java.io.PrintStream} keeps to itself: a document that a full disk cut
 * short must not end in success.
 */
public final class WatchedOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    public WatchedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        attempt(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        attempt(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    /** What went wrong first; null if nothing did, or if only the reader went away ({@code unpark threads x | head}). */
    public @Nullable IOException failure() {
        return failure;
    }

    private interface Write {
        void run() throws IOException;
    }

    private void attempt(Write write) throws IOException {
        try {
            write.run();
        } catch (IOException e) {
            if (failure == null && !String.valueOf(e.getMessage()).contains("Broken pipe")) {
                failure = e;
            }
            throw e;
        }
    }
}
