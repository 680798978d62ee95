package dev.unpark.ui;

import dev.unpark.work.Job;
import dev.unpark.work.JobContext;
import dev.unpark.work.JobRunner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs jobs on two daemon threads and hands their values to the FX thread. The one class that makes threads; the status
 * bar shows {@link #running()}.
 */
public final class FxJobRunner implements JobRunner {
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "unpark-job");
        thread.setDaemon(true);
        return thread;
    });
    private final ObservableList<RunningJob> running = FXCollections.observableArrayList();

    /** Kept for good: such a wrapper listens weakly, and one that nobody holds goes silent. */
    private final ObservableList<RunningJob> shown = FXCollections.unmodifiableObservableList(running);

    /** Jobs under way, oldest first; changes on the FX thread. */
    public ObservableList<RunningJob> running() {
        return shown;
    }

    @Override
    public <T> Runnable start(String title, Job<T> job, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        RunningJob row = new RunningJob(title, () -> cancelled.set(true));
        running.add(row);
        threads.execute(() -> run(job, new Context(row, cancelled), row, onDone, onFailed));
        return () -> cancelled.set(true);
    }

    @Override
    public void later(Runnable shown) {
        Platform.runLater(shown);
    }

    private <T> void run(
            Job<T> job, JobContext context, RunningJob shown, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        Runnable then;
        try {
            T value = job.run(context);
            then = () -> onDone.accept(value);
        } catch (Exception | Error e) {
            then = () -> onFailed.accept(e);
        }
        Runnable last = then;
        Platform.runLater(() -> {
            running.remove(shown);
            last.run();
        });
    }

    /** Passes the newest progress on to the FX thread, at most one event waiting at a time. */
    private static final class Context implements JobContext {
        private final RunningJob shown;
        private final AtomicBoolean cancelled;
        private final AtomicReference<Progress> newest = new AtomicReference<>();

        private record Progress(long done, long total, String what) {}

        Context(RunningJob shown, AtomicBoolean cancelled) {
            this.shown = shown;
            this.cancelled = cancelled;
        }

        @Override
        public void progress(long done, long total, String what) {
            if (newest.getAndSet(new Progress(done, total, what)) == null) {
                Platform.runLater(() -> {
                    Progress p = newest.getAndSet(null);
                    shown.show(p.total > 0 ? (double) p.done / p.total : -1, p.what);
                });
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled.get();
        }
    }
}
