package dev.unpark.unpack;

import dev.unpark.work.JobContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of the archive itself: they tell how far the work is, and here it can be cancelled. */
final class PackedBytes extends FilterInputStream {
    private final JobContext job;
    private final long total;
    private final String what;
    private long done;

    PackedBytes(InputStream in, long total, String shown, JobContext job) {
        super(in);
        this.total = total;
        this.what = "Unpacking " + shown;
        this.job = job;
    }

    long done() {
        return done;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int n = in.read(b, off, len);
        count(Math.max(0, n));
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        job.checkCancelled();
        done += bytes;
        job.progress(Math.min(done, total), total, what);
    }
}
