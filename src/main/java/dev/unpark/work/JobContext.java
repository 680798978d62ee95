package dev.unpark.work;

/** What a job tells and asks while it runs. */
public interface JobContext {
    /** For callers that want neither progress nor cancel. */
    JobContext NONE = new JobContext() {
        @Override
        public void progress(long done, long total, String what) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * @param done units done so far, in the job's own unit (bytes for reading)
     * @param total units in all; 0 if unknown
     * @param what what is being done, in words for the status bar
     */
    void progress(long done, long total, String what);

    boolean isCancelled();

    /** Call it per line, thread or file. */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new java.util.concurrent.CancellationException();
        }
    }

    /** The same cancel; progress is told by somebody else. */
    default JobContext withoutProgress() {
        JobContext told = this;
        return new JobContext() {
            @Override
            public void progress(long done, long total, String what) {}

            @Override
            public boolean isCancelled() {
                return told.isCancelled();
            }
        };
    }
}
