package dev.unpark.work;

/** An input that cannot be used. The message is one sentence for the person: what was wrong and what to do. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }

    public Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
