package dev.unpark.parse;

import dev.unpark.work.JobContext;

/**
 * Progress of one file. Parts of it may be read twice, by a second format, which to the person is no step back; and its
 * digest may be taken on another thread, which only asks whether to stop.
 */
final class ReadingProgress implements JobContext {
    private final JobContext job;
    private final String what;
    private long furthest = -1;

    ReadingProgress(JobContext job, String shown) {
        this.job = job;
        this.what = "Reading " + shown;
    }

    @Override
    public void progress(long done, long total, String ignored) {
        if (done > furthest) {
            furthest = done;
            job.progress(done, total, what);
        }
    }

    @Override
    public boolean isCancelled() {
        return job.isCancelled();
    }
}
