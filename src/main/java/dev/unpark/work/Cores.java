package dev.unpark.work;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Lets one job use the cores that the machine has. The threads are those of Java's common pool; none is made. */
public final class Cores {
    /** Parts that are run ahead of the one whose result is wanted next, so that results do not pile up. */
    private static final int AHEAD_PER_CORE = 2;

    private Cores() {}

    /** Gets the results of the parts. */
    @FunctionalInterface
    public interface Taker<T> {
        void take(int part, T result);
    }

    /**
     * Runs {@code run} for the parts 0 to {@code parts - 1}, several at a time, and gives the results to {@code taker} in
     * their order, on the calling thread. What the one or the other throws ends it.
     */
    public static <T> void inOrder(int parts, JobContext job, IntFunction<T> run, Taker<T> taker) {
        int helpers = Math.min(Runtime.getRuntime().availableProcessors(), parts) - 1;
        Parts<T> all = new Parts<>(parts, run, (helpers + 1) * AHEAD_PER_CORE);
        for (int i = 0; i < helpers; i++) {
            ForkJoinTask.adapt(all::help).fork();
        }
        try {
            for (int i = 0; i < parts; i++) {
                job.checkCancelled();
                taker.take(i, all.result(i));
            }
        } finally {
            all.stop();
        }
    }

    /** Runs {@code beside} on another core, if there is one, while {@code first} runs here; gives what {@code beside} gave. */
    public static <T> T beside(Runnable first, Callable<T> beside) {
        FutureTask<T> task = new FutureTask<>(beside);
        if (Runtime.getRuntime().availableProcessors() > 1) {
            ForkJoinTask.adapt(task).fork();
        }
        try {
            first.run();
        } catch (RuntimeException e) {
            task.cancel(false);
            throw e;
        }
        task.run(); // unless the other core has begun
        return get(task);
    }

    private static <T> T get(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static final class Parts<T> {
        private final FutureTask<?>[] tasks;
        private final IntFunction<T> run;
        private final AtomicInteger next = new AtomicInteger();
        /** How many more may be run ahead. */
        private final Semaphore ahead;

        private volatile boolean stopped;

        Parts(int parts, IntFunction<T> run, int mostAhead) {
            this.tasks = new FutureTask<?>[parts];
            this.run = run;
            this.ahead = new Semaphore(mostAhead);
            for (int i = 0; i < parts; i++) {
                int part = i;
                tasks[i] = new FutureTask<>(() -> this.run.apply(part));
            }
        }

        void help() {
            while (!stopped) {
                ahead.acquireUninterruptibly();
                int part = next.getAndIncrement();
                if (stopped || part >= tasks.length) {
                    ahead.release(); // for the next helper to see the end
                    return;
                }
                tasks[part].run();
            }
        }

        // While the wanted part is being run elsewhere, another one is run here.
        T result(int part) {
            while (!tasks[part].isDone()) {
                if (!ahead.tryAcquire()) {
                    break;
                }
                int mine = next.getAndIncrement();
                if (mine >= tasks.length) {
                    ahead.release();
                    break;
                }
                tasks[mine].run();
            }
            @SuppressWarnings("unchecked") // only run.apply's results are in it
            FutureTask<T> task = (FutureTask<T>) tasks[part];
            T result = get(task);
            tasks[part] = DONE;
            ahead.release();
            return result;
        }

        void stop() {
            stopped = true;
            ahead.release(tasks.length + 1);
        }

        private static final FutureTask<Void> DONE = new FutureTask<>(() -> null);
    }
}
