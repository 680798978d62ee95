package dev.unpark.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Bytes as they come out of an archive, charged to the budget. */
final class Metered extends FilterInputStream {
    private final Budget budget;
    private final LongSupplier packedBytes;
    private long out;
    private @Nullable IOException failure;

    /** @param packedBytes how many packed bytes these took so far */
    Metered(InputStream in, Budget budget, LongSupplier packedBytes) {
        super(in);
        this.budget = budget;
        this.packedBytes = packedBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int n = readOn(b, off, len);
        if (n > 0) {
            out += n;
            budget.read(n, out, packedBytes.getAsLong());
        }
        return n;
    }

    // Some decoders give an end of file to whoever asks again after a failure.
    private int readOn(byte[] b, int off, int len) throws IOException {
        try {
            return in.read(b, off, len);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    // By reading: what is passed over was unpacked too.
    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)]));
    }

    // A buffer above would read on and lose what it has when that fails: at the end of a cut archive every byte counts.
    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
