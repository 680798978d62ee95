package dev.unpark.work;

/** Work that may take over a second: pure, with progress, cancelled between steps. */
@FunctionalInterface
public interface Job<T> {
    /**
     * @throws Refused if the input cannot be used; its message is a sentence for the person
     * @throws java.util.concurrent.CancellationException once {@link JobContext#checkCancelled()} saw the cancel
     */
    T run(JobContext context) throws Refused;
}
