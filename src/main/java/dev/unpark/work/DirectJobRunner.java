package dev.unpark.work;

import java.util.function.Consumer;

/** Runs a job in place, for the terminal and for tests. */
public final class DirectJobRunner implements JobRunner {
    @Override
    public <T> Runnable start(String title, Job<T> job, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        T value;
        try {
            value = job.run(JobContext.NONE);
        } catch (Refused | RuntimeException e) {
            onFailed.accept(e);
            return () -> {};
        }
        onDone.accept(value);
        return () -> {};
    }

    @Override
    public void later(Runnable shown) {
        shown.run();
    }
}
