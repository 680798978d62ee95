package dev.unpark.work;

import java.util.function.Consumer;

/** Runs jobs; the window's runner uses threads, the direct one does not. */
public interface JobRunner {
    /**
     * @param title for the status bar, such as {@code Reading dump-0930.txt}
     * @param onDone gets the value, on the thread that the runner belongs to
     * @param onFailed gets a {@link Refused}, or whatever else went wrong
     * @return cancels the job; a value that is ready already may still arrive, so callers compare generations
     */
    <T> Runnable start(String title, Job<T> job, Consumer<T> onDone, Consumer<Throwable> onFailed);

    /** Runs something on the thread that the runner belongs to, soon: for what a job has to show before it is done. */
    void later(Runnable shown);
}
