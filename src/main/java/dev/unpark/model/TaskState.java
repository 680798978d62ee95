package dev.unpark.model;

/** What a task was doing when it was looked at, as far as the tool says. The closed list of {@code unpark/1}. */
public enum TaskState {
    /** A thread was polling it, or running its blocking closure. */
    POLLING("polling"),
    /** It was woken and stood in a queue for a thread. */
    SCHEDULED("scheduled"),
    /** It waited for a wake. */
    IDLE("idle"),
    COMPLETED("completed"),
    /** The tool does not say: {@code Handle::dump} prints where a task stands and not whether it was woken since. */
    UNKNOWN("unknown");

    private final String word;

    TaskState(String word) {
        this.word = word;
    }

    /** The spelling of the JSON and of the screen; stable. */
    public String word() {
        return word;
    }
}
