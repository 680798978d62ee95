package dev.unpark.ui;

import dev.unpark.work.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A message across the window, in place of a dialog that would block.
 *
 * @param text one or two sentences: what happened and what to do
 * @param action label of a button, or null
 * @param run what the button does
 */
public record Notice(
        Kind kind,
        String text,
        @Nullable String action,
        @Nullable Runnable run) {
    /** How much attention it asks for. */
    public enum Kind {
        INFO,
        DONE,
        PROBLEM
    }

    public static Notice info(String text) {
        return new Notice(Kind.INFO, text, null, null);
    }

    public static Notice done(String text) {
        return new Notice(Kind.DONE, text, null, null);
    }

    public static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text, null, null);
    }

    /** The same notice with a button. */
    public Notice with(String label, Runnable what) {
        return new Notice(kind, text, label, what);
    }

    /** Tells of whatever went wrong. */
    public static Notice of(Throwable problem) {
        return problem(sentence(problem));
    }

    /** One sentence for a person, from whatever went wrong. */
    public static String sentence(Throwable problem) {
        String message = problem.getMessage();
        if (problem instanceof Refused && message != null) {
            return message;
        }
        if (problem instanceof java.util.concurrent.CancellationException) {
            return "Cancelled.";
        }
        return "Something in Unpark failed (" + problem.getClass().getSimpleName()
                + (message == null ? "" : ": " + message) + "). Your work is kept; please try again.";
    }
}
